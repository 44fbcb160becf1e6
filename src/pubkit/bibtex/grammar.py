"""The grammar of a clean BibTeX file as regular expressions, after BibTeX 0.99d's own reader.

All are possessive (Python 3.11), so that none backtracks: each is linear in what it reads. What they do not match
goes to `pubkit.bibtex.recovery`. Only ASCII space is white, as in BibTeX: a no-break space belongs to the value.
"""

from __future__ import annotations

import re

# "Identifiers" of BibTeX; a type cannot hold "@", so that "@@misc{" is read from the second sign.
NAME = r"""[^\s"#%'(),={}]++"""
TYPE = r"""[^\s"#%'(),={}@]++"""

# Braces nest this deep in the fast way; deeper ones are counted in recovery. Real files: 4 at most but for a few.
_NESTING = 5


def _inside(depth: int) -> str:
    """What balanced braces hold, nested ``depth`` deep at most."""
    return r"[^{}]*+" if depth == 0 else rf"[^{{}}]*+(?:\{{{_inside(depth - 1)}\}}[^{{}}]*+)*+"


INSIDE = _inside(_NESTING)
BRACED = rf"\{{{INSIDE}\}}"
QUOTED = rf'"(?:[^"{{}}]++|{BRACED})*+"'
PIECE = rf"(?:{BRACED}|{QUOTED}|{NAME})"
VALUE = rf"{PIECE}(?:\s*+\#\s*+{PIECE})*+"
FIELDS = rf"(?:\s*+,\s*+{NAME}\s*+=\s*+{VALUE})*+"

# A whole clean entry in braces: type, key, end of the key. An entry that a comma follows has most likely lost its
# end to a stray brace, so it is left to recovery.
ENTRY = re.compile(rf"@\s*+({TYPE})\s*+\{{\s*+([^\s,{{}}=]++)(){FIELDS}\s*+(?:,\s*+)?+\}}(?!\s*+,)", re.ASCII)

# One field of a clean entry, as text: name, value in single braces, any other value.
# White space has been collapsed before.
FIELD = re.compile(rf",\s*+({NAME})\s*+=\s*+(?:\{{ ?+({INSIDE})\}}(?=\s*+[,}}])|({VALUE}))", re.ASCII)

HEAD = re.compile(rf"@\s*+({TYPE})\s*+([{{(])", re.ASCII)
FIELD_HEAD = re.compile(rf"({NAME})\s*+=(?!=)\s*+", re.ASCII)
WHITE = re.compile(r"[ \t\r\n\f\v]+")

# Where reading takes up again after an entry that never ends: an entry's head at the start of a line.
NEXT_ENTRY = re.compile(rf"(?:^|[\r\n])[ \t]*+(?=@[ \t]*+{TYPE}\s*+[{{(])", re.ASCII)
# A line that begins a field: what an unclosed value most likely ran into.
FIELD_LINE = re.compile(rf",?[ \t]*+[\r\n]\s*+(?={NAME}\s*+=\s*+(?:[{{\"\d]|[A-Za-z]+\s*+[,#}}]))", re.ASCII)
CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)|^={7}\r?$", re.MULTILINE)
