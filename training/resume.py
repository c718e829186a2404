"""The weights of a packaged model, to go on training from it: int8 ONNX -> ``state_dict``.

What was rounded to seven bits stays so until training moves it; what the graph does not hold keeps its first values.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

_QUANTIZED = "_quantized"


def resume(model: nn.Module, path: Path) -> None:
    """Give a model the weights of the packaged file ``path`` of the same network. Raises ValueError for another one."""
    graph = onnx.load(str(path)).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = {name: torch.from_numpy(array.copy()) for name, array in held.items() if array.dtype == np.float32}
    for name in [name for name in held if name.endswith(_QUANTIZED)]:
        base = name.removesuffix(_QUANTIZED)
        weight = _restored(held, base)
        if base.endswith(".weight"):
            found[base] = weight
        else:
            found[_bias_after(graph, name, set(held)).removesuffix("bias") + "weight"] = weight.T.contiguous()
    state = model.state_dict()
    for name, weight in found.items():
        if name in state and state[name].shape != weight.shape:
            raise ValueError(f"{path}: {name} has another shape; it is no file of this network")
    known = {name: weight for name, weight in found.items() if name in state}
    # Embeddings of the kinds of text are one constant in the graph: all text is of one kind.
    missing = [name for name in state if name not in known and not name.endswith("kinds.weight")]
    if missing:
        raise ValueError(f"{path}: has no {', '.join(missing[:3])}; it is no file of this network")
    if "encoder.kinds.weight" in state and "select" in held:
        known["encoder.kinds.weight"] = torch.from_numpy(held["select"].copy()).expand(2, -1).clone()
    model.load_state_dict(known, strict=False)


def _restored(held: dict[str, np.ndarray], base: str) -> Tensor:
    """The weight of a quantized tensor."""
    scale, zero = held[f"{base}_scale"], held[f"{base}_zero_point"].astype(np.float32)
    return torch.from_numpy((held[f"{base}{_QUANTIZED}"].astype(np.float32) - zero) * scale)


def _bias_after(graph: onnx.GraphProto, name: str, held: set[str]) -> str:
    """The bias that is added to the product with a weight. Raises ValueError where none is."""
    at = {name}
    for node in graph.node:
        if at & set(node.input):
            if bias := next((one for one in node.input if one in held and one.endswith(".bias")), None):
                return bias
            if node.op_type in ("MatMulInteger", "Cast", "Mul"):
                at |= set(node.output)
    raise ValueError(f"{name} is followed by no bias")
