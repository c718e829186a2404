"""One article to one reading: ``communique.read(text)``; the stages are the folders below."""
