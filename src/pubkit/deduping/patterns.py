"""Tables of patterns over folded text: notices about another work, notes behind a title, kinds of venue."""

from __future__ import annotations

# A phrase that makes a title's work another one than the work that the rest of the title names. One row a form: the
# notice, the phrase, and where it must stand ("start" or "end" of the title; "any" for the unmistakable ones).
NOTICES: tuple[tuple[str, str, str], ...] = (
    (
        "retracted",
        r"retracted(?: article| paper)?\s*[:.]",
        "start",
    ),  # what publishers later set before the title itself
    ("retracted", r"[\[(]retracted(?: article| paper)?\b[^\])]*[\])]?$", "end"),
    (
        "erratum",
        r"(?:publisher'?s? |author'?s? )?(?:errat(?:um|a)|corrigend(?:um|a)|correction|amendment)s?\b",
        "start",
    ),
    ("erratum", r"[\[(]?\b(?:errat(?:um|a)|corrigend(?:um|a)|correction)s?[\])]?$", "end"),
    ("erratum", r"[a-z]{5,} to: ", "start"),  # a label that names another work, whatever its word or spelling
    ("erratum", r"\(?\bvol(?:ume)?\.? \w+,? (?:pg|page|p)s?\.? [\w-]+,? ?\d*\)?", "any"),
    ("retraction", r"(?:retraction|withdrawn|withdrawal|expression of concern)\b", "start"),
    ("retraction", r"[\[(]?\b(?:retraction|withdrawn)[\])]?$", "end"),
    ("reply", r"(?:(?:author|editor)'?s?'? )?(?:reply|response|rejoinder|rebuttal)\b(?: to\b|:|$)", "start"),
    ("reply", r"(?:in )?(?:reply|rejoinder)\b", "start"),
    ("reply", r"\b(?:(?:the )?(?:author|editor)'?s?'? )?(?:reply|replies|respond|rejoinder|a response)$", "end"),
    ("reply", r"\bauthors? response$", "end"),
    ("comment", r"(?:a |invited |editorial )?comment(?:s|ary)? (?:on|to|of|about)\b", "start"),
    ("comment", r"(?:a note|notes|discussion|letter|re|regarding) (?:on|to|of|about)\b", "start"),
    ("comment", r"(?:(?:invited )?commentary|editorial(?: comment)?|discussion|re|letter)(?::| - )", "start"),
    ("comment", r"\b(?:invited commentary|(?:a )?commentary|discussion)$", "end"),
    ("comment", r"(?:reproducibility )?companion paper(?::| to\b)", "start"),
    ("review", r"(?:book )?review(?::| - )", "start"),
    ("review", r"\bbook review\b", "any"),
    ("supplement", r"(?:supplement(?:ary)?|supporting) (?:materials?|information|data)?\s?(?:to|for)\b", "start"),
    ("supplement", r"(?:data from|additional file \d+ (?:of|from)|(?:replication )?(?:data|code) for):?\s", "start"),
)

# A label that makes a record the short form of a work: an abstract or a demonstration beside the full paper.
BRIEF: tuple[str, ...] = (
    r"[(\[](?:student |extended |meeting |short |conference |poster )?abstract[)\]]",
    r"\((?:demo(?:nstration)?|poster|short|system)(?: (?:paper|description|abstract|track|session|presentation))?\)",
)

# Notes that databases hang behind a title; they say nothing about which work it is.
TITLE_NOTES: tuple[str, ...] = (
    r"^\[(?:pdf|html|doc|book|citation|b|c)\]\s*",  # search engines' words for what they found
    r"^corrected and republished(?: article| paper)?(?: from)?:\s*",
    r"\[(?:electronic|online|sound|video|digital)[ \w]{4,20}\]",  # catalogs' words for what the library holds
    (
        r"[\[(](?:published )?(?:erratum|correct(?:ion|ed)|see comment|retraction|republished|update|"
        r"summary for|reprint)\b[^a-z\])].*$"
    ),
    r"[\[(](?:erratum|corrected|comment|retraction|republished|update|reprint)s?(?: (?:appears?|in|on|of|from))+ .*$",
    (
        r"\[(?:\d+ ref(?:erence)?s?|in process citation|clinical conference|meeting abstract|see comments?|\d{1,2}|"
        r"article in \w+|(?!errat|corrigend|correction|retract|withdrawn|reply|comment)\w+)\]\s*\.?\s*$"
    ),
    (
        r"\((?:reprint(?:ed)?|with discussion|review|"
        r"(?:english|american|international|paperback|revised|online) edition|"
        r"multiple letters)\)(?:\s*\[\d+\])?\s*\.?\s*$"
    ),
    (
        r"\((?:tutorial|panel|keynote|industr(?:y|ial)|invited|experience)"
        r"(?: (?:paper|talk|abstract|session|summary|description|discussion|track|address|lecture|presentation))?\)"
    ),
)

