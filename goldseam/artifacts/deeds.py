"""What is done to an artifact, told while it is done: a part of the product can keep a record of it, or refuse it.

    @upon_deed                                                 # in a part's listeners.py
    def into_its_trail(deed, artifact, by, **facts) -> None: …

It is called in the transaction of the deed itself. The deeds: “renamed”, before anything is changed and with all that
is to stand there; “revised”, with the new version; “on_trial”, “activated”, “drafted_again”, “retired”, “brought_back”.
"""

from collections.abc import Callable

TOLD: list[Callable] = []


def upon_deed(hears: Callable) -> Callable:
    """Registers a function that is told of each deed. A `ValidationError` of it refuses the deed."""
    if hears not in TOLD:
        TOLD.append(hears)
    return hears


def tell(deed: str, artifact, by, **facts) -> None:
    for hears in TOLD:
        hears(deed, artifact, by, **facts)
