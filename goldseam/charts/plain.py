"""A chart as plain values, as the API hands it out: the description itself, and nothing of how it is drawn."""

import math
from dataclasses import fields, is_dataclass
from datetime import date

from goldseam.charts.descriptions import Chart


def as_json(chart: Chart) -> dict:
    """`chart` names its kind; what is missing or not finite is null, moments are in ISO 8601."""
    return {"chart": type(chart).__name__} | _plain(chart)


def _plain(value):
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int) else str(value)
