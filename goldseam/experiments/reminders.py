"""What experiments do by themselves: stop when their time is over, remind of results, and watch whether gains hold.

Each has a job of its own, so that one which fails holds up no other.
"""

from datetime import timedelta

from django.utils.translation import gettext as _

from goldseam.activity.models import Reminder
from goldseam.activity.models.reminder import is_day_in
from goldseam.common.tasks import task
from goldseam.experiments.choices import StopKind
from goldseam.experiments.models import Cycle, Holding

BACK = timedelta(days=7)  # What was missed while nothing ran is done once, late; older days are left in peace.


@task
def stop_what_is_over():
    """Pauses what runs longer than was planned, where people had named that as a reason to stop."""
    for cycle in _unstudied().running():
        if cycle.is_over and _stop_by_time(cycle):
            stop_when_over.enqueue(cycle=cycle.pk)


@task
def stop_when_over(cycle: int):
    for found in _unstudied().running().filter(pk=cycle):
        stop = _stop_by_time(found)
        if stop and found.is_over:
            found.pause(by=None, why=stop.words or _("The time that was planned is over."), stop=stop)


@task
def remind_of_results():
    """On the morning after the last day: what came out?"""
    for cycle in _unstudied():
        ends_on = cycle.plan.ends_on
        if cycle.is_over and cycle.today - ends_on <= BACK and is_day_in(cycle.organisation.time_zone):
            Reminder.give("cycle.window_over", cycle, ends_on)


@task
def check_holdings():
    """Looks once a day whether what was adopted still brings what it brought."""
    for holding in Holding.objects.due():
        check_holding.enqueue(holding=holding.pk)


@task
def check_holding(holding: int):
    for found in Holding.objects.due().filter(pk=holding).select_related("series", "adoption__cycle__organisation"):
        found.look()


def _stop_by_time(cycle):
    return next((stop for stop in cycle.plan.stops if stop.kind == StopKind.TIME and not stop.acts), None)


def _unstudied():
    started = Cycle.objects.started().filter(studied=None, decision=None)
    return started.select_related("organisation", "current_plan").order_by("pk")
