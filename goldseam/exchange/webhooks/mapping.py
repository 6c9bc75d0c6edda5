"""Where things stand in the body of a sender that Goldseam does not know: paths that people picked from an example.

A path is a JSON Pointer (RFC 6901): “/alert/status”, “/items/0/name”. Where `each` names a list, the other paths begin
in each of its things.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from goldseam.exchange.webhooks.message import Message, NotUnderstood, State
from goldseam.exchange.webhooks.saying import fingerprint, line, link, moment, plain, severity, tags

PATHS = ("title", "fingerprint", "state", "text", "place", "severity", "started_at", "ended_at", "link", "tag")
OVER_WORDS = "resolved, ok, closed, recovered, up, success, passed, normal, inactive, false"
MOST_PATHS, MOST_MESSAGES, DEEPEST = 300, 100, 12
NOTHING = object()


class Mapping:
    """`picked` has `each`, a path for some of `PATHS`, and `over`: the words that say that it is over."""

    def __init__(self, picked: dict[str, str]):
        self.picked = picked

    def read(self, body: Any) -> Iterator[Message]:
        for thing in self._things(body):
            yield self._message(thing)

    def _things(self, body: Any) -> list:
        if not self.picked.get("each"):
            return [body]
        things = at(body, self.picked["each"])
        if not isinstance(things, list) or not things:
            raise NotUnderstood("no_list", self.picked["each"])
        return things[:MOST_MESSAGES]

    def _message(self, thing: Any) -> Message:
        title = line(self._of(thing, "title"), 160)
        if not title:
            raise NotUnderstood("no_title", self.picked.get("title", ""))
        place = line(self._of(thing, "place"))
        began, ended = moment(self._of(thing, "started_at")), moment(self._of(thing, "ended_at"))
        is_over = self._is_over(thing)
        named = plain(self._of(thing, "fingerprint"), 500)
        return Message(
            fingerprint=named or fingerprint(title, place),
            state=State.OVER if is_over else State.FIRING,
            title=title,
            text=plain(self._of(thing, "text")),
            at=ended if is_over else began,
            started_at=began,
            detected_at=began,
            place=place,
            severity=severity(self._of(thing, "severity")),
            link=link(self._of(thing, "link")),
            tags=tags(self._of(thing, "tag")),
        )

    def _is_over(self, thing: Any) -> bool:
        found = self._of(thing, "state")
        word = str(found).lower() if isinstance(found, bool) else line(found).lower()
        return bool(word) and word in {one.strip().lower() for one in self.picked.get("over", "").split(",")}

    def _of(self, thing: Any, name: str) -> Any:
        path = self.picked.get(name)
        found = at(thing, path) if path else None
        return None if found is NOTHING else found


def at(body: Any, path: str) -> Any:
    """What stands at that place; NOTHING where there is none."""
    for part in path.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(body, dict) and key in body:
            body = body[key]
        elif isinstance(body, list) and key.isascii() and key.isdigit() and len(key) < 6 and int(key) < len(body):
            body = body[int(key)]
        else:
            return NOTHING
    return body


def lists_in(example: Any) -> list[tuple[str, str]]:
    """Each list of things in the example: its path, and how many it holds."""
    found = ((path, value) for path, value in _walk(example) if isinstance(value, list) and value)
    return [(path, _("%(path)s (%(count)s)") % {"path": path, "count": len(value)}) for path, value in found]


def places_in(example: Any) -> list[tuple[str, str]]:
    """Each single value in the example: its path, and the path with the value."""
    found = ((path, value) for path, value in _walk(example) if not isinstance(value, dict | list))
    return [(path, f"{path} = {line(json.dumps(value, ensure_ascii=False), 60)}") for path, value in found if path]


def _walk(value: Any, path: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Not deeper and not more than people can look through; of a list the first thing stands for all."""
    places = [(path, value, depth)]
    for _turn in range(4 * MOST_PATHS):
        if not places:
            return
        here, found, deep = places.pop(0)
        if here and len(here) <= 200 and here.isprintable():
            yield here, found
        if deep < DEEPEST:
            places[:0] = [(f"{here}/{_escaped(key)}", one, deep + 1) for key, one in _inside(found)]


def _inside(value: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, list):
        return enumerate(value[:1])
    return value.items() if isinstance(value, dict) else ()


def _escaped(key: Any) -> str:
    return str(key).replace("~", "~0").replace("/", "~1")
