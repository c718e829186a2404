"""What the packaged ONNX models share: how a file is opened, and probabilities of logits."""

from __future__ import annotations

import json
import math
from importlib.resources import files
from typing import TYPE_CHECKING

from communique.errors import ModelError
from communique.rules import version_of

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from onnxruntime import InferenceSession

MODELS = files("communique") / "models"


def open_model(folder: Traversable, name: str) -> tuple[InferenceSession, dict[str, list[str]], str]:
    """Open ``NAME.onnx`` of a folder on one thread: the session, the classes of each head, the version.

    Raises ModelError saying what to do where the files are missing or damaged.
    """
    try:
        import onnxruntime

        weights = (folder / f"{name}.onnx").read_bytes()
        card = json.loads((folder / "classes.json").read_text("utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ModelError(f"the packaged model '{name}' does not load ({error}); install communique again") from error
    return session, card, version_of(weights)


def softmax(logits: list[float]) -> list[float]:
    """Probabilities of logits."""
    top = max(logits)
    powers = [math.exp(x - top) for x in logits]
    total = sum(powers)
    return [p / total for p in powers]
