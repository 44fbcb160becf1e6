"""Names as people print them, read into parts: marks, lists, single names and their scripts, one concept a file."""
