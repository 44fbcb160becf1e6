"""Publication lists: numbering, legends, and one file an output."""

from pubkit.formatting.layout import Formatted, FormattedEntry, format_list

__all__ = ["Formatted", "FormattedEntry", "format_list"]
