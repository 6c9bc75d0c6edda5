"""What can happen to a run. That one was begun, and each tick, is not told: that would be noise."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.people.models import Person
from goldseam.runs.models import Run


@told_with(Run)
def runs():
    return Run.objects.select_related("organisation", "artifact")


@kind("run.finished")
class RunFinished(Kind):
    sentence = _("{actor} finished {subject}")
    sentence_here = _("{actor} finished this run")
    icon = "page"

    def note(self, activity):
        return activity.details.get("note", "")


@kind("run.reopened")
class RunReopened(Kind):
    sentence = _("{actor} opened {subject} again")
    sentence_here = _("{actor} opened this run again")
    icon = "page"

    def note(self, activity):
        why = activity.details.get("why", "")
        return _now("It had been given up: %(why)s") % {"why": why} if why else ""


@kind("run.handed_over")
class RunHandedOver(Kind):
    sentence = _("{actor} handed {subject} over")
    sentence_here = _("{actor} handed this run over")
    icon = "person"

    def note(self, activity):
        return activity.details.get("note", "")

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.details.get("to"))


@kind("run.caught")
class RunCaught(Kind):
    sentence = _("{actor} wrote down as a near miss what {subject} caught")
    sentence_here = _("{actor} wrote down a caught problem as a near miss")
    icon = "page"
