"""What LaTeX's commands mean in Unicode: accents, letters, signs, formats. Knowledge alone; no code.

Sources: the LaTeX 2e encodings OT1, T1, TS1 (fntguide, encguide), the packages textcomp, amssymb, textgreek and
tipa for what bibliographies use of them.
"""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


# Command -> combining character.
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "h": "\u0309", "r": "\u030a", "H": "\u030b", "v": "\u030c", "|": "\u030d", "U": "\u030e",
    "G": "\u030f", "C": "\u030f", "f": "\u0311", "M": "\u0322", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "B": "\u0335", "t": "\u0361",
    "textcommabelow": "\u0326", "textcommaabove": "\u0313", "textsubring": "\u0325", "textsubbreve": "\u032e",
    "textroundcap": "\u0311", "textovercross": "\u033d", "texthorn": "\u031b", "textgravedbl": "\u030f",
    "textsubcircum": "\u032d", "textsubtilde": "\u0330", "textsubumlaut": "\u0324", "textreversedcommaabove": "\u0314",
    "textcommaaboveright": "\u0315", "textturnedcommaabove": "\u0312", "capitalcaron": "\u030c",
}  # fmt: skip

ACCENTS |= {
    "capital" + name: mark
    for name, mark in (
        *(
            ("grave", "\u0300"),
            ("acute", "\u0301"),
            ("circumflex", "\u0302"),
            ("tilde", "\u0303"),
            ("macron", "\u0304"),
        ),
        *(
            ("breve", "\u0306"),
            ("dotaccent", "\u0307"),
            ("dieresis", "\u0308"),
            ("ring", "\u030a"),
            ("caron", "\u030c"),
        ),
        *(("hungarumlaut", "\u030b"), ("cedilla", "\u0327"), ("ogonek", "\u0328")),
    )
}

# TeX's own \accent: positions in the font encoding OT1.
ACCENT_POSITIONS = {
    18: "\u0300", 19: "\u0301", 20: "\u030c", 21: "\u0306", 22: "\u0304", 23: "\u030a", 24: "\u0327", 94: "\u0302",
    95: "\u0307", 125: "\u030b", 126: "\u0303", 127: "\u0308",
}  # fmt: skip

# Accent over nothing -> the spacing accent.
SPACING = {
    "\u0300": "`", "\u0301": "´", "\u0302": "^", "\u0303": "~", "\u0304": "¯", "\u0306": "˘", "\u0307": "˙",
    "\u0308": "¨", "\u030a": "˚", "\u030b": "˝", "\u030c": "ˇ", "\u0327": "¸", "\u0328": "˛",
}  # fmt: skip

LETTERS = {
    "i": "ı", "j": "ȷ", "imath": "ı", "jmath": "ȷ", "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ",
    "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "ij": "ĳ", "IJ": "Ĳ", "textschwa": "ə", "textSchwa": "Ə",
    "textcrh": "ħ", "textHbar": "Ħ", "texthbar": "ħ", "textesh": "ʃ", "textEsh": "Ʃ", "textezh": "ʒ", "textEzh": "Ʒ",
    "textgamma": "γ", "textlongs": "ſ", "ohorn": "ơ", "OHORN": "Ơ", "uhorn": "ư", "UHORN": "Ư", "textwynn": "ƿ",
    "textbardotlessj": "ɟ", "textopeno": "ɔ", "textOpeno": "Ɔ", "textopene": "ɛ", "textEopen": "Ɛ", "texthtd": "ɗ",
    "texthtb": "ɓ", "texthtk": "ƙ", "textiota": "ι", "textkra": "ĸ", "textEreversed": "Ǝ", "textltailn": "ɲ",
    "texthvlig": "ƕ", "textnrleg": "ƞ", "textyogh": "ȝ", "textYogh": "Ȝ",
}  # fmt: skip

