"""Two people wrote into the same text: what both kept, changed or added is brought together, or shown side by side."""

from merge3 import Merge3


def merged(base: str, theirs: str, mine: str) -> str | None:
    """Both versions in one text, or None where they changed the same lines and a person has to choose."""
    if mine == base or mine == theirs:
        return theirs
    if theirs == base:
        return mine

    merge = Merge3(_lines(base), _lines(theirs), _lines(mine))
    if any(kind == "conflict" for kind, *_ in merge.merge_groups()):
        return None
    return "".join(merge.merge_lines()).removesuffix("\n")


def _lines(text: str) -> list[str]:
    return (text.replace("\r\n", "\n") + "\n").splitlines(keepends=True)
