"""PDF and Word documents as text, bold and italics in Markdown's signs. Both need the extra ``pubkit-bib[import]``."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from pubkit.errors import InputError

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_HINT = "install pubkit-bib[import]"
_HYPHENATED = re.compile(r"(?<=[a-zß-ÿ])[-\u00ad]\n(?=[a-zß-ÿ])")
_SPECIAL = re.compile(r"([*_\\<])")


def document_text(data: bytes, format: str, name: str = "") -> str:
    """The text of a ``pdf`` or a ``docx``.

    A PDF says nothing of lists or emphasis: its lines are what there is, and words that a hyphen parts at the end of
    a line are joined.

    Raises:
        InputError: the extra is not installed, or the document cannot be read.
    """
    read = {"pdf": _pdf, "docx": _docx}[format]
    try:
        return read(data)
    except ModuleNotFoundError as error:
        raise InputError(f"{name}: reading {format.upper()} needs {error.name}", _HINT) from None
    except Exception as error:  # what a broken document raises is the package's own business
        raise InputError(f"{name}: cannot be read as {format.upper()}: {error}", "save it as text") from None


def _pdf(data: bytes) -> str:
    from pypdf import PdfReader

    pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    return _HYPHENATED.sub("", "\n".join(pages))


def _docx(data: bytes) -> str:
    from docx import Document

    return "\n\n".join(filter(None, map(_paragraph, Document(io.BytesIO(data)).paragraphs)))


def _paragraph(paragraph: Paragraph) -> str:
    """A paragraph with its runs marked; a heading and an item of a list begin as Markdown's do."""
    runs: list[tuple[str, str]] = []
    for run in paragraph.runs:
        sign = ("**" if run.bold else "") + ("*" if run.italic else "")
        if runs and runs[-1][0] == sign:
            runs[-1] = (sign, runs[-1][1] + run.text)
        else:
            runs.append((sign, run.text))
    text = "".join(_marked(sign, words) for sign, words in runs).strip()
    style = (paragraph.style.name or "") if paragraph.style else ""
    if not text:
        return ""
    return f"# {text}" if style.startswith(("Heading", "Title")) else f"- {text}" if style.startswith("List") else text


def _marked(sign: str, text: str) -> str:
    """Words between their signs, the blanks outside: Markdown's emphasis begins and ends at a word."""
    escaped = _SPECIAL.sub(r"\\\1", text) if sign else text
    bare = escaped.strip()
    if not sign or not bare:
        return text
    start = escaped.index(bare)
    return f"{escaped[:start]}{sign}{bare}{sign[::-1]}{escaped[start + len(bare) :]}"
