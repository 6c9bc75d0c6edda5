"""Fewer and shorter pauses: what was loaded for good is not looked through for garbage again and again.

Python stops everything while it looks for garbage. Among the 200,000 objects that an application loads, that takes a
quarter of a second, several times in a thousand answers, and finds nothing. So what is there once addresses are loaded
is set aside, as is what outlives the first looks after that: templates, questions that are prepared. Only so often,
since what is set aside and forgotten in a circle would stay; all else is freed as ever. A worker of its own does not do
this: nobody waits for it, and it would load addresses that it may never need.
"""

import gc
import threading

from django.urls import get_resolver

NEW = 10_000  # Objects after which Python looks at the young ones. Its own 700 are made by every page.
LOOKS = 5


def settle_in_background() -> None:
    """For a server, which answers from the first second and loads its addresses meanwhile."""
    threading.Thread(target=settle, name="settle", daemon=True).start()


def settle() -> None:
    """Loads what a first request would, and sets aside what is there by then."""
    _ = get_resolver().reverse_dict
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW, *gc.get_threshold()[1:])
    gc.callbacks.append(_Settling())


class _Settling:
    """Sets aside what outlived a full look, after each of the first ones."""

    def __init__(self):
        self.left = LOOKS

    def __call__(self, phase: str, info: dict) -> None:
        if self.left and phase == "stop" and info["generation"] == 2:
            self.left -= 1
            gc.freeze()
