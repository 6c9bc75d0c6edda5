"""What gates bring to the page of an artifact: the gate that enforces it, or that asks for its runs."""

from django.db.models import Count, Q
from django.utils import timezone

from goldseam.artifacts.parts import artifact_part
from goldseam.guardrails.models import Gate
from goldseam.guardrails.models.gate_override import LATELY

SHOWN = 10


@artifact_part("guardrails/gates/_of_artifact.html", order=40)
def gates_of(artifact, person):
    lately = Q(overrides__at__gt=timezone.now() - LATELY)
    mine = Q(rule=artifact) | Q(clauses__needs__artifact=artifact)
    gates = Gate.objects.visible_to(person).filter(mine).in_use().with_stage()
    counted = gates.annotate(override_count_lately=Count("overrides", filter=lately, distinct=True))
    found = list(counted.order_by("title", "number")[:SHOWN])
    return {"gates": found} if found else None