_CYRILLIC = dict(
    zip(
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "yo",
            "zh",
            "z",
            "i",
            "ishrt",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "h",
            "c",
            "ch",
            "sh",
            "shch",
            "hrdsn",
            "ery",
            "sftsn",
            "erev",
            "yu",
            "ya",
        ],
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        strict=True,
    )
)
LETTERS |= {"cyr" + name: letter for name, letter in _CYRILLIC.items()}
LETTERS |= {"CYR" + name.upper(): letter.upper() for name, letter in _CYRILLIC.items()}
_GREEK = dict(
    zip(
        [
            "alpha",
            "beta",
            "gamma",
            "delta",
            "epsilon",
            "zeta",
            "eta",
            "theta",
            "iota",
            "kappa",
            "lambda",
            "mu",
            "nu",
            "xi",
            "omicron",
            "pi",
            "rho",
            "sigma",
            "tau",
            "upsilon",
            "phi",
            "chi",
            "psi",
            "omega",
        ],
        "αβγδεζηθικλμνξοπρστυφχψω",
        strict=True,
    )
)
LETTERS |= {"text" + name: letter for name, letter in _GREEK.items() if name != "mu"}
LETTERS |= {"text" + name.title(): letter.upper() for name, letter in _GREEK.items()}
# What Mathematical Reviews adds for transliterated names.
LETTERS |= {"cprime": "ʹ", "cdprime": "ʺ", "Cprime": "ʹ", "Dbar": "Đ", "dbar": "đ", "lasp": "ʿ", "rasp": "ʾ"}
ACCENTS |= {"ogonek": "\u0328", "cedilla": "\u0327", "caron": "\u030c", "texttoptiebar": "\u0361"}
ACCENTS |= {"polhk": "\u0328", "soft": "\u030c", "udot": "\u0323"}
LETTERS |= {"textvarsigma": "ς", "textfinalsigma": "ς"}
# The argument of \textgreek in the encoding LGR.
GREEK_ARGUMENT = str.maketrans(
    "abgdezhjiklmnxoprsctufqywABGDEZHJIKLMNXOPRSTUFQYW", "αβγδεζηθικλμνξοπρσςτυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"
)

