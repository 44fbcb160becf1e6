"""One check a file; the order is that of ``pubkit.checking.codes``."""
