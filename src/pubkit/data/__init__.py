"""Tables: what pubkit knows, kept out of the code."""
