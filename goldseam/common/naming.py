"""Names as one compares them, to tell whether two are of the same person."""

import unicodedata


def as_compared(name: str) -> str:
    """Without capitals. é may be one sign or two, and signs that nobody sees part nobody from their name."""
    seen = "".join(sign for sign in unicodedata.normalize("NFKC", name) if unicodedata.category(sign) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", seen.casefold()).split())
