"""The templates that come with the product: one TOML file each."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "en"
ORDER = ("software", "clinical", "small-business", "solo", "no-surprises")


@dataclass(frozen=True)
class Part:
    """One part of an account. `kind` says what stands in it: text, or the timeline, factors or actions as well."""

    heading: str
    kind: str = "other"
    prompt: str = ""
    key: str = ""
    is_required: bool = False


@dataclass(frozen=True)
class Shipped:
    """A template as it is shipped."""

    key: str
    name: str
    kind: str
    purpose: str
    parts: list[Part] = field(default_factory=list)
    is_hidden: bool = False
    is_own: bool = False


@cache
def shipped() -> dict[str, Shipped]:
    """Every shipped template by its key, in the order in which people choose."""
    return {key: _read(key) for key in ORDER}


def _read(key: str) -> Shipped:
    told = tomllib.loads((FOLDER / f"{key}.toml").read_text(encoding="utf-8"))
    parts = [Part(**part) for part in told["parts"]]
    return Shipped(key, told["name"], told["kind"], told["purpose"], parts)
