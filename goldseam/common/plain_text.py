"""Text from outside, as it can be kept and found again."""


def is_clean(text: str) -> bool:
    """Without signs that no database takes: NUL, and halves of signs, which JSON can name."""
    return "\0" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)


def in_a_line(text: str) -> str:
    """In one line, with single spaces. Runs and gates keep projects and refs so: that is how one finds the other's."""
    return " ".join(text.replace("\0", "").split())
