"""Fields of BibTeX and BibLaTeX, and the variables of CSL 1.0.2, both ways by one table.

BibLaTeX manual 3.19, sections 2.2 and 2.3; CSL 1.0.2, appendix IV.
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One variable: the Work attribute or CSL variable, its kind, and the fields that hold it, best first.

    ``kind``: rich (markup), plain, verbatim (no LaTeX), pages, series, literals, names, date. ``types`` limits
    the row to some CSL types; of rows for one variable the first that fits counts.
    """

    variable: str
    kind: str
    fields: tuple[str, ...]
    types: frozenset[str] = frozenset()


JOURNALS = frozenset(
    {
        *("article-journal", "article-magazine", "article-newspaper", "periodical", "review", "review-book"),
        *("article", "document"),
    }
)
NUMBERED = frozenset(
    {
        *("report", "patent", "standard", "legislation", "bill", "regulation", "treaty", "legal_case", "manuscript"),
        *("document", "article", "dataset", "software", "webpage", "thesis", "hearing"),
    }
)
PARTS = frozenset({"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary", "entry"})
SCHOOLS = frozenset({"thesis"})
INSTITUTIONS = frozenset({"report", "standard", "dataset", "software", "webpage", "document"})

# Read before the others where an entry has it, but never what a new value is written to.
NEVER_NEW = frozenset({"maintitle"})

# Attributes of Work. Order is the order in which a new entry is written.
STRINGS: tuple[Row, ...] = (
    Row("container_title", "rich", ("journaltitle", "journal", "booktitle"), JOURNALS),
    Row("container_title", "rich", ("maintitle", "booktitle", "journaltitle", "journal"), PARTS),
    Row("container_title", "rich", ("booktitle", "maintitle", "journaltitle", "journal")),
    Row("volume", "rich", ("volume",)),
    Row("issue", "rich", ("number", "issue"), JOURNALS - {"document", "article"}),
    Row("issue", "rich", ("issue",)),
    Row("number", "rich", ("number",), NUMBERED),
    Row("number", "rich", ("eid", "articleno")),
    Row("pages", "pages", ("pages",)),
    Row("publisher", "literals", ("school", "institution", "publisher"), SCHOOLS),
    Row("publisher", "literals", ("institution", "publisher", "organization", "school"), INSTITUTIONS),
    Row("publisher", "literals", ("publisher", "institution", "organization", "school")),
    Row("publisher_place", "literals", ("location", "address", "publisher-place")),  # of a patent they are offices
    Row("doi", "doi", ("doi",)),
    Row("url", "url", ("url",)),
    Row("isbn", "plain", ("isbn",)),
    Row("issn", "plain", ("issn",)),
    Row("eprint", "verbatim", ("eprint",)),
    Row("eprint_type", "plain", ("eprinttype", "archiveprefix")),
    Row("abstract", "rich", ("abstract",)),
    Row("note", "rich", ("note",)),
)

# CSL variables that live in Work.extra.
EXTRAS: tuple[Row, ...] = (
    Row("collection-title", "series", ("series",), JOURNALS),
    Row("collection-title", "state", ("series",)),
    Row("collection-number", "rich", ("number",)),
    Row("genre", "rich", ("type",)),
    Row("edition", "rich", ("edition",)),
    Row("chapter-number", "rich", ("chapter",)),
    Row("number-of-pages", "rich", ("pagetotal", "numpages")),
    Row("number-of-volumes", "rich", ("volumes",)),
    Row("version", "rich", ("version",)),
    Row("part-number", "rich", ("part",)),
    Row("title-short", "rich", ("shorttitle",)),
    Row("container-title-short", "rich", ("shortjournal",)),
    Row("event-title", "rich", ("eventtitle",)),
    Row("event-place", "rich", ("venue",)),
    Row("original-title", "rich", ("origtitle",)),
    Row("original-publisher", "rich", ("origpublisher",)),
    Row("original-publisher-place", "rich", ("origlocation",)),
    Row("reviewed-title", "rich", ("reviewedtitle",)),
    Row("annote", "rich", ("annotation", "annote")),
    Row("status", "state", ("pubstate",)),
    Row("call-number", "plain", ("library",)),
    Row("volume-title", "rich", ("booktitle",)),
    Row("collection-title-short", "rich", ("shortseries",)),
    Row("PMID", "plain", ("pmid",)),
    Row("PMCID", "plain", ("pmcid",)),
    *(Row(name, "plain", (name.lower(),)) for name in ("ISAN", "ISCI", "ISMN", "ISRC", "ISWC")),
)

