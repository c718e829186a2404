"""How common stems are: the table is the one that its command prints from the marked text."""

from __future__ import annotations

import sys
from pathlib import Path

from communique.rules import data_folder

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from training.common import table


def test_the_table_of_common_stems_is_up_to_date() -> None:
    assert data_folder("merge", "common.tsv").read_text("utf-8") == table()
