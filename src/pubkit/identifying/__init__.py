"""Who is "me" in an author list, and who shares the first place."""

from pubkit.identifying.identify import identify
from pubkit.identifying.profile import Person
from pubkit.identifying.selves import match_self

__all__ = ["Person", "identify", "match_self"]
