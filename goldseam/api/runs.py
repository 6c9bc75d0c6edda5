"""Checklists are run, by a program that holds a key for it."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import BaseModel, ConfigDict, Field

from goldseam.api.keys import KeyPace, StartKey, checklist_of
from goldseam.api.measurements import ASKING, HEADERS, SENDING
from goldseam.api.problems import Problem
from goldseam.api.reading import Project, Ref, described, object_in
from goldseam.common.mail import full
from goldseam.common.plain_text import in_a_line
from goldseam.runs.asking import ask_for, told
from goldseam.runs.models import Run, Source

ADDRESS = "/{slug:organisation}/artifacts/{int:number}"
MOST = 50

PACE = KeyPace(120)
router = Router(auth=StartKey(), throttle=PACE, tags=["runs"])

AskedProject = Annotated[str, Query(max_length=80)]
AskedRef = Annotated[str, Query(min_length=1, max_length=120)]


class MomentIn(BaseModel):
    """The checklist should be run now, for this piece of work."""

    model_config = ConfigDict(extra="forbid")

    project: Project = Field("", description="The project, where there are several.")
    ref: Ref = Field(description="Which piece of work: a tag, a commit, an order. It asks once.")


class MomentOut(Schema):
    """What was opened, or stood there already; `page` is where a person begins the run."""

    project: str
    ref: str
    at: datetime
    due_at: datetime | None
    page: str


class RunOut(Schema):
    """One run. `state` is open, finished or abandoned; `is_complete`: finished, with every line answered and, where
    asked for, read back."""

    number: int
    version: int
    state: str
    is_complete: bool
    started_at: datetime
    ended_at: datetime | None
    page: str


class RunsOut(Schema):
    """The runs for this piece of work, newest first, 50 at most."""

    runs: list[RunOut]


@router.post(
    f"{ADDRESS}/opportunities",
    response={200: MomentOut} | SENDING,
    operation_id="ask_for_run",
    url_name="opportunities",
    openapi_extra=HEADERS | {"requestBody": described(MomentIn)},
)
def ask_for_run(request: HttpRequest, organisation: str, number: int):
    """Asks for the checklist. People find it on their home page; the same ref asks once."""
    artifact = checklist_of(request, organisation, number)
    return told(ask_for(artifact, Source.API, **object_in(request, MomentIn)))


@router.get(
    f"{ADDRESS}/runs",
    response={200: RunsOut} | ASKING | {422: Problem},
    operation_id="read_runs",
    url_name="runs",
    openapi_extra=HEADERS,
)
def read_runs(request: HttpRequest, organisation: str, number: int, ref: AskedRef, project: AskedProject = ""):
    """How far the runs for this piece of work are."""
    artifact = checklist_of(request, organisation, number)
    found = Run.objects.filter(artifact=artifact).for_ref(in_a_line(project), in_a_line(ref))
    runs = list(found.with_state().order_by("-number")[:MOST])
    complete = set(Run.objects.filter(pk__in=[run.pk for run in runs]).complete().values_list("pk", flat=True))
    return {"runs": [run_out(run, run.pk in complete) for run in runs]}


def run_out(run: Run, is_complete: bool) -> dict:
    state = "finished" if run.is_finished else "abandoned" if run.is_abandoned else "open"
    return {
        "number": run.number,
        "version": run.version.number,
        "state": state,
        "is_complete": is_complete,
        "started_at": run.started_at,
        "ended_at": run.ended_at,
        "page": full(run.get_absolute_url()),
    }
