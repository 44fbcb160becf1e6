"""Venues outside the table, read by their form: `Journal of X`, `International Conference on X (ICX)`.

What a string says of itself in full words is taken at its word, with lower confidence; a string with
abbreviations outside the table is left as it is, because what they stand for cannot be known.
"""

from __future__ import annotations

import re

_LEAD = re.compile(
    r"^(?:in[: ]+|to appear in[: ]+|appear(?:s|ed) in[: ]+|published in[: ]+|presented at[: ]+)?(?:the )?"
    r"(?:(?:\w+ )?(?:conference )?(?:proceedings|proc\.?|procs\.?|record|digest|abstracts?)(?: of)?(?: the)?[: ]+)?",
    re.IGNORECASE,
)
_ORDINAL_WORD = (
    r"(?:(?:twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety)[ -]?)?(?:first|second|third|fourth|fifth|"
    r"sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|twentieth|thirtieth|fortieth|fiftieth)"
)
_EDITION = re.compile(
    rf"\b(?:the )?(?:\d+(?:st|nd|rd|th)|{_ORDINAL_WORD})\b(?!-\w)(?: (?:annual|biennial))?|\b(?:19|20)\d\d\b|"
    r"['’]\d\d\b|\bannual\b",
    re.IGNORECASE,
)
_PAREN = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_ABBREVIATED = re.compile(r"\b[A-Za-z][a-z]{0,10}\.(?=\s|$|,)(?!$)|\.\s*\w+\.")
_GAPS = re.compile(r"\s+([,:;)])|\s{2,}")

