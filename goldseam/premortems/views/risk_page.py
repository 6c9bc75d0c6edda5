"""The page of a risk: what it is, by what one notices it, what is done about it, and how it looked since."""

from django.shortcuts import render

from goldseam.premortems.forms.risk import RiskForm
from goldseam.premortems.forms.states import AcceptanceForm, CheckInForm, MitigationForm, OccurrenceForm
from goldseam.premortems.signals_shown import signals_of
from goldseam.premortems.trigger_hints import hints_of

CHECK_INS = 20


def risk_page(request, risk, status: int = 200, **forms):
    """Renders it. `forms` replaces fresh forms by those that came back with errors."""
    person = request.user
    context = {
        "risk": risk,
        "premortem": risk.premortem,
        "can_write": request.membership.writes,
        "hints": hints_of(risk),
        "check_ins": list(risk.check_ins.select_related("by")[:CHECK_INS]),
        "actions": list(risk.actions_for(person)),
        "occurrences": _occurrences(risk, person),
        "form": RiskForm(risk.premortem, risk=risk),
        "mitigation_form": MitigationForm(auto_id="mitigation_%s"),
        "acceptance_form": AcceptanceForm(auto_id="acceptance_%s"),
        "occurrence_form": OccurrenceForm(risk.organisation, person),
        "check_in_form": CheckInForm(risk),
    }
    return render(request, "premortems/risk.html", signals_of(risk, person) | context | forms, status=status)


def _occurrences(risk, person) -> list[tuple]:
    """Each with its event, where the person may see that."""
    events = {event.pk: event for event in risk.events_for(person).select_related("organisation")}
    return [(one, events.get(one.event_id)) for one in risk.occurrences.all()]
