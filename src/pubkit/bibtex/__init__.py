"""Lossless BibTeX and BibLaTeX: text -> spans -> values -> Work, and back by splicing."""
