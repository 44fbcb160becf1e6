"""Braces doubled around some fields, so that no style changes their capitals."""

from __future__ import annotations

from pubkit.tidying.options import Options
from pubkit.tidying.rule import Rule, each_text
from pubkit.tidying.rules.strip_enclosing_braces import strip_enclosing


def _enclosing_braces(name: str, text: str, options: Options) -> str:
    if name not in {field.lower() for field in options.enclosing_braces} or not any(map(str.isalpha, text)):
        return text  # a number has no capitals to keep
    core = strip_enclosing(text, keep_special=False)
    # BibTeX changes the case in a group that begins with a command (a "special character"): one more pair keeps it
    return f"{{{{{core}}}}}" if core.startswith("\\") else f"{{{core}}}"


RULE = Rule(
    "enclosing_braces",
    each_text(_enclosing_braces),
    after=("strip_enclosing_braces", "remove_braces", "drop_all_caps", "escape", "encode"),
)
