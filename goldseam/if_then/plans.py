"""One's own plans, each with what the page and the home page ask about it, in one query."""

from django.db.models import Exists, OuterRef, Subquery

from goldseam.activity.models import Reminder
from goldseam.artifacts.models import Artifact, ArtifactKind, Version
from goldseam.if_then.kinds import MOMENT_DUE
from goldseam.if_then.models import Encounter, Rehearsal, Silence
from goldseam.if_then.personal import latest_meaning, newest_words


def own_plans(person, organisation: int):
    """The plans that this person made for themselves. Those of others never appear, shared or not."""
    mine = Artifact.objects.filter(organisation=organisation, kind=ArtifactKind.IF_THEN, owner=person.pk)
    return with_words(mine.visible_to(person)).annotate(
        meaning_number=Subquery(latest_meaning().values("number")[:1]),
        written_at=Subquery(latest_meaning().values("at")[:1]),
        rehearsed_number=Subquery(_rehearsals(person).values("version__number")[:1]),
        met_on=Subquery(_encounters(person).values("on")[:1]),
        asked_on=Subquery(_reminders().values("due")[:1]),
        is_silent=Exists(Silence.objects.filter(artifact=OuterRef("pk"))),
    )


def team_rules(person, organisation: int):
    rules = Artifact.objects.filter(organisation=organisation, kind=ArtifactKind.TEAM_RULE)
    return with_words(rules.visible_to(person)).in_use().order_by("title", "number")


def with_words(artifacts):
    """With the two halves, or the text, that people go by now; where nothing is signed off yet, as they are written."""
    words = {f"now_{name}": Subquery(newest_words().values(name)[:1]) for name in ("trigger", "response", "text")}
    return artifacts.select_related("trial", "activation", "retirement", "team").annotate(**words)


def sentence_of(artifact) -> str:
    """As it reads now, of an artifact that came `with_words`."""
    halves = {"trigger": artifact.now_trigger, "response": artifact.now_response, "text": artifact.now_text}
    return Version(**{name: words or "" for name, words in halves.items()}).sentence


def is_rehearsed(plan) -> bool:
    """Said aloud as it reads now. Without words there is nothing to say."""
    return plan.meaning_number is None or (plan.rehearsed_number or 0) >= plan.meaning_number


def _rehearsals(person):
    return Rehearsal.objects.filter(artifact=OuterRef("pk"), by=person.pk).order_by("-version__number")


def _encounters(person):
    return Encounter.objects.filter(artifact=OuterRef("pk"), by=person.pk).order_by("-pk")


def _reminders():
    here = {"subject_type__app_label": "artifacts", "subject_type__model": "artifact", "subject_id": OuterRef("pk")}
    return Reminder.objects.filter(kind=MOMENT_DUE, **here).order_by("-due")