# What stands in a venue's place and is none: where a copy was found, who publishes or keeps it.
NO_VENUE: tuple[str, ...] = (
    r"^(?:https?://)?(?:[\w-]+\.)+(?:com|org|edu|net|gov|[a-z]{2})(?:/\S*)?$",
    (
        r"^(?:springer(?:[- ]verlag)?|elsevier(?: bv)?|citeseer(?:x)?|wiley(?: online library)?|ieee|acm|jstor|"
        r"taylor (?:&|and) francis|sage(?: publications)?|morgan kaufmann|academic press|mit press|google books|"
        r"cambridge university press|oxford university press)(?: publishers?| press)?\.?$"
    ),
)

# Who keeps theses and lists them, beside the university that took them.
KEEPERS_OF_THESES = (
    r"^(?:proquest|umi|university microfilms|dissertation abstracts|masters abstracts|ethos|dart-europe|ndltd|"
    r"theses\.fr|trove)\b"
)

# What a venue's words say of its kind: the first row that fits. A journal named "Proceedings" is a journal.
VENUE_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("journal", (r"^(?:the )?(?:journal|j\.?) (?!.*\b(?:workshop|proc)\w*)",)),
    ("preprint", (
        r"\b(?:arxiv|corr|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|techrxiv|eartharxiv|ssrn|preprints?)\b",
        r"\b(?:research square|eprint archive|hal|zenodo|osf|repec|nber)\b",
    )),
    ("thesis", (r"\b(?:thesis|dissertation|habilitation)\b",)),
    ("report", (
        r"\b(?:tech(?:nical)?\.? ?rep(?:ort)?s?|memorandum|working papers?|white paper|rapport)\b",
        r"\b(?:manuscript|unpublished)\b",
    )),
    ("patent", (r"\bpatents?\b",)),
    ("chapter", (r"\b(?:handbook|encyclop(?:a)?edia|textbook) of\b",)),
    ("journal", (
        r"proc(?:eedings|\.)? (?:of )?(?:the )?(?:national acad|natl\.? acad|royal soc|r\.? soc|lond(?:on|\.)? math)",
        r"proc(?:eedings|\.)? (?:of )?(?:the )?(?:am(?:erican|\.)? math|cambridge phil|ieee$|institution|inst\.? )",
        r"proc(?:eedings|\.)? (?:of )?(?:the )?(?:vldb endow|acm on )",
        r"\b(?:pvldb|pacmpl|pnas|pacmhci|transplantation proceedings|mayo clinic proceedings)\b",
    )),
    ("workshop", (r"\b(?:workshops?|wkshp?|wksp)\b", r"^\S+@\S+")),
    ("conference", (
        r"\b(?:proc(?:eedings)?|conf(?:erence)?|sympos?(?:ium|ia)?|symp|congress|meeting|colloquium)\b",
    )),
    ("journal", (
        r"\b(?:journals?|j|trans(?:actions)?|letters?|lett|reviews?|rev|annals?|ann|archives?|arch|bulletin|bull)\b",
        r"\b(?:magazine|mag|quarterly|record|acta|revista|zeitschrift|communications|commun|gazette)\b",
    )),
    ("conference", (
        r"\b(?:advances in neural|nips|neurips|icml|iclr|eurocolt|colt|focs|stoc|crypto|vldb|icde|aaai|ijcai|chi)\b",
    )),
)  # fmt: skip
