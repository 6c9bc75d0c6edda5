"""Pre-mortems and their risks are read and added, by a program that holds a key for it."""

from datetime import date
from typing import Annotated, Literal

from django.db.models import Prefetch
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from pydantic import Field, StringConstraints

from goldseam.api.ahead import PACE, Before, Day, Line, Sent, Title, Words, lists, made_once, makes, newest, reads
from goldseam.api.keys import AheadKey, ahead_key_of
from goldseam.common.mail import full
from goldseam.premortems.models import Premortem, Risk

ADDRESS = "/{slug:organisation}/premortems"
FACTS = ("number", "title", "plan", "link", "consequence", "starts_on", "succeeds_on", "look_back_on")
RISK = ("number", "title", "story", "in_hands", "potential", "votes", "counter_measure", "contingency", "state")
TRIGGER = ("observable", "comparator", "threshold", "source", "looked_at_every")
DAYS = ("due_on", "review_on")

router = Router(auth=AheadKey(), throttle=PACE, tags=["premortems"])

Link = Annotated[str, StringConstraints(strict=True, max_length=500)]
Tag = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=40)]


class PremortemIn(Sent):
    """A plan that is to be looked at. People open its room on its page."""

    title: Title = Field(description="What is planned?")
    plan: Words = ""
    link: Link = Field("", description="Where the plan lies.")
    consequence: Line = Field("", description="What its failure means, in one sentence.")
    starts_on: Day = None
    succeeds_on: Day = Field(None, description="By when it would have failed; without it, half a year after it begins.")
    look_back_on: Day = None
    tags: list[Tag] = Field(default_factory=list, max_length=20)


class RiskIn(Sent):
    """One reason why it would have failed."""

    title: Title
    story: Annotated[str, StringConstraints(strict=True, max_length=500)] = ""
    in_hands: Literal["", "yes", "partly", "no"] = Field("", description="Whether it is in our hands.")
    potential: int | None = Field(None, ge=1, le=5, description="How bad it could become.")
    counter_measure: Words = ""
    contingency: Words = ""
    observable: Line = Field("", description="The trigger: what one can see.")
    comparator: Literal["", "above", "below", "happens"] = ""
    threshold: float | None = Field(None, ge=-1e12, le=1e12)
    source: Annotated[str, StringConstraints(strict=True, max_length=200)] = ""
    looked_at_every: Literal["", "day", "week", "month", "quarter", "each_time"] = ""
    due_on: Day = None
    review_on: Day = None


class RiskOut(Schema):
    """One risk. `state`: open, mitigated, accepted or happened; `lacks` names what a top risk should have."""

    number: int
    title: str
    story: str
    in_hands: str
    potential: int | None
    votes: int | None
    counter_measure: str
    contingency: str
    state: str
    trigger: str
    observable: str
    comparator: str
    threshold: float | None
    source: str
    looked_at_every: str
    due_on: date | None
    review_on: date | None
    has_owner: bool
    lacks: list[str]
    page: str


class PremortemOut(Schema):
    """One pre-mortem with its risks, in the order in which the room put them."""

    number: int
    title: str
    team: str | None
    plan: str
    link: str
    consequence: str
    starts_on: date | None
    succeeds_on: date
    look_back_on: date
    tags: list[str]
    is_held: bool
    is_looked_back_on: bool
    risks: list[RiskOut]
    page: str


class PremortemsOut(Schema):
    """The newest first, 50 at most."""

    premortems: list[PremortemOut]


@router.get(ADDRESS, **lists(PremortemsOut), operation_id="read_premortems", url_name="premortems")
def read_premortems(request: HttpRequest, organisation: str, before: Before = None):
    """Pre-mortems that the key opens, the newest first."""
    return {"premortems": [premortem_out(one) for one in newest(_opened(request, organisation), before)]}


@router.post(ADDRESS, **makes(PremortemOut, PremortemIn), operation_id="prepare_premortem", url_name="premortems")
def prepare_premortem(request: HttpRequest, organisation: str):
    """Prepares one, for people to hold."""

    def prepare(key, told: dict) -> Premortem:
        return Premortem.prepare(None, key.organisation, team=key.team, facilitator=None, **told)

    return read_premortem(request, organisation, made_once(request, organisation, PremortemIn, "premortem", prepare))


@router.get(ADDRESS + "/{int:number}", **reads(PremortemOut), operation_id="read_premortem", url_name="premortem")
def read_premortem(request: HttpRequest, organisation: str, number: int):
    """One pre-mortem with its risks."""
    return premortem_out(get_object_or_404(_opened(request, organisation), number=number))


@router.post(
    ADDRESS + "/{int:number}/risks", **makes(RiskOut, RiskIn), operation_id="write_risk", url_name="premortem_risks"
)
def write_risk(request: HttpRequest, organisation: str, number: int):
    """Adds a risk to it. Who owns it is said by people."""
    premortem = get_object_or_404(_opened(request, organisation), number=number)

    def write(key, told: dict) -> Risk:
        return Risk.write(None, premortem, **told)

    made = made_once(request, organisation, RiskIn, f"risk of {number}", write)
    return risk_out(Risk.objects.with_state().get(premortem=premortem, number=made))


def _opened(request: HttpRequest, organisation: str):
    key = ahead_key_of(request, organisation)
    found = Premortem.objects.filter(key.opens, rehearses=None).with_state()
    return found.prefetch_related("tags", Prefetch("risks", Risk.objects.with_state().in_order()))


def premortem_out(premortem: Premortem) -> dict:
    return {name: getattr(premortem, name) for name in (*FACTS, "is_held", "is_looked_back_on")} | {
        "team": str(premortem.team) if premortem.team else None,
        "tags": sorted(tag.name for tag in premortem.tags.all()),
        "risks": [risk_out(risk) for risk in premortem.risks.all()],
        "page": full(premortem.get_absolute_url()),
    }


def risk_out(risk: Risk) -> dict:
    return {name: getattr(risk, name) for name in (*RISK, *TRIGGER, *DAYS, "trigger", "lacks")} | {
        "has_owner": risk.owner_id is not None,
        "page": full(risk.get_absolute_url()),
    }
