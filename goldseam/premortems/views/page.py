"""The page of a pre-mortem: the plan and who is missing, the room, its risks and what each lacks, and what came."""

from django.shortcuts import render

from goldseam.activity.models import Activity
from goldseam.live.models import Pace
from goldseam.live.opening_forms import HoldForm
from goldseam.premortems.forms.endings import SettlementForm
from goldseam.premortems.forms.plan import PlanForm
from goldseam.premortems.forms.risk import RiskForm
from goldseam.premortems.history import before, is_time_for
from goldseam.premortems.hit_rate import hit_rate
from goldseam.premortems.measures import Measured

HISTORY = 30
MOST_RISKS = 200  # Of one plan; nobody looks after more.


def premortem_page(request, premortem, status: int = 200, **forms):
    """Renders it. `forms` replaces fresh forms by those that came back with errors."""
    risks = risks_of(premortem)
    context = {
        "premortem": premortem,
        "risks": risks,
        "lacking": [risk for risk in risks if risk.lacks],
        "can_write": request.membership.writes,
        "actions": list(premortem.actions_for(request.user)[:MOST_RISKS]),
        "story": _story(premortem),
    }
    context |= _room(premortem) | _history(request, premortem) | _forms(request, premortem) | _rate(risks)
    return render(request, "premortems/show.html", context | forms, status=status)


def risks_of(premortem) -> list:
    risks = list(premortem.risks.in_order().with_state()[:MOST_RISKS])
    for risk in risks:
        risk.premortem, risk.organisation = premortem, premortem.organisation
    return risks


def hold_form(organisation, data=None) -> HoldForm:
    """Alone, the steps for one alone come first."""
    usual = {"template": "premortem-alone", "pace": Pace.ALONE} if organisation.is_solo else {}
    return HoldForm(organisation, "premortem", data, initial=usual, auto_id="hold_%s")


def _forms(request, premortem) -> dict:
    organisation = premortem.organisation
    return {
        "plan_form": PlanForm(organisation, request.user, premortem=premortem),
        "hold_form": hold_form(organisation),
        "risk_form": RiskForm(premortem, is_short=True),
        "settlement_form": SettlementForm(auto_id="settle_%s"),
    }


def _room(premortem) -> dict:
    """What was written in the room, once it is over: clusters with their cards, in the order of the vote."""
    if not premortem.is_held:
        return {"clusters": [], "loose": [], "confidence": None}
    room = premortem.room
    confidence = getattr(room, "confidence", None)
    return {
        "clusters": list(room.clusters.prefetch_related("cards").order_by("rank", "position", "pk")),
        "loose": list(room.cards.filter(cluster=None, is_open=True)),
        "confidence": confidence if confidence and confidence.is_shown else None,
    }


def _rate(risks) -> dict:
    rate = hit_rate(risks)
    return {"rate": rate, "rate_words": Measured(rate).words}


def _history(request, premortem) -> dict:
    """Only after people have written for themselves, or where they ask for it."""
    is_time = is_time_for(premortem)
    is_asked = "before" in request.GET
    found = before(premortem, request.user) if is_time or is_asked else None
    return {"before": found, "may_ask_before": not (is_time or is_asked)}


def _story(premortem):
    told = Activity.objects.history_of(premortem).order_by("-id")
    return told.select_related("actor").prefetch_related("subject")[:HISTORY]
