"""How common stems are in this project's own marked text.

python -m training.common > src/communique/data/merge/common.tsv
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from communique.merge.words import content_stems
from communique.read.frames import load_codebook
from training.marked import read_marked

#: Stems in fewer sentences count as this rare.
LEAST = 30


def table() -> str:
    """The table: a stem and the number of sentences that hold it; ``*`` is the number of all."""
    rows = read_marked(sorted((Path(__file__).parent / "told").glob("*.txt")), load_codebook())
    counts = Counter(stem for row in rows for stem in content_stems(row.text))
    common = sorted(((n, stem) for stem, n in counts.items() if n >= LEAST), key=lambda one: (-one[0], one[1]))
    lines = [f"# Stems in {LEAST} or more of the {len(rows)} sentences of training/told, by training/common.py."]
    return "\n".join([*lines, f"*\t{len(rows)}", *(f"{stem}\t{n}" for n, stem in common)]) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table())
