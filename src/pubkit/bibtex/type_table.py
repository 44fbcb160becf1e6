"""Entry types of BibTeX and BibLaTeX, and the types of CSL 1.0.2, both ways by one table.

Each row: entry type, CSL type, CSL genre that the type implies. The first row with a CSL type is how it is written
back, unless a later one has the work's genre. BibLaTeX manual 3.19, section 2.1; CSL 1.0.2, appendix III.
"""

from __future__ import annotations

ROWS: tuple[tuple[str, str, str], ...] = (
    ("article", "article-journal", ""),
    ("article", "article-magazine", ""),
    ("article", "article-newspaper", ""),
    ("book", "book", ""),
    ("mvbook", "book", ""),
    ("booklet", "pamphlet", ""),
    ("collection", "book", ""),
    ("mvcollection", "book", ""),
    ("reference", "book", ""),
    ("mvreference", "book", ""),
    ("proceedings", "book", ""),
    ("mvproceedings", "book", ""),
    ("manual", "book", ""),
    ("commentary", "book", ""),
    ("incollection", "chapter", ""),
    ("inbook", "chapter", ""),
    ("bookinbook", "chapter", ""),
    ("suppbook", "chapter", ""),
    ("suppcollection", "chapter", ""),
    ("inreference", "entry-encyclopedia", ""),
    ("inreference", "entry-dictionary", ""),
    ("inreference", "entry", ""),
    ("inproceedings", "paper-conference", ""),
    ("conference", "paper-conference", ""),
    ("suppperiodical", "article-journal", ""),
    ("periodical", "periodical", ""),
    ("thesis", "thesis", ""),
    ("phdthesis", "thesis", "PhD thesis"),
    ("mastersthesis", "thesis", "Master’s thesis"),
    ("mathesis", "thesis", "Master’s thesis"),
    ("candthesis", "thesis", "Candidate thesis"),
    ("bachelorsthesis", "thesis", "Bachelor’s thesis"),
    ("report", "report", ""),
    ("techreport", "report", "Technical report"),
    ("patent", "patent", ""),
    ("online", "webpage", ""),
    ("online", "post-weblog", ""),
    ("online", "post", ""),
    ("electronic", "webpage", ""),
    ("www", "webpage", ""),
    ("webpage", "webpage", ""),
    ("dataset", "dataset", ""),
    ("data", "dataset", ""),
    ("software", "software", ""),
    ("softwareversion", "software", ""),
    ("softwaremodule", "software", ""),
    ("codefragment", "software", ""),
    ("unpublished", "manuscript", ""),
    ("preprint", "article", ""),
    ("misc", "document", ""),
    ("misc", "article", ""),
    ("artwork", "graphic", ""),
    ("image", "graphic", ""),
    ("misc", "figure", ""),
    ("misc", "map", ""),
    ("audio", "song", ""),
    ("music", "song", ""),
    ("misc", "musical_score", ""),
    ("movie", "motion_picture", ""),
    ("video", "motion_picture", ""),
    ("misc", "broadcast", ""),
    ("performance", "performance", ""),
    ("unpublished", "speech", ""),
    ("misc", "interview", ""),
    ("letter", "personal_communication", ""),
    ("jurisdiction", "legal_case", ""),
    ("legislation", "legislation", ""),
    ("legislation", "bill", ""),
    ("legislation", "regulation", ""),
    ("misc", "hearing", ""),
    ("legal", "treaty", ""),
    ("standard", "standard", ""),
    ("review", "review", ""),
    ("review", "review-book", ""),
    ("misc", "event", ""),
    ("misc", "classic", ""),
    ("misc", "collection", ""),
    # Types of no manual that files use all the same.
    ("masterthesis", "thesis", "Master’s thesis"),
    ("bachelorthesis", "thesis", "Bachelor’s thesis"),
    ("doctoralthesis", "thesis", "PhD thesis"),
    ("dissertation", "thesis", ""),
    ("habilitation", "thesis", "Habilitation thesis"),
    ("encyclopedia", "book", ""),
    ("dictionary", "book", ""),
    ("newsarticle", "article-newspaper", ""),
    ("presentation", "speech", ""),
    ("talk", "speech", ""),
    ("lecture", "speech", ""),
    ("poster", "speech", ""),
    ("webinar", "speech", ""),
    ("podcast", "broadcast", ""),
    ("newspaper", "article-newspaper", ""),
    ("newspaperarticle", "article-newspaper", ""),
    ("magazine", "article-magazine", ""),
    ("magazinearticle", "article-magazine", ""),
    ("blog", "post-weblog", ""),
    ("blogpost", "post-weblog", ""),
    ("game", "software", ""),
    ("email", "personal_communication", ""),
    ("workingpaper", "report", ""),
    ("whitepaper", "report", ""),
)

# BibLaTeX's localisation keys for the ``type`` field.
GENRES: dict[str, str] = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "Computer software",
    "datacd": "Data CD",
    "audiocd": "Audio CD",
    "patent": "Patent",
    "patentde": "German patent",
    "patenteu": "European patent",
    "patentfr": "French patent",
    "patentuk": "British patent",
    "patentus": "U.S. patent",
    "patreq": "Patent request",
    "patreqde": "German patent request",
    "patrequs": "U.S. patent request",
    "patreqeu": "European patent request",
    "patreqfr": "French patent request",
    "patrequk": "British patent request",
}
# Those of them that are CSL types of their own.
TYPE_BY_GENRE: dict[str, str] = {"software": "software", "patent": "patent"}
# ``entrysubtype`` of an article or periodical.
TYPE_BY_SUBTYPE: dict[str, str] = {
    "magazine": "article-magazine",
    "newspaper": "article-newspaper",
    "letter": "personal_communication",
    "map": "map",
    "musical_score": "musical_score",
    "interview": "interview",
    "bill": "bill",
    "blog": "post-weblog",
}

# Patent offices and countries of BibLaTeX's location keys -> CSL jurisdiction.
JURISDICTIONS: dict[str, str] = {
    "countryde": "Germany",
    "countryeu": "European Union",
    "countryep": "European Union",
    "countryfr": "France",
    "countryuk": "United Kingdom",
    "countryus": "United States",
}

# ``editortype``, ``editoratype`` ... -> the CSL name variable.
EDITOR_ROLES: dict[str, str] = {
    "editor": "editor",
    "compiler": "compiler",
    "collaborator": "contributor",
    "director": "director",
    "producer": "producer",
    "organizer": "organizer",
    "illustrator": "illustrator",
    "founder": "series-creator",
    "redactor": "contributor",
    "reviser": "contributor",
    "continuator": "contributor",
    "translator": "translator",
}

CSL_TYPE: dict[str, str] = {}
IMPLIED_GENRE: dict[str, str] = {}
ENTRY_TYPE: dict[str, str] = {}
ENTRY_TYPE_BY_GENRE: dict[tuple[str, str], str] = {}
for _entry, _csl, _genre in ROWS:
    CSL_TYPE.setdefault(_entry, _csl)
    if _genre:
        IMPLIED_GENRE.setdefault(_entry, _genre)
        ENTRY_TYPE_BY_GENRE.setdefault((_csl, _genre), _entry)
    ENTRY_TYPE.setdefault(_csl, _entry)
for _csl in ENTRY_TYPE:  # an entry may be of CSL's own type
    CSL_TYPE.setdefault(_csl, _csl)
