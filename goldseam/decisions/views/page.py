"""The page of a decision."""

from django import forms
from django.shortcuts import render

from goldseam.activity.models import Activity
from goldseam.decisions.blocking import reasons_against
from goldseam.decisions.forms.deciding import ReasonForm
from goldseam.decisions.models import Decision
from goldseam.decisions.parts import PARTS
from goldseam.decisions.y_statement import y_statement

HISTORY = 30


def decision_page(request, decision, status: int = 200, **given):
    """Renders it. `given` replaces fresh forms by those that came back with errors."""
    context = _text(decision, request.user) | _next(decision, request.user) | _around(decision, request.user)
    context |= PARTS.page(decision, request.user, "top", "main")
    return render(request, "decisions/show.html", context | given, status=status)


def _text(decision, person) -> dict:
    look_backs = list(decision.look_backs.all())
    return {
        "decision": decision,
        "statement": y_statement(decision),
        "risks": list(decision.risks_for(person)),
        "dissents": list(decision.dissents.all()),
        "look_backs": look_backs,
        "foreseen": {point.pk for look in look_backs for point in look.foreseen.all()},
    }


def _next(decision, person) -> dict:
    decides = decision.can_be_decided_by(person)
    return {
        "can_write": decision.can_be_edited_by(person),
        "can_decide": decides,
        "missing": decision.missing if decision.is_proposed else [],
        "against": reasons_against(decision) if decision.is_proposed else [],
        "acceptance_form": forms.Form(),
        "reject_form": ReasonForm(of="reject"),
        "deprecate_form": ReasonForm(of="deprecate"),
    }


def _around(decision, person) -> dict:
    """What came before and after it, as far as this person may see that."""
    others = [decision.supersedes_id, getattr(getattr(decision, "superseded", None), "by_decision_id", None)]
    seen = Decision.objects.visible_to(person).select_related("organisation").in_bulk([pk for pk in others if pk])
    return {
        "older": seen.get(others[0]),
        "newer": seen.get(others[1]),
        "history": list(Activity.objects.history_of(decision).told().order_by("-pk")[:HISTORY]),
    }
