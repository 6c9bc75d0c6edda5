"""Names by which parts and templates stand in addresses."""

from collections.abc import Collection

from django.utils.text import slugify

LONGEST = 60
ROOM = 6  # For the number of one that is not alone.


def free_key(wanted: str, taken: Collection[str], otherwise: str = "part") -> str:
    """The words as an address can hold them; with a number behind, where another one is called like that."""
    base = slugify(wanted)[: LONGEST - ROOM].strip("-") or otherwise
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (base, *numbered) if key not in taken)
