"""Names, venues and text as a careful librarian would write them: one rule, one file."""
