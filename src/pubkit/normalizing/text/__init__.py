"""Text hygiene: one kind of string a file, each a pure function from a raw string to a clean one."""
