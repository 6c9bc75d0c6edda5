"""What watches bring to the pages of a rule, of a measurement and of an event."""

from django.urls import reverse

from goldseam.artifacts.parts import artifact_part
from goldseam.events.parts import event_part
from goldseam.guardrails.models import Breach, Watch
from goldseam.measurements.parts import series_part
from goldseam.premortems.signal_parts import signal_part

SHOWN = 10


@artifact_part("guardrails/watches/_of_thing.html", order=45)
def watches_of_rule(artifact, person):
    found = _watches(person, rule=artifact)
    return {"thing_watches": found, "watch_href": ""} if found else None


@series_part("guardrails/watches/_of_thing.html", order=10)
def watches_of_series(series, person):
    may_add = person.writes_in(series.organisation) and not series.is_archived
    found = _watches(person, series=series)
    href = f"{reverse('watches:new', args=[series.organisation.slug])}?series={series.number}" if may_add else ""
    return {"thing_watches": found, "watch_href": href} if found or may_add else None


@event_part("guardrails/watches/_of_event.html", order=16)
def breaches_of(event, person):
    if event.source != "watch":
        return None
    seen = Breach.objects.filter(event=event, watch__in=Watch.objects.visible_to(person))
    found = list(seen.select_related("watch__organisation")[:SHOWN])
    return {"event_breaches": found} if found else None


@signal_part("guardrails/watches/_of_signal.html", order=10)
def watches_of_signals(risk, person):
    """The watch of each signal, and the way to one for those that have none."""
    found = Watch.objects.visible_to(person).filter(signal__risk=risk).loaded().order_by("number")
    watches: dict[int, list] = {}
    for watch in found:
        watches.setdefault(watch.signal_id, []).append(watch)
    return {"signal_watches": watches, "can_watch_signals": person.writes_in(risk.organisation)}


def _watches(person, **of) -> list:
    return list(Watch.objects.visible_to(person).filter(**of).loaded().order_by("title", "number")[:SHOWN])
