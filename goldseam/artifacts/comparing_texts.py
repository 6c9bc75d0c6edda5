"""Two states of a written text, such as a page of the handbook or a part of an account, side by side."""

from goldseam.artifacts.comparing import text_sides


def compared(before: str, after: str):
    """The lines of both, for `common/compare.html`. Empty lines only keep paragraphs apart and are left out."""
    return text_sides(_lines(before), _lines(after))


def _lines(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.strip())
