"""Decisions are read and proposed, by a program that holds a key for it. Nothing is decided here."""

from datetime import date, datetime
from typing import Annotated, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from pydantic import BaseModel, ConfigDict, Field

from goldseam.api.ahead import PACE, Before, Day, Line, Sent, Title, Words, lists, made_once, makes, newest, reads
from goldseam.api.keys import AheadKey, ahead_key_of
from goldseam.common.mail import full
from goldseam.decisions.models import Decision
from goldseam.decisions.models.decision import LINES, WORDS
from goldseam.decisions.models.weighing import MOST_ASSUMPTIONS, MOST_OPTIONS

ADDRESS = "/{slug:organisation}/decisions"

router = Router(auth=AheadKey(), throttle=PACE, tags=["decisions"])


class OptionIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: Title
    pros: Words = ""
    cons: Words = ""
    is_chosen: bool = False


class AssumptionIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: Annotated[Line, Field(min_length=1)]
    expires_on: Day = None


class DecisionIn(Sent):
    """A proposal. Nothing but the question is needed at first; people accept or reject it on its page."""

    title: Title = Field(description="What is to be decided?")
    context: Words = Field("", description="In the context of …")
    drivers: Words = Field("", description="Facing …: what matters most.")
    outcome: Words = Field("", description="What we do.")
    reason: Words = Field("", description="Why this, and not another way.")
    good: Words = Field("", description="What gets better.")
    bad: Words = Field("", description="What we accept in return.")
    confirmation: Words = Field("", description="How it will be seen that it is followed.")
    prediction: Words = Field("", description="What is expected to be seen because of it.")
    confidence: int | None = Field(None, ge=0, le=100, description="In per cent.")
    review_on: Day = Field(None, description="The day on which people look back.")
    reversibility: Literal["", "easy", "hard"] = ""
    consulted: Line = ""
    informed: Line = ""
    more: Words = ""
    options: list[OptionIn] = Field(default_factory=list, max_length=MOST_OPTIONS)
    assumptions: list[AssumptionIn] = Field(default_factory=list, max_length=MOST_ASSUMPTIONS)


class OptionOut(Schema):
    title: str
    pros: str
    cons: str
    is_chosen: bool


class AssumptionOut(Schema):
    text: str
    expires_on: date | None
    has_expired: bool


class DissentPointOut(Schema):
    text: str
    instead: str


class DissentOut(Schema):
    """One page against it, as it was written. `signed_as` is empty where it is the red team's."""

    signed_as: str
    on: date
    points: list[DissentPointOut]
    evidence: str
    change_our_mind: str
    smallest_change: str


class DecisionOut(Schema):
    """One decision. `state`: proposed, accepted, rejected, deprecated or superseded; `risks` are numbers of risks."""

    number: int
    title: str
    state: str
    team: str | None
    context: str
    drivers: str
    outcome: str
    reason: str
    good: str
    bad: str
    confirmation: str
    prediction: str
    confidence: int | None
    review_on: date | None
    reversibility: str
    consulted: str
    informed: str
    more: str
    options: list[OptionOut]
    assumptions: list[AssumptionOut]
    dissents: list[DissentOut]
    risks: list[int]
    supersedes: int | None
    proposed_at: datetime
    page: str


class DecisionsOut(Schema):
    """The newest first, 50 at most."""

    decisions: list[DecisionOut]


@router.get(ADDRESS, **lists(DecisionsOut), operation_id="read_decisions", url_name="decisions")
def read_decisions(request: HttpRequest, organisation: str, before: Before = None):
    """Decisions that the key opens, the newest first."""
    return {"decisions": [decision_out(one) for one in newest(_opened(request, organisation), before)]}


@router.post(ADDRESS, **makes(DecisionOut, DecisionIn), operation_id="propose_decision", url_name="decisions")
def propose_decision(request: HttpRequest, organisation: str):
    """Writes down what is to be decided. People decide."""

    def propose(key, told: dict) -> Decision:
        return Decision.propose(None, key.organisation, team=key.team, **told)

    return read_decision(request, organisation, made_once(request, organisation, DecisionIn, "decision", propose))


@router.get(ADDRESS + "/{int:number}", **reads(DecisionOut), operation_id="read_decision", url_name="decision")
def read_decision(request: HttpRequest, organisation: str, number: int):
    """One decision, with its options, its assumptions and its dissent."""
    return decision_out(get_object_or_404(_opened(request, organisation), number=number))


def _opened(request: HttpRequest, organisation: str):
    key = ahead_key_of(request, organisation)
    rows = ("options", "assumptions", "risks", "dissents__points")
    return Decision.objects.filter(key.opens).with_state().select_related("supersedes").prefetch_related(*rows)


def decision_out(decision: Decision) -> dict:
    plain = ("number", "title", *WORDS, *LINES, "confidence", "review_on", "reversibility", "state", "proposed_at")
    return {name: getattr(decision, name) for name in plain} | {
        "team": str(decision.team) if decision.team else None,
        "options": list(decision.options.all()),
        "assumptions": list(decision.assumptions.all()),
        "dissents": [_dissent(one) for one in decision.dissents.all()],
        "risks": sorted(risk.number for risk in decision.risks.all()),
        "supersedes": decision.supersedes.number if decision.supersedes else None,
        "page": full(decision.get_absolute_url()),
    }


def _dissent(dissent) -> dict:
    plain = ("signed_as", "on", "evidence", "change_our_mind", "smallest_change")
    return {name: getattr(dissent, name) for name in plain} | {"points": list(dissent.points.all())}
