"""``python -m communique.store`` prints ``docs/columns.md``."""

import sys

from communique.store.schema import columns_page

sys.stdout.write(columns_page())
