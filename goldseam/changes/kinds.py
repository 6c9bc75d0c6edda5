"""What can happen between an event and an artifact."""

from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.changes.models import Change, Verification
from goldseam.events.models import Visibility
from goldseam.people.models import Person


@told_with(Change)
def changes():
    return Change.objects.select_related("version__artifact__organisation", "event__organisation")


@told_with(Verification)
def verifications():
    return Verification.objects.select_related("change__event__organisation")


@kind("change.linked")
class ChangeLinked(Kind):
    """Whoever sees the event reads of it: what belongs to another team is not named, and it leads to the event."""

    sentence = _("Because of “{event}”, {actor} changed {version}")
    sentence_here = _("Because of this, {actor} changed {version}")
    icon = "seam"

    def words(self, activity):
        event, version = activity.subject.event, activity.subject.version
        is_named = _is_for_all_who_see(event, version.artifact)
        return {"event": event, "version": version if is_named else _("what a team works by")}

    def href(self, activity):
        return activity.subject.event.get_absolute_url()

    def recipients(self, activity):
        """Whoever logged the event hears that something changed because they spoke up."""
        return Person.objects.filter(pk=activity.subject.event.logged_by_id)


@kind("change.verified")
class ChangeVerified(Kind):
    sentence = _("{actor} compared before and after “{event}”")
    sentence_here = _("{actor} compared before and after")
    icon = "seam"

    def words(self, activity):
        return {"event": activity.subject.change.event}

    def note(self, activity):
        return activity.subject.get_verdict_display()


def _is_for_all_who_see(event, artifact) -> bool:
    return artifact.team_id is None or (event.visibility == Visibility.TEAM and event.team_id == artifact.team_id)
