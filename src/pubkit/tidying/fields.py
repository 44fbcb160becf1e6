"""What kinds of fields there are, as far as tidying minds (BibLaTeX manual 3.19, section 2.2: data types)."""

from __future__ import annotations

# Verbatim and URI fields: no LaTeX in them, and no sign may change.
VERBATIM = frozenset({"doi", "eprint", "file", "pdf", "url", "urlraw", "verba", "verbb", "verbc", "bdsk-url-1"})

# Fields that hold keys of entries.
KEYS = frozenset({"crossref", "xref", "xdata", "related", "entryset", "ids"})

# Fields that hold lists of names.
NAMES = frozenset(
    {
        "author", "editor", "translator", "annotator", "commentator", "introduction", "foreword", "afterword",
        "bookauthor", "holder", "editora", "editorb", "editorc", "shortauthor", "shorteditor",
    }
)  # fmt: skip

# Fields that hold ranges of pages.
PAGES = frozenset({"pages"})

# Fields whose capitals are prose.
TITLES = frozenset(
    {
        "title", "subtitle", "titleaddon", "shorttitle", "booktitle", "booksubtitle", "maintitle", "mainsubtitle",
        "journal", "journaltitle", "journalsubtitle", "issuetitle", "eventtitle", "series",
    }
)  # fmt: skip


# Fields whose signs are a grammar of their own: EDTF dates, BibLaTeX's options.
CODED = frozenset({"date", "eventdate", "origdate", "urldate", "options", "langidopts", "relatedoptions", "execute"})
_NO_TEXT = VERBATIM | KEYS | CODED


def is_text(name: str) -> bool:
    """True for a field whose value LaTeX typesets; annotations (``author+an``), keys and addresses are none."""
    lower = name.lower()
    return lower not in _NO_TEXT and not lower.startswith("url") and "+" not in lower
