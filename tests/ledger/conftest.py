import sys
from pathlib import Path

# The factory of readings is shared with the tests of merge.
sys.path.append(str(Path(__file__).parent.parent / "merge"))
