"""What can stand between a proposal and its acceptance. Practices above add their own reasons.

@before_acceptance                                         # in a practice that knows of more
def open_vetoes(decision) -> list[str]: …                  # reasons in words; none where nothing is in the way
"""

from collections.abc import Callable

BLOCKS: list[Callable] = []


def before_acceptance(reasons: Callable) -> Callable:
    BLOCKS.append(reasons)
    return reasons


def reasons_against(decision) -> list[str]:
    """Why it cannot be accepted now, whatever stands in its text."""
    return [reason for block in BLOCKS for reason in block(decision)]
