"""What can happen between an event and an artifact."""

from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.changes.models import Change, Verification
from goldseam.people.models import Person


@told_with(Change)
def changes():
    return Change.objects.select_related("version__artifact__organisation", "event__organisation")


@told_with(Verification)
def verifications():
    return Verification.objects.select_related("change__event__organisation")


@kind("change.linked")
class ChangeLinked(Kind):
    sentence = _("Because of “{event}”, {actor} changed {subject}")
    sentence_here = _("Because of this, {actor} changed {subject}")
    icon = "seam"

    def words(self, activity):
        return {"event": activity.subject.event}

    def recipients(self, activity):
        """Whoever logged the event hears that something changed because they spoke up."""
        return Person.objects.filter(pk=activity.subject.event.logged_by_id).exclude(pk=activity.actor_id)


@kind("change.verified")
class ChangeVerified(Kind):
    sentence = _("{actor} compared before and after “{event}”")
    sentence_here = _("{actor} compared before and after")
    icon = "seam"

    def words(self, activity):
        return {"event": activity.subject.change.event}

    def note(self, activity):
        return activity.subject.get_verdict_display()
