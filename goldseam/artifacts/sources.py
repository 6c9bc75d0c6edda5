"""Where versions came from: the events that they answer, and the reviews and experiments in which they were found.

    @version_source                                            # in an app's artifact_part.py
    def cycles_of(versions, person) -> list[tuple[int, Source]]: …    # keys of versions

A part of the product names only what the person may see, and asks one question for all versions of a page.
"""

from collections.abc import Callable
from typing import NamedTuple


class Source(NamedTuple):
    """One reason why a version reads as it does, in words, and where it is told."""

    words: str
    href: str


NAMED: list[Callable] = []


def version_source(names: Callable) -> Callable:
    """Registers a function that says where versions came from."""
    if names not in NAMED:
        NAMED.append(names)
    return names


def sources_of(versions, person) -> dict[int, list[Source]]:
    """The sources of each version, by its key; each once."""
    found: dict[int, list[Source]] = {version.pk: [] for version in versions}
    for names in NAMED:
        for key, source in names(versions, person):
            if source not in found[key]:
                found[key].append(source)
    return found
