"""What a call says, as JSON; see docs/calling.md."""

from datetime import UTC

from django.urls import reverse
from django.utils import timezone

from goldseam.common.mail import full
from goldseam.measurements.figures import unit_of


def body_of_breach(breach) -> dict:
    watch = breach.watch
    data = {
        "organisation": watch.organisation.slug,
        "watch": {"number": watch.number, "title": watch.title, "page": full(watch.get_absolute_url())},
        "measurement": _measurement(watch.series),
        "side": watch.side,
        "value": breach.value,
        "limit": breach.limit,
        "measured_at": _moment(breach.measured_at),
        "why": breach.why,
        "paused": [_paused(pause.cycle) for pause in breach.pauses.select_related("cycle__organisation")],
        "review": {"number": breach.review.number, "page": full(breach.review.get_absolute_url())},
    }
    return _envelope("watch.breached", data)


def body_of_trial(address) -> dict:
    page = full(reverse("guardrails:address", args=[address.organisation.slug, address.number]))
    return _envelope("trial", {"organisation": address.organisation.slug, "address": address.name, "page": page})


def _envelope(kind: str, data: dict) -> dict:
    return {"type": kind, "timestamp": _moment(timezone.now()), "data": data}


def _measurement(series) -> dict:
    page = full(series.get_absolute_url())
    return {"number": series.number, "title": series.title, "unit": str(unit_of(series)), "page": page}


def _paused(cycle) -> dict:
    return {"number": cycle.number, "page": full(cycle.get_absolute_url())}


def _moment(at) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
