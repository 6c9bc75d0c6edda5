"""Three active personal plans at most: beyond, plans compete with one another and all are kept less."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.artifacts.models import Artifact, ArtifactKind
from goldseam.artifacts.readiness import Gap, before_active
from goldseam.if_then.personal import is_personal
from goldseam.language.if_then import MOST_ACTIVE


@before_active
def three_at_most(artifact) -> list[Gap]:
    """I9, counted by owner in the organisation. It cannot be overruled: one goes, or this one waits."""
    if not is_personal(artifact) or artifact.owner_id is None:
        return []
    others = list(active_plans(artifact.owner, artifact.organisation_id).exclude(pk=artifact.pk)[:20])
    if len(others) < MOST_ACTIVE:
        return []
    href = reverse("if_then:list", args=[artifact.organisation.slug])
    return [
        Gap(
            "I9",
            _("%(plans)s Retire one or make one a draft again first.") % {"plans": _named(artifact, others)},
            True,
            href,
        )
    ]


def active_plans(owner, organisation_id: int):
    """The plans that a person works by, whoever asks: show nobody else the private ones."""
    own = Artifact.objects.filter(owner=owner, organisation=organisation_id, kind=ArtifactKind.IF_THEN)
    return own.active().order_by("number")


def _named(artifact, others) -> str:
    """Which there are. Where others can read this, private ones are counted and not named."""
    shown = others if artifact.is_private else [plan for plan in others if not plan.is_private]
    names = [_("“%(title)s”") % {"title": plan.title} for plan in shown]
    if hidden := len(others) - len(shown):
        words = ngettext("%(num)s that only the owner sees", "%(num)s that only the owner sees", hidden)
        names.append(words % {"num": hidden})
    words = ngettext(
        "%(num)s plan is active already: %(names)s.", "%(num)s plans are active already: %(names)s.", len(others)
    )
    return words % {"num": len(others), "names": ", ".join(names)}
