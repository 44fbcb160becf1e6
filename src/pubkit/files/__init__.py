"""The other codecs, atomic writes and the undo journal."""
