"""How much is read of one input, and what inputs there are."""

from __future__ import annotations

#: bytes of a file that is one article; the cleaning stage refuses more anyway
ARTICLE_BYTES = 5_000_000
#: bytes of a JSON document, which is held in memory as a whole (some ten times its size while it is parsed)
JSON_BYTES = 50_000_000
#: bytes of one JSON line; the text field of one article and what else is there
LINE_BYTES = 10_000_000
#: bytes of a JSON lines file, which is read line by line
LINES_BYTES = 2_000_000_000
#: lines of a JSON lines file that hold no article, with none that does, after which the file is given up
BAD_LINES = 1_000
#: folders within folders
FOLDER_DEPTH = 50

TEXT, HTML, JSON, LINES = "text/plain", "text/html", "application/json", "application/x-ndjson"
#: File endings and what they hold.
KINDS = {".txt": TEXT, ".html": HTML, ".htm": HTML, ".json": JSON, ".jsonl": LINES, ".ndjson": LINES}
#: Said wherever an input is refused for its kind.
ACCEPTED = "give .txt, .html (.htm), .json or .jsonl (.ndjson) files, a folder of them, or - for standard input"
