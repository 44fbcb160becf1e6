"""The fields that BibLaTeX's data model, BibTeX's styles and CSL know: those that an entry can inherit.

BibLaTeX manual 3.19, sections 2.2.2 to 2.2.5; btxdoc, section 3.2; CSL 1.0.2, appendix IV. Knowledge alone.
"""

from __future__ import annotations

_BIBLATEX = """
abstract addendum afterword annotation annotator author authortype bookauthor bookpagination booksubtitle booktitle
booktitleaddon chapter commentator date doi edition editor editora editorb editorc editortype editoratype editorbtype
editorctype eid entrysubtype eprint eprintclass eprinttype eventdate eventtitle eventtitleaddon file foreword holder
howpublished indextitle institution introduction isan isbn ismn isrn issn issue issuesubtitle issuetitle
issuetitleaddon iswc journalsubtitle journaltitle journaltitleaddon label language library location mainsubtitle
maintitle maintitleaddon month nameaddon note number organization origdate origlanguage origlocation origpublisher
origtitle pages pagetotal pagination part publisher pubstate reprinttitle series shortauthor shorteditor shorthand
shorthandintro shortjournal shortseries shorttitle subtitle title titleaddon translator type url urldate venue version
volume volumes year
crossref entryset execute gender hyphenation ids indexsorttitle keywords langid langidopts options presort related
relatedoptions relatedstring relatedtype sortkey sortname sortshorthand sorttitle sortyear xdata xref
namea nameb namec nameatype namebtype namectype lista listb listc listd liste listf usera userb userc userd usere userf
verba verbb verbc address annote archiveprefix journal key pdf primaryclass school day endyear endmonth endday hour
minute second timezone yeardivision
"""
_COMMON = """
articleno award numpages reviewedtitle lccn mrnumber mrclass mrreviewer zblnumber pmid pmcid coden price size
affiliation contents copyright keyword eventyear urlyear origyear origauthor lang arxiv
authority call-number archive archive_location archive-place chapter-number citation-number
collection-number collection-title container-title container-title-short dimensions division event event-place
event-title genre isci isrc jurisdiction medium number-of-pages number-of-volumes original-publisher
original-publisher-place original-title
part-number part-title printing-number publisher-place references reviewed-genre reviewed-title scale section source
committee status supplement-number title-short volume-title year-suffix accessed available-date event-date issued
original-date submitted chair collection-editor compiler composer container-author contributor curator director
editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer
original-author performer producer recipient reviewed-author script-writer series-creator
"""

DATA_MODEL: frozenset[str] = frozenset((_BIBLATEX + _COMMON).split())
