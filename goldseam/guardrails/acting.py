"""What a breach leads to: experiments pause, people talk about it, and other programs are called."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.events.models import Event, EventKind, Visibility
from goldseam.experiments.choices import StopKind
from goldseam.experiments.models import Cycle
from goldseam.guardrails.models.call import Call
from goldseam.reviews.models import Review


def act(watch, breach) -> None:
    """All that follows, in the transaction in which the value came in."""
    pauses = [pause for cycle in _cycles_of(watch) if (pause := _paused(cycle, watch, breach))]
    breach.pauses.set(pauses)
    breach.review = next((pause.review for pause in pauses if pause.review), None) or _review_of(watch, breach)
    breach.event = breach.review.event
    breach.save(update_fields=["review", "event"])
    if watch.address:
        Call.of_breach(watch.address, breach)
    _tell_signal(watch, breach)


def cycles_stopped_by(watch):
    """The experiments that it would pause, if they run then."""
    cycles = Cycle.objects.filter(organisation=watch.organisation_id)
    if watch.pauses_all:
        return cycles.filter(watched__series=watch.series_id)
    return cycles.filter(pk=watch.cycle_id) if watch.cycle_id else cycles.none()


def lock_what_they_stop(watches) -> None:
    """All events before the first experiment, whichever watch comes first: nobody waits for somebody who waits."""
    if cycles := [cycle for watch in watches for cycle in _running(watch)]:
        Cycle.lock_for_values(cycles)


def _cycles_of(watch) -> list:
    cycles = _running(watch)
    return Cycle.lock_events_of(cycles) if cycles else []


def _running(watch) -> list:
    if not (watch.pauses_all or watch.cycle_id):
        return []
    started = cycles_stopped_by(watch).unstudied().started().order_by("pk").distinct()
    return list(started.select_related("current_plan", "organisation", "started__plan").prefetch_related("pauses"))


def _paused(cycle, watch, breach):
    """The pause; that which is there already where something else stopped it. One that has just ended goes free."""
    why = _told(watch, breach) if watch.may_tell(cycle) else _("A measurement of a team lies beyond its limit.")
    try:
        return cycle.pause(by=None, why=why, stop=StopKind.GUARDRAIL)
    except ValidationError:
        return None


def _review_of(watch, breach) -> Review:
    """Of an event of its own, seen by those who see the measurement."""
    event = Event.log(
        watch.organisation,
        by=None,
        text=_told(watch, breach),
        title=_("Beyond its limit: %(series)s") % {"series": watch.series},
        kind=EventKind.UNSAFE_CONDITION,
        team=watch.series.team,
        visibility=Visibility.TEAM if watch.series.team else Visibility.ORGANISATION,
        source="watch",
    )
    event.add_row(by=None, text=breach.why, source=_("Watch “%(watch)s”") % {"watch": watch})
    review = Review.open(by=None, event=event, facilitator=watch.owner)
    if watch.owner:
        review.participants.get_or_create(person=watch.owner)
    return review


def _tell_signal(watch, breach) -> None:
    """What people had predicted may be beginning: whoever looks after the risk looks. Only a person says that it is."""
    if watch.signal is None:
        return
    key = f"breach-{breach.pk}"
    if watch.may_tell(watch.signal):
        watch.signal.fire(key, breach.why, event=breach.event)
    else:
        watch.signal.fire(key)


def _told(watch, breach) -> str:
    return _("%(why)s The watch “%(watch)s” told so.") % {"why": breach.why, "watch": watch}
