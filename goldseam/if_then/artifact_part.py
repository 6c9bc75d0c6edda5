"""What if-then plans bring to the page of an artifact: rehearsal and met moments, and the question of a rule."""

from dataclasses import dataclass

from django.db.models import Subquery
from django.utils import timezone

from goldseam.artifacts.models import Artifact, ArtifactKind
from goldseam.artifacts.parts import artifact_part
from goldseam.if_then.enforcement import enforcers_of
from goldseam.if_then.forms import EncounterForm, SystemForm
from goldseam.if_then.models import Encounter, Rehearsal, RuleEncounter, Silence
from goldseam.if_then.models.rehearsal import WITHIN
from goldseam.if_then.personal import is_own_plan, is_personal, latest_meaning
from goldseam.if_then.tally import Tally, tallies_of
from goldseam.if_then.ways import stronger_for, way_of, ways_for

LATELY = 5
TODAY = 30  # In no order, so rather more of them.


@dataclass(frozen=True)
class Moments:
    """What this person may know of how it goes with the plan or rule."""

    is_personal: bool
    tally: Tally
    lately: list
    is_rehearsed: bool
    is_late: bool
    is_silent: bool
    stronger: list


@artifact_part("if_then/_of_artifact.html", order=10)
def moments_of(artifact, person):
    """Of a personal plan for its owner alone; of a team rule for all who see it."""
    is_rule = artifact.kind == ArtifactKind.TEAM_RULE
    if not is_rule and not is_own_plan(artifact, person):
        return None
    return {"moments": _moments(artifact, person), "encounter_form": EncounterForm()}


def _moments(artifact, person) -> Moments:
    tally, personal = tallies_of([artifact], person)[artifact.pk], is_personal(artifact)
    is_rehearsed = not personal or Rehearsal.objects.visible_to(person).of(artifact).exists()
    return Moments(
        is_personal=personal,
        tally=tally,
        lately=_lately(artifact, person),
        is_rehearsed=is_rehearsed,
        is_late=not is_rehearsed and _written_long_ago(artifact),
        is_silent=personal and Silence.objects.filter(artifact=artifact).exists(),
        stronger=stronger_for(artifact) if tally.asks_for_a_stronger_way else [],
    )


def _lately(artifact, person) -> list:
    """The newest: one's own; of a team rule only what can still be taken back."""
    if is_personal(artifact):
        return list(Encounter.objects.visible_to(person).filter(artifact=artifact)[:LATELY])
    return list(RuleEncounter.objects.visible_to(person).filter(artifact=artifact).today()[:TODAY])


def _written_long_ago(artifact) -> bool:
    meaning = latest_meaning().values("at")[:1]
    written = Artifact.objects.filter(pk=artifact.pk).values_list(Subquery(meaning), flat=True).get()
    return written is not None and timezone.now() - written > WITHIN


@artifact_part("if_then/_system.html", order=10, place="aside")
def system_instead(artifact, person):
    """Asked of each team rule that no system keeps. What keeps it stands on the page by itself."""
    if artifact.kind != ArtifactKind.TEAM_RULE:
        return None
    answered = artifact.system_questions.select_related("by").first()
    return {
        "is_kept_by_system": bool(enforcers_of([artifact], person)[artifact.pk]),
        "system_question": answered,
        "system_way": way_of(answered.answer, artifact) if answered else None,
        "system_ways": ways_for(artifact),
        "system_form": SystemForm(),
    }