SIGNS = {
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ",
    ",": "\u2009", ";": "\u2005", ":": "\u2005", "!": "", "/": "", "-": "", "@": "", "*": "",
    "thinspace": "\u2009", "negthinspace": "", "enspace": "\u2002", "quad": "\u2003", "qquad": "\u2003\u2003",
    "enskip": "\u2002", "nobreakspace": "\u00a0", "space": " ", "par": " ", "newline": " ",
    "linebreak": " ", "\\": " ", "allowbreak": "", "nolinebreak": "", "pagebreak": " ", "nopagebreak": "",
    "slash": "/", "break": " ",
    "textbackslash": "\\", "backslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`",
    "textbar": "|", "textless": "<", "textgreater": ">", "textbraceleft": "{", "textbraceright": "}", "lbrace": "{",
    "rbrace": "}", "textunderscore": "_", "textdollar": "$", "textquotedbl": '"', "textquotesingle": "'",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "lq": "‘",
    "rq": "’", "quotedblbase": "„", "quotesinglbase": "‚", "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘",
    "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»", "flqq": "«",
    "frqq": "»", "guilsinglleft": "‹", "guilsinglright": "›", "flq": "‹", "frq": "›", "og": "«\u00a0", "fg": "\u00a0»",
    "textendash": "–", "textemdash": "—", "endash": "–", "emdash": "—", "hyp": "-",
    "textminus": "−", "textthreequartersemdash": "—", "ldots": "…",
    "textellipsis": "…", "dots": "…", "dotsc": "…", "dotsb": "⋯", "cdots": "⋯", "textexclamdown": "¡",
    "textquestiondown": "¿", "textsection": "§", "S": "§", "textparagraph": "¶", "P": "¶", "textdagger": "†",
    "dag": "†", "textdaggerdbl": "‡", "ddag": "‡", "textbullet": "•", "textperiodcentered": "·",
    "textasteriskcentered": "∗", "textregistered": "®", "texttrademark": "™", "textcopyright": "©", "copyright": "©",
    "textservicemark": "℠", "textcircledP": "℗", "textordfeminine": "ª", "textordmasculine": "º", "textdegree": "°",
    "degree": "°", "textcelsius": "℃", "textmu": "µ", "textohm": "Ω", "textmho": "℧", "texteuro": "€", "euro": "€",
    "EUR": "€", "pounds": "£", "textsterling": "£", "textyen": "¥", "textcent": "¢", "textcurrency": "¤",
    "textflorin": "ƒ", "textwon": "₩", "textnaira": "₦", "textpeso": "₱", "textdong": "₫", "textlira": "₤",
    "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾", "textonesuperior": "¹",
    "texttwosuperior": "²", "textthreesuperior": "³", "textpm": "±", "texttimes": "×", "textdiv": "÷",
    "textlnot": "¬", "textsurd": "√", "textfractionsolidus": "⁄", "textperthousand": "‰", "textpertenthousand": "‱",
    "textnumero": "№", "textreferencemark": "※", "textestimated": "℮", "textbrokenbar": "¦", "textleftarrow": "←",
    "textrightarrow": "→", "textuparrow": "↑", "textdownarrow": "↓", "textlangle": "〈", "textrangle": "〉",
    "textdblhyphen": "⸗", "textinterrobang": "‽", "textpilcrow": "¶", "textbigcircle": "◯", "textopenbullet": "◦",
    "textmusicalnote": "♪", "textasciiacute": "´", "textasciidieresis": "¨", "textasciimacron": "¯",
    "textasciibreve": "˘", "textasciicaron": "ˇ", "textacutedbl": "˝", "textcelcius": "℃", "checkmark": "✓",
    "textvisiblespace": "␣", "permil": "‰", "No": "№", "lbrack": "[", "rbrack": "]", "numero": "№",
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2ε", "BibTeX": "BibTeX", "BibLaTeX": "BibLaTeX",
    "XeTeX": "XeTeX", "XeLaTeX": "XeLaTeX", "LuaTeX": "LuaTeX", "LuaLaTeX": "LuaLaTeX", "pdfTeX": "pdfTeX",
    "pdfLaTeX": "pdfLaTeX", "ConTeXt": "ConTeXt", "MF": "METAFONT", "MP": "METAPOST", "AmS": "AMS", "eTeX": "ε-TeX",
    "bibrangedash": "–", "bibrangessep": ", ", "hyphen": "-", "textemdashbreak": "—", "addcolon": ":",
    "addcomma": ",", "addperiod": ".", "addspace": " ", "adddot": ".", "dash": "–", "Dash": "—",
    "mkbibordinal": "", "relax": "", "noindent": "", "protect": "", "unskip": "", "ignorespaces": "", "selectfont": "",
    "displaystyle": "", "textstyle": "", "scriptstyle": "", "limits": "", "nolimits": "", "centering": "",
    "bibinitperiod": ".", "bibinitdelim": " ", "bibnamedelima": " ", "bibnamedelimb": " ", "newblock": " ",
    "sloppy": "", "frenchspacing": "", "null": "", "strut": "", "leavevmode": "",
}  # fmt: skip

# Those that take an option: how much a break is wanted.
BREAKS = frozenset({"linebreak", "nolinebreak", "pagebreak", "nopagebreak"})

_I, _B, _SC = ("<i>", "</i>"), ("<b>", "</b>"), ('<span style="font-variant:small-caps;">', "</span>")
_SUP, _SUB, _NONE = ("<sup>", "</sup>"), ("<sub>", "</sub>"), ("", "")
_NOCASE = ('<span class="nocase">', "</span>")

