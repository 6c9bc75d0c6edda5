"""Numbers that people's addresses and forms hold, as text."""

LONGEST = 18  # More digits than that may not fit into a column.


def number_in(text: str) -> int | None:
    """The number that the text is; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else None
