"""What runs bring to the home page: the checklists that this person is running, and those that wait to be run."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.activity.next_steps import SHOWN, Group, NextStep, next_step
from goldseam.common.prepared import prepared
from goldseam.common.times import ago
from goldseam.runs.asking import page_to_run
from goldseam.runs.models import Opportunity, Run, Source

WHY = {
    Source.SCHEDULE: gettext_lazy("on a schedule"),
    Source.GATE: gettext_lazy("a gate waits for it"),
    Source.API: gettext_lazy("a program asks for it"),
    Source.WEBHOOK: gettext_lazy("another tool asks for it"),
}


@next_step(order=5)
def open_runs(person, organisation) -> Group:
    """Begun and not ended, the newest first: somebody stands in the middle of the work."""
    href = reverse("runs:list", args=[organisation.slug]) + "?state=open"
    return Group(
        _("Checklists that you are running"), [_step(run, organisation) for run in _mine(person, organisation.pk)], href
    )


@prepared
def _mine(person, organisation: int):
    runs = Run.objects.filter(organisation=organisation, held_by=person.pk).visible_to(person).open()
    return runs.select_related("artifact").order_by("-number")[: SHOWN + 1]


def _step(run, organisation) -> NextStep:
    run.organisation = organisation
    about = " ".join(word for word in (run.project, run.ref) if word)
    why = _("Begun %(when)s") % {"when": ago(run.started_at)}
    return NextStep(run.artifact.title, run.get_absolute_url(), f"{about} · {why}" if about else why)


@next_step(order=6)
def waiting_lists(person, organisation) -> Group:
    """Moments that ask this person for a checklist, the first due first."""
    heading = _("Checklists to run")
    if not person.writes_in(organisation):
        return Group(heading, [])
    return Group(heading, [_moment(one, organisation) for one in _asked(person, organisation.pk)])


@prepared
def _asked(person, organisation: int):
    mine = Opportunity.objects.filter(artifact__organisation=organisation).asked_of(person).visible_to(person)
    return mine.waiting().soonest().select_related("artifact")[: SHOWN + 1]


def _moment(moment, organisation) -> NextStep:
    moment.artifact.organisation = organisation
    why = " · ".join(str(word) for word in (moment.about, WHY.get(moment.source, "")) if word)
    mood = "late" if moment.is_late else "soon" if moment.due_at else ""
    return NextStep(moment.artifact.title, page_to_run(moment), why, moment.due_at, mood, _due(moment))


def _due(moment) -> str:
    if moment.due_at is None:
        return ""
    return _("Late") if moment.is_late else _("Due %(when)s") % {"when": ago(moment.due_at)}
