"""What pre-mortems and decisions have in common for programs: pages of a list, texts, and names that act once."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from goldseam.api.keys import KeyPace, ahead_key_of
from goldseam.api.measurements import ASKING, HEADERS, SENDING
from goldseam.api.problems import Problem
from goldseam.api.reading import described, object_in

MOST = 50

PACE = KeyPace(120)
Before = Annotated[int | None, Query(ge=1, le=2**53, description="Those with smaller numbers: the last one told.")]
Title = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=160)]
Line = Annotated[str, StringConstraints(strict=True, max_length=300)]
Words = Annotated[str, StringConstraints(strict=True, max_length=5_000)]
Once = Annotated[str, StringConstraints(strict=True, max_length=120)]
Day = date | None


class Sent(BaseModel):
    """What a program sends. With the same `once`, the same key makes it once and no more."""

    model_config = ConfigDict(extra="forbid")

    once: Once = Field("", description="A name of your own for it: what is sent twice is there once.")


def reads(out: type) -> dict[str, Any]:
    """Of a view that answers with one of them."""
    return {"response": {200: out} | ASKING, "openapi_extra": HEADERS}


def lists(out: type) -> dict[str, Any]:
    """Of a view that answers with a page of a list; `before` may be odd."""
    return {"response": {200: out} | ASKING | {422: Problem}, "openapi_extra": HEADERS}


def makes(out: type, sent: type[Sent]) -> dict[str, Any]:
    """Of a view that makes one out of what is sent."""
    return {"response": {200: out} | SENDING, "openapi_extra": HEADERS | {"requestBody": described(sent)}}


def newest(found, before: int | None) -> list:
    """A page of them; the next one begins after its last number."""
    found = found.filter(number__lt=before) if before else found
    return list(found.order_by("-number")[:MOST])


def made_once(request: HttpRequest, organisation: str, kind: type[Sent], what: str, make: Callable) -> int:
    """The number of what was made, now or when the same was sent before. `make` gets the key and the facts."""
    key = ahead_key_of(request, organisation)
    told = object_in(request, kind)
    once = told.pop("once").strip()
    return key.make_once(what, once, lambda: make(key, told))
