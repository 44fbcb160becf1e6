"""Who is "me" in an author list, and who shares the first place."""