# CSL name variables that live in Work.contributors; ``author`` and ``editor`` are attributes.
NAMES: tuple[Row, ...] = (
    Row("translator", "names", ("translator",)),
    Row("container-author", "names", ("bookauthor",)),
    Row("director", "names", ("director",)),
    Row("illustrator", "names", ("illustrator",)),
    Row("original-author", "names", ("origauthor",)),
    Row("holder", "names", ("holder",)),
    *(
        Row(variable, "names", (variable,))
        for variable in (
            *("chair", "collection-editor", "compiler", "composer", "contributor", "curator", "editor-translator"),
            *("editorial-director", "executive-producer", "guest", "host", "interviewer", "narrator", "organizer"),
            *("performer", "producer", "recipient", "reviewed-author", "script-writer", "series-creator"),
        )
    ),
)

# CSL date variables that live in Work.dates; ``issued`` is an attribute.
DATES: tuple[Row, ...] = (
    Row("accessed", "date", ("urldate", "urlyear")),
    Row("event-date", "date", ("eventdate", "eventyear")),
    Row("original-date", "date", ("origdate", "origyear")),
    Row("available-date", "date", ("available-date",)),
    Row("submitted", "date", ("submitted",)),
)

# Fields that say when, of what type, and from where an entry inherits: read by rules of their own.
READ_APART = frozenset(
    {"date", "year", "month", "day", "type", "entrysubtype", "crossref", "xref", "xdata", "entryset", "options"}
)
# Fields whose meaning hangs on others: they are read when the rest has been.
READ_TOGETHER = frozenset(
    {
        *(
            "subtitle",
            "booksubtitle",
            "journalsubtitle",
            "mainsubtitle",
            "howpublished",
            "langid",
            "language",
            "hyphenation",
        ),
        *("keywords", "keyword", "ids", "related", "relatedtype"),
        *("editortype", "editora", "editoratype", "editorb", "editorbtype", "editorc", "editorctype"),
    }
)
# Field -> the field of its subtitle.
SUBTITLES: dict[str, str] = {
    "title": "subtitle",
    "booktitle": "booksubtitle",
    "maintitle": "mainsubtitle",
    "journaltitle": "journalsubtitle",
}
# A field that lost to another for one variable -> the variable it is then.
SECOND: dict[str, str] = {"booktitle": "volume-title"}
# An entry is BibTeX's that has a year and none of these: there "and" in a publisher is a word, here it parts a list.
BIBLATEX_WORDS = frozenset({"date", "journaltitle", "location"})
# An issue with a title of its own is what a @periodical is about: its fields -> the fields of an article's kind.
ISSUE_TITLES: dict[str, str] = {
    "title": "journaltitle",
    "subtitle": "journalsubtitle",
    "issuetitle": "title",
    "issuesubtitle": "subtitle",
}
# Collections whose eprint is an identifier of CSL's own.
EPRINT_IDENTIFIERS: dict[str, str] = {"pubmed": "PMID", "pmid": "PMID", "pmc": "PMCID", "pmcid": "PMCID"}
# Words of one dialect that the other spells in another way: BibTeX's first.
DIALECTS: tuple[tuple[str, str], ...] = (
    ("journal", "journaltitle"),
    ("address", "location"),
    ("school", "institution"),
    ("archiveprefix", "eprinttype"),
    ("primaryclass", "eprintclass"),
    ("annote", "annotation"),
)
# Fields that CSL has no word for and whose value is text, not data: they are read as rich text.
TEXTS = frozenset(
    {
        *("addendum", "award", "titleaddon", "booktitleaddon", "eventtitleaddon", "issuetitle", "issuesubtitle"),
        *("issuetitleaddon", "journaltitleaddon", "maintitle", "mainsubtitle", "maintitleaddon", "nameaddon"),
        *("volume-title", "authority", "medium", "section", "scale", "source", "references", "dimensions", "archive"),
        *("archive-place", "archive_location", "part-title", "division", "event", "printing-number", "committee"),
        *("supplement-number", "reviewed-genre"),
        *("reprinttitle", "origlanguage", "institution", "organization", "publisher", "school", "series", "venue"),
    }
)
