"""Publication lists: grouping, numbering, legends, and one file an output."""
