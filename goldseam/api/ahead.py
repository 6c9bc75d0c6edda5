"""What pre-mortems and decisions have in common for programs: pages of a list, texts, and names that act once."""

from datetime import date
from typing import Annotated

from ninja import Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from goldseam.api.keys import KeyPace

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


def made_with(told: dict) -> tuple[str, dict]:
    return told["once"].strip(), {name: value for name, value in told.items() if name != "once"}
