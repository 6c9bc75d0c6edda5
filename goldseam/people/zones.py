"""Time zones to choose from: one for each place, grouped by the part of the world."""

import zoneinfo
from functools import cache
from itertools import groupby

WORLD = {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}


@cache
def zone_choices() -> list:
    """UTC, then the places of each part of the world."""
    places = sorted(name for name in zoneinfo.available_timezones() if name.split("/")[0] in WORLD and "/" in name)
    parts = groupby(places, key=lambda name: name.split("/")[0])
    return [("UTC", "UTC"), *((part, [(name, _place(name)) for name in names]) for part, names in parts)]


def _place(name: str) -> str:
    return name.split("/", 1)[1].replace("_", " ").replace("/", ", ")
