"""What red teams add to decisions; see decision_part.py."""

from goldseam.red_teams import decision_part

__all__ = ["decision_part"]
