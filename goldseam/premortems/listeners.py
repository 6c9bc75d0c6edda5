"""What follows when a run of a checklist ends, or a problem that it caught is written down."""

from goldseam.activity.listening import when
from goldseam.premortems import signal_kinds as signal_kinds
from goldseam.premortems import signal_steps as signal_steps
from goldseam.premortems.lines import look_at_catch, look_at_run


@when("run.finished")
def look_at_its_lines(activity):
    if activity.subject is not None:
        look_at_run(activity.subject)


@when("run.caught")
def look_at_what_it_caught(activity):
    run = activity.subject
    if run is None:
        return
    found = run.catches.filter(event__number=activity.details.get("event"))
    for catch in found.select_related("run__artifact", "item", "event"):
        look_at_catch(catch)
