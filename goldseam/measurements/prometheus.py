"""Asking Prometheus, or what answers like it (Thanos, Mimir, VictoriaMetrics), for one number at a moment.

Anything but one number is said in words: a query that gives many series, or none, measures something else than it
seems.
"""

import json
import math
from collections.abc import Sequence
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from goldseam.common.outgoing import Answer, NotReached, ask

ONE_KIND = {"vector", "scalar"}
MOST_TOLD = 150


class NoNumber(Exception):
    """It answered, but with nothing that can be kept, and why."""


def value_at(base: str, query: str, at: datetime, token: str = "") -> float:
    """What the query came to at that moment."""
    data = _asked(base, "query", {"query": query, "time": _moment(at)}, token)
    kind, result = data.get("resultType"), data.get("result")
    if kind not in ONE_KIND or not isinstance(result, list):
        raise NoNumber(_("The query gives no single number. Write one that does, such as sum(…)."))
    pairs = _pairs([result] if kind == "scalar" else [_only(result).get("value")])
    return _number(pairs[0][1] if pairs else None)


def values_between(
    base: str, query: str, first: datetime, last: datetime, seconds: int, token: str = ""
) -> dict[int, float]:
    """What it came to at each step, by the second of the step; steps without a number are left out."""
    asked = {"query": query, "start": _moment(first), "end": _moment(last), "step": str(seconds)}
    data = _asked(base, "query_range", asked, token)
    result = data.get("result")
    if data.get("resultType") != "matrix" or not isinstance(result, list):
        raise NoNumber(_("The query gives no single number. Write one that does, such as sum(…)."))
    found = {}
    for at, written in _pairs(_only(result).get("values")) if result else ():
        try:
            found[round(_number(at))] = _number(written)
        except NoNumber:
            continue
    return found


def _asked(base: str, path: str, params: dict[str, str], token: str) -> dict:
    headers = {"Accept": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    answer = ask("GET", f"{base.rstrip('/')}/api/v1/{path}", headers=headers, params=params)
    told = _read(answer)
    if told.get("status") != "success":
        # JSON can name signs that no database takes.
        said = str(told.get("error", "")).replace("\0", "").encode("utf-8", "replace").decode()
        words = " ".join(said.split())[:MOST_TOLD]
        raise NoNumber(_("Prometheus refused the query: %(words)s") % {"words": words or answer.status})
    data = told.get("data")
    if not isinstance(data, dict):
        raise NotReached(_("What answers there is no Prometheus."))
    return data


def _read(answer: Answer) -> dict:
    if answer.status in (401, 403):
        raise NotReached(_("It does not let us in: the token is missing or wrong."))
    try:
        told = json.loads(answer.text)
    except (ValueError, RecursionError) as error:
        raise NotReached(_("What answers there is no Prometheus.")) from error
    if not isinstance(told, dict) or "status" not in told:
        raise NotReached(_("What answers there is no Prometheus."))
    return told


def _only(result: list) -> dict:
    if not result:
        raise NoNumber(_("The query gives nothing for that time."))
    if len(result) > 1:
        count = len(result)
        raise NoNumber(
            _("The query gives %(count)d series instead of one. Add them up, or choose one.") % {"count": count}
        )
    if not isinstance(result[0], dict):
        raise NoNumber(_("The query gives no single number. Write one that does, such as sum(…)."))
    return result[0]


def _pairs(values) -> Sequence:
    listed = values if isinstance(values, list) else []
    return [pair for pair in listed if isinstance(pair, list) and len(pair) == 2]


def _number(written) -> float:
    try:
        found = float(written)
    except (TypeError, ValueError, OverflowError) as error:
        raise NoNumber(_("The query gives no single number. Write one that does, such as sum(…).")) from error
    if not math.isfinite(found):
        raise NoNumber(_("The query comes to no number at that time: something is divided by nothing."))
    return found


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC).timestamp():.3f}"
