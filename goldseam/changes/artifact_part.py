"""What changes bring to artifacts: which event a version answers, and where that was decided."""

from collections import defaultdict

from django.utils.translation import gettext as _

from goldseam.artifacts.parts import artifact_part, list_part
from goldseam.artifacts.sources import Source, version_source
from goldseam.changes.counting import learned_in
from goldseam.changes.models import Change, Verification
from goldseam.changes.rows import Row

MOST_CHANGES = 5


@version_source
def events_of(versions, person) -> list[tuple[int, Source]]:
    seen = Change.objects.filter(version__in=[version.pk for version in versions]).visible_to(person)
    changes = list(seen.select_related("event__organisation", "source_type"))
    decided = _decided(changes, person)
    found = []
    for change in changes:
        found.append((change.version_id, _because_of(change.event)))
        if source := decided.get((change.source_type_id, change.source_id)):
            found.append((change.version_id, _from(source)))
    return found


def _because_of(event) -> Source:
    return Source(_("because of “%(event)s”") % {"event": event.title}, event.get_absolute_url())


def _from(source) -> Source:
    """By its kind alone: what a review is called takes a look at its events."""
    words = {"review": _("decided in a review"), "action": _("promised in an action"), "cycle": _("tried in practice")}
    return Source(words.get(source._meta.model_name, _("where it was decided")), source.get_absolute_url())


def _decided(changes, person) -> dict:
    """The reviews, actions and experiments behind changes that the person may see: one question for each kind."""
    keys = defaultdict(set)
    for change in changes:
        if change.source_type_id:
            keys[change.source_type].add(change.source_id)
    found: dict = {}
    for kind, numbers in keys.items():
        seen = kind.model_class().objects.filter(pk__in=numbers).visible_to(person).select_related("organisation")
        found |= {(kind.pk, one.pk): one for one in seen}
    return found


@artifact_part("changes/_of_artifact.html", order=12)
def proofs_of(artifact, person):
    """Whether what was changed in it helped: what is kept of the newest changes. Nothing is counted here."""
    changes = Change.objects.filter(version__artifact=artifact).visible_to(person).select_related("event", "version")
    standing = Verification.objects.standing().filter(change__version__artifact=artifact)
    looks = {look.change_id: look for look in standing}
    rows = [Row.with_look(change, looks.get(change.pk)) for change in changes.order_by("-pk")[:MOST_CHANGES]]
    return {"proofs": rows} if rows else None


@list_part("changes/_learned.html", order=10)
def learned(organisation, person):
    return {"learned": learned_in(organisation, person)}
