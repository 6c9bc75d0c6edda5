"""The signals of a risk as pages show them: where each is seen, and when it fired."""

from goldseam.artifacts.models import Item
from goldseam.events.models import Event
from goldseam.premortems.models import Firing, Signal, SignalKind
from goldseam.premortems.signal_parts import PARTS
from goldseam.runs.models import Run

FIRINGS = 20


def signals_of(risk, person) -> dict:
    """For the part `premortems/_signals.html`: a number of queries that does not grow with the signals."""
    signals = list(risk.signals.select_related("retirement", "artifact").order_by("number"))
    return shown(risk, person, signals, Firing.objects.filter(signal__risk=risk))


def shown(risk, person, signals: list[Signal], firings) -> dict:
    for signal in signals:
        signal.risk, signal.organisation = risk, risk.organisation
    fired = list(firings.loaded().order_by("-at", "-pk")[:FIRINGS]) if signals else []
    for firing in fired:
        firing.signal.organisation = firing.signal.risk.organisation = risk.organisation
    return {
        "risk": risk,
        "signals": signals,
        "signal_lines": _lines(signals),
        "firings": fired,
        "firing_events": _seen(Event.objects.learning(), [firing.event_id for firing in fired], person),
        "firing_runs": _seen(Run.objects.select_related("artifact"), [firing.run_id for firing in fired], person),
        "can_write_signals": person.writes_in(risk.organisation),
    } | _brought(risk, person, bool(signals))


def _brought(risk, person, is_wanted: bool) -> dict:
    """What others say of the signals: the templates, and their facts."""
    facts = PARTS.page(risk, person) if is_wanted else {"brought": []}
    return {"brought_to_signals": facts.pop("brought")} | facts


def _lines(signals: list[Signal]) -> dict:
    """The lines of checklists as they read now, by their key; what has left the checklist is not there."""
    keys = [signal.item_key for signal in signals if signal.kind == SignalKind.LINE and signal.item_key]
    if not keys:
        return {}
    found = Item.objects.filter(key__in=keys, version__artifact__in={signal.artifact_id for signal in signals})
    return {item.key: item.text for item in found.order_by("version__number")}


def _seen(things, keys: list, person) -> dict:
    """Those of them that this person may see."""
    known = {key for key in keys if key}
    return things.visible_to(person).select_related("organisation").in_bulk(known) if known else {}
