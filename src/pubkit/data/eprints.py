"""Archives of electronic prints: their names as printed, and the address of one print."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Archive(NamedTuple):
    """``name`` as printed; ``url`` with ``{}`` for the print's number."""

    name: str
    url: str


# BibLaTeX's eprinttype, lower case (BibLaTeX manual 3.19, section 3.14.7), and what people write besides.
ARCHIVES: Mapping[str, Archive] = {
    "arxiv": Archive("arXiv", "https://arxiv.org/abs/{}"),
    "biorxiv": Archive("bioRxiv", "https://www.biorxiv.org/content/{}"),
    "medrxiv": Archive("medRxiv", "https://www.medrxiv.org/content/{}"),
    "hal": Archive("HAL", "https://hal.science/{}"),
    "jstor": Archive("JSTOR", "https://www.jstor.org/stable/{}"),
    "pubmed": Archive("PubMed", "https://pubmed.ncbi.nlm.nih.gov/{}"),
    "hdl": Archive("hdl", "https://hdl.handle.net/{}"),
    "iacr": Archive("IACR ePrint", "https://eprint.iacr.org/{}"),
    "eccc": Archive("ECCC", "https://eccc.weizmann.ac.il/report/{}"),
    "ssrn": Archive("SSRN", "https://ssrn.com/abstract={}"),
    "googlebooks": Archive("Google Books", "https://books.google.com/books?id={}"),
}
