"""Tables of words that the rules walk: stop words, recurring headings, numbers, opposites, venue noise."""

from __future__ import annotations

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Small words by which the language of a title is told; a word that two languages share is in neither.
SMALL_WORDS: Mapping[str, frozenset[str]] = {
    "en": _words("the of and for with from how what towards on by to is are its their through between"),
    "de": _words("der die das und für fur des im zum zur als eine einer ein mit von bei uber auf aus den dem"),
    "fr": _words("le les des du et une dans sur pour aux entre avec la chez"),
    "es": _words("el los las del y una para con por sobre la"),
    "it": _words("il gli della delle nella di per una nel la"),
    "pt": _words("o os do da dos das e uma para com em no na"),
    "nl": _words("het een van voor met bij naar"),
}

# Letters that Unicode does not decompose, and Greek ones by name, as titles spell them ("α" and "alpha").
LETTERS: Mapping[int, str] = {
    ord(letter): plain
    for letter, plain in {
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
        "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ı": "i", "ħ": "h",
        "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "κ": "kappa", "λ": "lambda",
        "μ": "mu", "µ": "mu", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ω": "omega",
        "Δ": "delta", "Σ": "sigma", "Ω": "omega",
        "’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "\u200b": "", "\u200c": "", "\u200d": "",
        "\ufeff": "", "\u00ad": "",
    }.items()
}  # fmt: skip

STOPWORDS = _words(
    """a an and are as at by de der des die das du el en et for from how in into is it its la las le les los of on or
    so that the their this to un una und une using via von was we what with y zur"""
)

# Titles made of these words alone come again every year or issue: the same words are no sign of the same work.
RECURRING = _words(
    """editorial editorials preface foreword introduction editors editor message letter letters chair chairs notes note
    guest welcome news obituary announcement announcements calendar index contents table front matter back masthead
    abstracts abstract general programme technical organizing organising local co program committee committees
    reviewers acknowledgment acknowledgement acknowledgments president column
    report reports corner remarks comments comment record chairman issue special conference workshop proceedings
    symposium annual highlights book reviews review reminiscences influential papers reply response authors author
    discussion questions answers errata erratum corrigendum correction corrections untitled anonymous overview summary
    summaries minutes interview treasurer secretary"""
)

# Words before a number that make it the number of a part.
PART_WORDS = _words(
    """part parts pt volume vol chapter section lecture paper study experiment series teil partie parte tome tomo band
    session phase stage level version edition article report case"""
)
ROMAN: Mapping[str, int] = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
    "xiii": 13, "xiv": 14, "xv": 15,
}  # fmt: skip
NUMBER_WORDS: Mapping[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip

# Words that turn a title's meaning round where one side has the one and the other side the other.
OPPOSITES: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (_words(a), _words(b))
    for a, b in (
        ("men male males boys", "women female females girls"),
        ("children child pediatric paediatric adolescents infants", "adults adult elderly"),
        ("with", "without"),
        ("upper", "lower"),
        ("left", "right"),
        ("increase increased increases", "decrease decreased decreases"),
        ("positive", "negative"),
        ("acute", "chronic"),
        ("before", "after"),
        ("short", "long"),
        ("high", "low"),
        ("sensitive", "resistant"),
        ("vitro", "vivo silico"),
        ("mothers maternal", "fathers paternal"),
    )
)
# First letters of a name and its short form that differ: Robert and Bob, William and Bill, Richard and Dick, Edward
# and Ted, Margaret and Peggy, Elizabeth and Betty.
NICKNAMES = frozenset({"rb", "br", "wb", "bw", "rd", "dr", "et", "te", "mp", "pm", "eb", "be"})

# Words that say what sort of contribution a title is of; sources put them in or leave them out.
GENRES = _words("tutorial panel session report paper experience invited talk keynote abstract summary pp")

NEGATIONS = _words("non no not nor")

# Words of a body that signs a work: another source may name its members instead.
COLLECTIVE = _words(
    """group collaborators collaboration collaborative consortium committee investigators trialists association society
    organization organisation council ministry department institute agency commission network trial study"""
)

# Words of a subtitle that make it another report on the same study.
ANOTHER_REPORT = _words(
    """protocol pilot design rationale update updated followup follow up revisited results interim preliminary addendum
    continued appendix corrigendum comment response reply"""
)
OPPOSITE_PREFIXES: tuple[tuple[str, str], ...] = (
    ("hyper", "hypo"), ("inter", "intra"), ("macro", "micro"), ("pre", "post"), ("over", "under"), ("mono", "poly"),
    ("homo", "hetero"), ("in", "ex"),
)  # fmt: skip

# Words of a venue that name no venue.
VENUE_NOISE = _words(
    """a an and at de der di et for in of on the to und y proc proceedings pre annual international intl int conf
    conference symposium symp sympos workshop acm ieee ifip usenix siam journal j transactions trans series vol volume
    no pp pages pp1 part th st nd rd edition editor editors eds ed press publisher inc springer verlag lncs lecture
    notes new york annu ser appeared appear also
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth twenty thirtieth thirty fortieth forty"""
)
