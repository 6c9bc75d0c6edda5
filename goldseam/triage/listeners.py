"""What follows for triage when something has happened: what waits, and who else hears what came of it."""

from django.core.exceptions import ValidationError

from goldseam.activity.listening import when
from goldseam.events.models import Event, Merging
from goldseam.reporting.models import Outcome, Thanks
from goldseam.triage.models import Triage, Waiting
from goldseam.triage.models.waiting import is_for_triage


@when("event.logged")
def let_wait(activity) -> None:
    event = activity.subject
    if event and not event.is_handed_over and is_for_triage(event) and not Triage.objects.filter(event=event).exists():
        Waiting.begin(event)


@when("report.received")
def let_report_wait(activity) -> None:
    event = activity.history
    if event and not event.is_handed_over and not Triage.objects.filter(event=event).exists():
        Waiting.begin(event)


@when("report.answered")
def let_come_back(activity) -> None:
    """The question has its answer, so the event is due again."""
    waiting = Waiting.objects.filter(event=activity.history_id).first()
    if waiting:
        waiting.come_back()


@when("report.thanked")
def thank_the_others(activity) -> None:
    """Whoever told of the same thing is thanked too."""
    thanks = activity.subject
    for event in _told_in(thanks.event) if thanks else []:
        _pass_on(Thanks.give, event, thanks.by, text=thanks.text)


@when("report.outcome_told")
def tell_the_others(activity) -> None:
    outcome = activity.subject
    for event in _told_in(outcome.event) if outcome else []:
        _pass_on(Outcome.tell, event, outcome.by, text=outcome.text, is_change=outcome.is_change)


@when("report.outcome_withdrawn")
def withdraw_from_the_others(activity) -> None:
    for outcome in Outcome.objects.filter(event__merging__into=activity.history_id):
        outcome.withdraw(by=activity.actor)


@when("event.merged")
def tell_what_was_told_before(activity) -> None:
    """It is the same as one of which something has come already."""
    event = activity.subject
    if event is None or not event.is_merged:
        return
    kept = event.kept
    for thanks in kept.thanks.select_related("by"):
        _pass_on(Thanks.give, event, thanks.by, text=thanks.text)
    if outcome := Outcome.objects.filter(event=kept).select_related("by").first():
        _pass_on(Outcome.tell, event, outcome.by, text=outcome.text, is_change=outcome.is_change)


def _told_in(event) -> list[Event]:
    merged = Merging.objects.filter(into=event).select_related("event__organisation")
    return [merging.event for merging in merged]


def _pass_on(verb, event, by, **told) -> None:
    """Where somebody has left, or reported the other one themselves, there is nothing to pass on."""
    if by is None:
        return
    try:
        verb(event=event, by=by, **told)
    except ValidationError:
        return
