"""Runs that speak for a signal: a problem was caught at its line, or the line was skipped."""

from goldseam.premortems.models import Signal
from goldseam.runs.models import Answer, Answered, Catch

TOLD = 1000  # Answers of one run that are looked at.


def look_at_run(run) -> None:
    """A run has ended. A problem counts also where it has been mended since; a skip only where it stands."""
    told = _told_by(run)
    for signal in Signal.objects.at_line(run.artifact_id, list(told)).order_by("pk"):
        signal.fire(_key(run), _words(signal, run, told[signal.item_key]), run=run)


def look_at_catch(catch: Catch) -> None:
    """What a run caught was written down as a near miss: that event may be what was foreseen."""
    run, key = catch.run, catch.item.key
    for signal in Signal.objects.at_line(run.artifact_id, [key]).order_by("pk"):
        # Its title stands with the event alone: who may see that can change.
        signal.fire(_key(run), run=run, event=catch.event)


def _told_by(run) -> dict:
    """What was found or skipped, by the key of the line."""
    told: dict = {}
    seen = set()
    answers = Answer.objects.filter(run=run).select_related("item").order_by("-at", "-id")[:TOLD]
    for answer in answers:
        is_newest = answer.item_id not in seen
        seen.add(answer.item_id)
        if answer.state == Answered.PROBLEM or (is_newest and answer.state == Answered.SKIPPED):
            told.setdefault(answer.item.key, answer)
    return told


def _words(signal, run, answer: Answer) -> str:
    if not signal.may_be_told_of(run.artifact.team_id):
        return ""
    return f"{answer.get_state_display()}: {answer.reason}"


def _key(run) -> str:
    return f"run-{run.pk}"
