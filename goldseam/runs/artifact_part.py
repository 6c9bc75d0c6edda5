"""What runs bring to the page of a checklist: the button to run it, what waits to be run, and its use in a line."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from goldseam.artifacts.parts import artifact_part
from goldseam.runs.asking import page_to_run
from goldseam.runs.models import Answered, Opportunity, Run
from goldseam.runs.silence import COUNTED, RunRhythm, is_silent
from goldseam.runs.starting_forms import DismissalForm

UNDER_WAY = 3
WAITING = 5


@dataclass(frozen=True)
class Asked:
    """A moment that asks for the list, where its run begins, and the form that says that it was not needed."""

    moment: Opportunity
    href: str
    form: DismissalForm


@dataclass(frozen=True)
class Glance:
    """Runs in a line: how many, when last, how many found a problem, and whether it has gone silent."""

    runs: int
    last: datetime | None
    catching: int
    is_silent: bool
    under_way: list


@artifact_part("runs/_way.html", order=10, place="ways")
def way_to_run(artifact, person):
    can_run = artifact.is_checklist and not artifact.is_retired and person.writes_in(artifact.organisation)
    version = artifact.in_force if can_run else None
    return {"runnable": version} if version else None


@artifact_part("runs/_waiting.html", order=5)
def what_waits(artifact, person):
    """For whomever it is: whoever looks at the list may run it."""
    if not artifact.is_checklist or artifact.is_retired:
        return None
    waiting = Opportunity.objects.filter(artifact=artifact).waiting().soonest().select_related("person", "team")
    asked = [_asked(moment, artifact) for moment in waiting[: WAITING + 1]]
    return {"runs_asked": asked[:WAITING], "more_runs_asked": len(asked) > WAITING} if asked else None


def _asked(moment: Opportunity, artifact) -> Asked:
    moment.artifact = artifact
    return Asked(moment, page_to_run(moment), DismissalForm(auto_id=f"dismissal_{moment.pk}_%s"))


@artifact_part("runs/_of_artifact.html", order=15, place="aside")
def runs_of(artifact, person):
    if not artifact.is_checklist:
        return None
    routines = [] if artifact.is_retired else list(artifact.routines.select_related("person", "team"))
    for routine in routines:
        routine.artifact = artifact
    return {"run_glance": _glance(artifact), "routines": routines}


def _glance(artifact) -> Glance:
    runs = Run.objects.filter(artifact=artifact)
    caught = Q(answers__state=Answered.PROBLEM)
    counted = runs.aggregate(**COUNTED, catching=Count("pk", filter=caught, distinct=True))
    catching = counted.pop("catching")
    rhythm = RunRhythm(**counted)
    under_way = list(runs.open().with_state().order_by("-number")[:UNDER_WAY]) if rhythm.runs else []
    return Glance(rhythm.runs, rhythm.last, catching, is_silent(artifact, rhythm), under_way)
