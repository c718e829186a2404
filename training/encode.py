"""Text with two marked parties -> token ids. Training and running must do the same, so running's code is used."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from communique.models.act_classifier import Marker
from training.examples import Example


def batch_of(examples: Sequence[Example], marker: Marker) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, mask, place of the source's mark and of the target's mark, padded to the longest of the batch."""
    coded = [marker.encode(e.text, e.source, e.target) for e in examples]
    length = max(len(ids) for ids, _, _ in coded)
    ids = torch.zeros(len(coded), length, dtype=torch.long)
    mask = torch.zeros(len(coded), length, dtype=torch.long)
    for n, (row, _, _) in enumerate(coded):
        ids[n, : len(row)] = torch.tensor(row)
        mask[n, : len(row)] = 1
    places = (torch.tensor([c[k] for c in coded]) for k in (1, 2))
    return ids, mask, *places
