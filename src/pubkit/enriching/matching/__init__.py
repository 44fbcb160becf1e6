"""Deciding whether a record of a source is the work at hand: right or silent."""

from pubkit.enriching.matching.agreement import Agreement, agrees
from pubkit.enriching.matching.match import Match, Outcome, match_candidates
from pubkit.enriching.matching.scoring import Signal

__all__ = ["Agreement", "Match", "Outcome", "Signal", "agrees", "match_candidates"]
