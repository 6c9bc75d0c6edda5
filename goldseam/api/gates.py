"""Gates are asked, and told of checks, by a pipeline that holds a key for it."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema

from goldseam.api.gate_sent import CheckIn, QuestionIn
from goldseam.api.keys import GateKey, KeyPace, gate_of
from goldseam.api.measurements import ASKING, HEADERS, SENDING
from goldseam.api.problems import Problem
from goldseam.api.reading import described, object_in
from goldseam.guardrails.models import Asked
from goldseam.guardrails.refs import full_page_of

ADDRESS = "/{slug:organisation}/gates/{slug:name}"

PACE = KeyPace(240)
router = Router(auth=GateKey(), throttle=PACE, tags=["gates"])

Project = Annotated[str, Query(max_length=80)]
Ref = Annotated[str, Query(min_length=1, max_length=120)]


class MissingOut(Schema):
    """One thing that is missing: a run, a sign_off, a check, a fact, people (for four eyes) or a clause."""

    kind: str
    words: str
    href: str


class AnswerOut(Schema):
    """`pass` or `blocked`. On trial everything passes; `missing` says what it would block."""

    answer: str
    missing: list[MissingOut]
    href: str
    is_trial: bool
    is_overridden: bool


class CheckOut(Schema):
    """What was kept. `is_asked_for`: whether a clause of the gate asks for a check of this name."""

    name: str
    passed: bool
    is_asked_for: bool


@router.post(
    f"{ADDRESS}/questions",
    response={200: AnswerOut} | SENDING,
    operation_id="ask_gate",
    url_name="gate_questions",
    openapi_extra=HEADERS | {"requestBody": described(QuestionIn)},
)
def ask_gate(request: HttpRequest, organisation: str, name: str):
    """May this ref go on? The answer is kept, and those who can mend what is missing are told."""
    gate = gate_of(request, organisation, name)
    return answer_out(gate.ask(**object_in(request, QuestionIn)))


@router.get(
    f"{ADDRESS}/answers",
    response={200: AnswerOut} | ASKING | {422: Problem},
    operation_id="read_gate",
    url_name="gate_answers",
    openapi_extra=HEADERS,
)
def read_gate(request: HttpRequest, organisation: str, name: str, ref: Ref, project: Project = ""):
    """What it would answer now to what was asked last for this ref. Nothing is kept: for those who wait."""
    gate = gate_of(request, organisation, name)
    return answer_out(gate.looked_up(project, ref))


@router.post(
    f"{ADDRESS}/checks",
    response={200: CheckOut} | SENDING,
    operation_id="tell_gate_of_check",
    url_name="gate_checks",
    openapi_extra=HEADERS | {"requestBody": described(CheckIn)},
)
def tell_gate_of_check(request: HttpRequest, organisation: str, name: str):
    """A check passed or failed for this ref. The newest of a name counts."""
    gate = gate_of(request, organisation, name)
    check = gate.tell_check(**object_in(request, CheckIn))
    return {"name": check.name, "passed": check.passed, "is_asked_for": gate.asks_for_check(check.name)}


def answer_out(asked: Asked) -> dict:
    told = {name: getattr(asked, name) for name in ("answer", "missing", "is_trial", "is_overridden")}
    return told | {"href": full_page_of(asked.gate, asked.project, asked.ref)}
