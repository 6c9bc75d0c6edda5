"""Marks in a preview: where something was replaced, and what stood there. Without its marks, it is what readers see."""

import re

from django.utils.html import escape

# Signs that no keyboard writes and no text of ours holds: they pass through Markdown and templates like letters.
OPEN, MIDDLE, CLOSE = "\ue000", "\ue001", "\ue002"
_MARKED = re.compile(f"{OPEN}(\\d+){MIDDLE}(.*?){CLOSE}", re.DOTALL)


def marked(place: int, now: str) -> str:
    """The words with a mark around them; `place` says which replacement it was."""
    return f"{OPEN}{place}{MIDDLE}{now}{CLOSE}"


def without_marks(html: str) -> str:
    return _MARKED.sub(r"\2", html)


def with_marks(html: str, plain: str, tell) -> str:
    """The page with its marks made visible: `tell(place)` gives class and title of each.

    Where a mark would change anything at all in what readers see, `plain` is shown as it is.
    """
    if without_marks(html) != plain:
        return plain
    return _MARKED.sub(lambda found: _visible(found, *tell(int(found[1]))), html)


def _visible(found: re.Match, kind: str, was: str) -> str:
    return f'<mark class="{kind}" tabindex="0" data-was="{escape(was)}">{found[2]}</mark>'
