"""What gates bring to the page of an event: the override that it tells of."""

from goldseam.events.parts import event_part
from goldseam.guardrails.models import Gate, Override
from goldseam.guardrails.models.gate_override import SOURCE
from goldseam.guardrails.refs import page_of


@event_part("guardrails/gates/_of_event.html", order=15)
def override_of(event, person):
    if event.source != SOURCE:
        return None
    seen = Gate.objects.visible_to(person)
    override = Override.objects.filter(event=event, gate__in=seen).select_related("gate__organisation").first()
    if override is None:
        return None
    return {"gate_override": override, "gate_ref": page_of(override.gate, override.project, override.ref)}
