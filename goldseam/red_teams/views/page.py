"""The page of a drill."""

from django.shortcuts import render

from goldseam.actions.models import Action
from goldseam.activity.models import Activity
from goldseam.red_teams.forms.chartering import HandOverForm, InviteForm
from goldseam.red_teams.forms.finding import FindingForm, ReasonForm, ReportForm

HISTORY = 30
SUGGESTED = 3


def drill_page(request, drill, status: int = 200, **given):
    """Renders it. `given` replaces fresh forms by those that came back with errors."""
    person = request.user
    context = _who(drill, person) | _members(drill, request) | _findings(drill, person) | _forms(drill)
    history = Activity.objects.history_of(drill).told().order_by("-pk")[:HISTORY]
    context |= {"drill": drill, "history": list(history)}
    return render(request, "red_teams/show.html", context | given, status=status)


def _who(drill, person) -> dict:
    writes = person.writes_in(drill.organisation)
    return {
        "can_write": writes,
        "is_member": writes and drill.has_member(person),
        "is_decider": drill.is_decided_by(person),
        "can_hand_over": drill.is_open and (drill.is_decided_by(person) or person.guides_in(drill.organisation)),
        "may_veto": drill.has_veto and drill.is_begun and drill.veto_agreement.is_in_time and not drill.standing_veto,
    }


def _members(drill, request) -> dict:
    """Suggestions are made when somebody asks for them, each time anew."""
    asks = request.GET.get("suggest") == "1" and drill.is_open_to_members and request.membership.writes
    is_invitable = drill.is_open_to_members and drill.invitable.filter(pk=request.user.pk).exists()
    return {"suggested": drill.suggest(SUGGESTED) if asks else None, "may_join": is_invitable}


def _findings(drill, person) -> dict:
    """The gravest first. Of actions, those that the person may see."""
    findings = list(drill.findings.select_related("answer__by"))
    for finding in findings:
        finding.drill = drill
    promised = [finding.answer.action_id for finding in findings if hasattr(finding, "answer")]
    seen = Action.objects.visible_to(person).select_related("organisation").in_bulk([pk for pk in promised if pk])
    return {"findings": sorted(findings, key=lambda one: -(one.severity or 0)), "actions": seen}


def _forms(drill) -> dict:
    return {
        "invite_form": InviteForm(drill),
        "hand_over_form": HandOverForm(drill),
        "finding_form": FindingForm(drill),
        "edited": None,
        "report_form": ReportForm(),
        "call_off_form": ReasonForm(of="call_off"),
        "veto_form": ReasonForm(of="veto"),
        "lift_form": ReasonForm(of="lift"),
    }