# Command with one argument -> what goes about it in CSL-JSON's rich text.
FORMATS = {
    "emph": _I, "textit": _I, "textsl": _I, "mkbibemph": _I, "mkbibitalic": _I, "textbf": _B, "mkbibbold": _B,
    "strong": _B, "textsc": _SC, "textsuperscript": _SUP, "mkbibsuperscript": _SUP, "textsubscript": _SUB,
    "mkbibsubscript": _SUB, "sp": _SUP, "sb": _SUB, "textinferior": _SUB, "textsuperior": _SUP,
    "up": _SUP, "fup": _SUP, "ieme": _SUP, "texttt": _NONE, "textrm": _NONE, "textsf": _NONE,
    "textmd": _NONE, "textup": _NONE, "textnormal": _NONE, "text": _NONE, "mbox": _NONE, "hbox": _NONE, "fbox": _NONE,
    "makebox": _NONE, "underline": _NONE, "uline": _NONE, "parentext": ("(", ")"),
    "brackettext": ("[", "]"), "mkbibparens": ("(", ")"),
    "mkbibbrackets": ("[", "]"), "NoCaseChange": _NOCASE, "protectcase": _NOCASE,
    "ensuremath": _NONE, "lowercase": _NONE, "uppercase": _NONE, "MakeUppercase": _NONE, "MakeLowercase": _NONE,
    "nolinkurl": _NONE, "path": _NONE, "textlatin": _NONE, "textgreek": _NONE, "textcyr": _NONE, "textcyrillic": _NONE,
    "foreignlanguage": _NONE, "textsmaller": _NONE, "oldstylenums": _NONE, "operatorname": _NONE, "smash": _NONE,
    "cite": _NONE, "textins": _NONE, "textulc": _NONE, "so": _NONE, "textls": _NONE,
    "mathrm": _NONE, "mathit": _NONE, "mathsf": _NONE, "mathtt": _NONE, "boldsymbol": _B, "textprime": _NONE,
    "firstname": _NONE, "lastname": _NONE, "acro": _NONE, "acrfull": _NONE, "ac": _NONE, "citename": _NONE,
}  # fmt: skip

# Quotations, by the depth they are in: csquotes alternates, and begins with single ones after a star.
QUOTATIONS = frozenset({"enquote", "mkbibquote", "textquote", "blockquote"})
QUOTES = (("“", "”"), ("‘", "’"))

# Declarations that hold to the end of the group.
SWITCHES = {
    "em": _I, "it": _I, "itshape": _I, "sl": _I, "slshape": _I, "bf": _B, "bfseries": _B, "sc": _SC, "scshape": _SC,
    "rm": _NONE, "rmfamily": _NONE, "tt": _NONE, "ttfamily": _NONE, "sf": _NONE, "sffamily": _NONE, "upshape": _NONE,
    "mdseries": _NONE, "normalfont": _NONE, "small": _NONE, "tiny": _NONE, "large": _NONE, "Large": _NONE,
    "LARGE": _NONE, "Huge": _NONE,
    "footnotesize": _NONE, "normalsize": _NONE, "scriptsize": _NONE, "huge": _NONE, "cal": _NONE,
}  # fmt: skip

# Command -> how many of its first arguments are no text.
SWALLOWS = {
    "label": 1, "ref": 1, "noopsort": 1, "SortNoop": 1, "sortnoop": 1, "switchargs": 0, "textcolor": 1, "color": 1,
    "foreignlanguage": 1, "selectlanguage": 1, "hyphenation": 1, "index": 1,
    "raisebox": 1, "vphantom": 1, "hphantom": 1, "discretionary": 2,
    "begin": 1, "end": 1, "fontsize": 2, "fontencoding": 1, "fontfamily": 1, "phantom": 1,
    "write": 0, "input": 1, "include": 1, "PrintfNoop": 1, "includegraphics": 1,
    "footnote": 1, "thanks": 1, "citation": 1,
}  # fmt: skip