MEETING = re.compile(r"\b(?:conference|symposium|congress|colloquium|convention|meeting|workshops?)\b", re.IGNORECASE)
_TOPIC = re.compile(
    r"\b(?:conference|symposium|congress|colloquium|convention|meeting|workshop)\b,?"
    r"(?: series)? (?:on|of|for|in) (?!the proceedings)\w",
    re.IGNORECASE,
)
JOURNAL = re.compile(
    r"^(?:the )?(?:[\w&'’/-]+ ){0,4}?(?:journal|transactions|annals|archives?|bulletin|letters|reviews?|acta|revista|"
    r"revue|"
    r"zeitschrift|annales|quarterly|magazine|trends in|current opinion|frontiers in|communications|"
    r"international journal|proceedings of the (?:royal|national|american|london|cambridge)|"
    r"newsletter|reports on|memoirs of|вестник|известия|доклады|журнал)\b",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(
    r"\s*[:,.(—–-]+\s*(?:an? |the )?(?:official|international|interdisciplinary|multidisciplinary|peer[- ]reviewed)? ?"
    r"(?:journal|publication|organ|magazine|bulletin) (?:of|for|in|on|devoted|dedicated)\b.*$|"
    r" - (?:the|an?) (?:\w+ )*journal\b.*$",
    re.IGNORECASE,
)


# What is short for one word alone, wherever it stands.
_SHORT = {
    re.compile(rf"\b{short}(?:\.|\b)", re.IGNORECASE): word
    for short, word in (
        (r"int(?:['’]?l)?", "International"),
        (r"conf", "Conference"),
        (r"symp", "Symposium"),
        (r"wo?r?ksho?p", "Workshop"),
    )
}


def _spelled_out(text: str) -> str:
    for short, word in _SHORT.items():
        text = short.sub(word, text)
    return text


def tidy(text: str) -> str:
    """The string without its lead and its editions.

    >>> tidy("In Proceedings of the Third International Workshop on Foo 2005")
    'International Workshop on Foo'
    """
    text = _LEAD.sub("", text, count=1)
    text = _EDITION.sub(" ", text)
    text = re.sub(r"[(\[]\s*[)\]]", "", text)
    text = _GAPS.sub(lambda match: match[1] or " ", text)
    text = re.sub(r"^(?:the|in|of)\s+", "", text.strip(" ,.;:-'’"), flags=re.IGNORECASE)
    return text.strip(" ,.;:-'’")


def meeting(text: str) -> tuple[str, str] | None:
    """The name and the acronym of a meeting that says in full what it is on; None when it does not.

    >>> meeting("Proceedings of the 3rd International Conference on Foo Bar (ICFB 2005), Paris")
    ('International Conference on Foo Bar', 'ICFB')
    """
    text = _spelled_out(text)
    if inverted := _INVERTED_MEETING.match(text):
        text = f"{inverted['name']} {inverted['topic'].strip()}"
        text += f" ({inverted['acronym']})" if inverted["acronym"] else ""
    if volume := _VOLUME.match(text):
        kind = tidy(volume["kind"] or volume["late"])
        return f"{kind} on {tidy(volume['topic'])}", volume["acronym"] or volume["then"]
    acronym = ""
    for inner in _PAREN.findall(text):
        word = tidy(inner)
        if re.fullmatch(r"[A-Z][\w&/+-]{1,14}", word) and sum(letter.isupper() for letter in word) > 1:
            acronym = word
            break
    text = _PAREN.sub("", text)
    if not acronym and (before := _ACRONYM_BEFORE.match(text)):
        acronym = before[1]
    for part in re.split(r"\s+- |: | \| ", text):
        if not _TOPIC.search(part):
            continue
        name = tidy(part)
        if match := re.match(r"^([A-Z][A-Z0-9&/+-]{2,12}),? (?=(?:\w+ ){0,4}(?:conference|symposium|workshop))", name):
            rest = name[match.end() :]
            acronym, name = (
                acronym or match[1],
                rest if match[1] not in ("IEEE", "ACM", "IFIP", "AAAI", "USENIX") else name,
            )
        name = _first_clause(name)
        if _ABBREVIATED.search(name) or name.endswith(("…", "...")) or len(name.split()) < LEAST_NAME:
            return None
        return name, acronym
    return None


_ACRONYM_BEFORE = re.compile(r"([A-Z][A-Za-z0-9&/+-]*[A-Z][\w&/+-]*?)(?: ?['’]?\d{2,4})?: ")
LEAST_NAME = 3  # words: "Conference on Foo"


# "Chinese Control Conference": a meeting named by the words before it, three capitalized words or more in all.
_NAMED = re.compile(
    r"[A-Z][\w'’-]+ (?:(?:(?:and|for|in|of|on|the|&) )*[A-Z][\w'’-]+ ){1,7}"
    r"(?:Conference|Symposium|Congress|Colloquium|Workshop)"
)


def named(text: str) -> str:
    """The name of a meeting that the string is, in capitalized words with the meeting last; empty where it is not.

    >>> named("Proceedings of the 30th Chinese Control Conference, Yantai")
    'Chinese Control Conference'
    """
    name = tidy(text.partition(",")[0])
    return name if _NAMED.fullmatch(name) else ""


def _first_clause(name: str) -> str:
    """Up to the comma behind which the acronym, the place or the date stands, not one inside a list of topics."""
    parts = name.split(", ")
    for spot in range(1, len(parts)):
        head = ", ".join(parts[:spot])
        rest = parts[spot]
        if rest.startswith(("and ", "& ")):
            continue
        if _TOPIC.search(head) and " and " not in ", ".join(parts[spot:]):
            return head
        if rest.isupper():
            return head
    return name


_INVERTED_JOURNAL = re.compile(r"^([^,]+(?:, [^,]+)*), ([^,]*\b(?:Transactions|Journal) (?:on|of)(?: the)?)$")
_INVERTED_SPONSOR = re.compile(r"^([^,]+(?:, [^,]+)*), (IEEE|ACM|IEE|IET)$")  # `Software, IEEE`
_INVERTED_MEETING = re.compile(
    r"^(?P<topic>[^,.(]+)(?:\((?P<acronym>[^()]+)\))?[,.]? (?P<middle>.*?)"
    r"(?P<name>(?:[\w/&-]+ ){0,5}(?:Conference|Symposium|Congress|Workshop) (?:on|of|for))\.?$"
)


# Springer's volumes: "Foo and Bar - FAB 2005, 20th International Symposium, Paris", "Foo, 3rd Conference, FOO 2004".
_MEETS = (
    rf"(?P<kind>(?:\d+(?:st|nd|rd|th)|{_ORDINAL_WORD}) (?:[\w-]+ ){{0,3}}(?:Conference|Symposium|Congress|Workshop))"
)
_VOLUME = re.compile(
    rf"(?P<topic>[A-Z][^,:.-]+?)(?: - | ?[,.:] )"
    rf"(?:(?P<acronym>[A-Z][\w-]*[A-Z]\w*) ?['’]?\d{{2,4}}(?:[:,.]| -) {_MEETS}|{_MEETS.replace('kind', 'late')}, "
    rf"(?P<then>[A-Z][\w-]*[A-Z]\w*) ?['’]?\d{{2,4}})(?=[,.]|$)"
)


def upright(text: str) -> str:
    """IEEE's inverted journal names set right: ``Image Processing, IEEE Transactions on``.

    >>> upright("Image Processing, IEEE Transactions on")
    'IEEE Transactions on Image Processing'
    """
    match = _INVERTED_JOURNAL.match(text) or _INVERTED_SPONSOR.match(text)
    return f"{match[2]} {match[1]}" if match else text


def journal(text: str) -> str:
    """A journal's name, where the string gives it in full words; empty where it does not.

    >>> journal("Journal of Foo Studies")
    'Journal of Foo Studies'
    >>> journal("J. Foo Stud.")
    ''
    """
    text = _SUBTITLE.sub("", text)
    text = ("" if _ENDS_SHORT.search(text) else text).strip(" .,")
    if not text or _ABBREVIATED.search(text) or re.search(r"\d|https?:|@|…|\.\.\.", text):
        return ""
    if text.endswith(_CUT) or MEETING.search(text):
        return ""
    if JOURNAL.match(text) and len(text.split()) > 1:
        return text[4:] if text.startswith("the ") else text
    return ""


_ENDS_SHORT = re.compile(r"\b[A-Z][a-z]{0,5}\.$")  # `Annals Phys.`: the full stop abbreviates
_CUT = (" of", " on", " and", " the", " in", " for", " &")
