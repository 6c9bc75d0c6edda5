"""What can happen between an event and an artifact."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.changes.models import Change, Return, Verification
from goldseam.events.models import Visibility
from goldseam.people.models import Person


@told_with(Change)
def changes():
    return Change.objects.select_related("version__artifact__organisation", "event__organisation")


@told_with(Verification)
def verifications():
    return Verification.objects.select_related("change__event__organisation")


@told_with(Return)
def returns():
    return Return.objects.select_related("change__event__organisation")


@kind("change.linked")
class ChangeLinked(Kind):
    """Whoever sees the event reads of it: what belongs to another team is not named, and it leads to the event."""

    sentence = _("Because of “{event}”, {actor} changed {version}")
    sentence_here = _("Because of this, {actor} changed {version}")
    icon = "seam"

    def words(self, activity):
        event, version = activity.subject.event, activity.subject.version
        is_named = _is_for_all_who_see(event, version.artifact)
        unnamed = _("a plan of their own") if version.artifact.is_private else _("what a team works by")
        return {"event": event, "version": version if is_named else unnamed}

    def href(self, activity):
        return activity.subject.event.get_absolute_url()

    def recipients(self, activity):
        """Whoever logged the event hears that something changed because they spoke up."""
        return Person.objects.filter(pk=activity.subject.event.logged_by_id)


@kind("change.addressed")
class ChangeAddressed(Kind):
    sentence = _("{actor} said which events to count, to see whether what changed because of “{event}” helps")
    sentence_here = _("{actor} said which events to count, to see whether the change helps")
    icon = "seam"

    def words(self, activity):
        return {"event": activity.subject.event}

    def href(self, activity):
        return activity.subject.event.get_absolute_url()


class OfLook(Kind):
    """A look at later data: by somebody, or by the product, which counts the log again each month."""

    sentence_by_itself = sentence_here_by_itself = ""
    icon = "seam"

    def sentence_for(self, activity, here: bool = False) -> str:
        if activity.actor_id or activity.subject is None:
            return super().sentence_for(activity, here)
        words = self.sentence_here_by_itself if here else self.sentence_by_itself
        return str(words).format(**self.words(activity))

    def words(self, activity):
        return {"event": activity.subject.change.event}

    def note(self, activity):
        return activity.subject.get_verdict_display()


@kind("change.verified")
class ChangeVerified(OfLook):
    sentence = _("{actor} compared before and after “{event}”")
    sentence_here = _("{actor} compared before and after")
    sentence_by_itself = _("The log was counted again: before and after “{event}”")
    sentence_here_by_itself = _("The log was counted again")


@kind("change.proven")
class ChangeProven(OfLook):
    """The seam of an event is gold to its end: all who took part hear of it."""

    sentence = _("{actor} compared before and after: what changed because of “{event}” has helped")
    sentence_here = _("{actor} compared before and after: what changed because of this has helped")
    sentence_by_itself = _("What changed because of “{event}” has helped: the log shows it now")
    sentence_here_by_itself = _("What changed because of this has helped: the log shows it now")

    def recipients(self, activity):
        return who_took_part(activity.subject.change)


@kind("change.unproven")
class ChangeUnproven(OfLook):
    """The gold is taken back: whoever heard of it hears that as well."""

    sentence = _("{actor} compared before and after “{event}”: that the change helped can no longer be said")
    sentence_here = _("{actor} compared before and after: that the change helped can no longer be said")
    sentence_by_itself = _(
        "That the change because of “{event}” helped can no longer be said: the log was counted again"
    )
    sentence_here_by_itself = _("That the change helped can no longer be said: the log was counted again")

    def recipients(self, activity):
        return who_took_part(activity.subject.change)


@kind("change.returned")
class ChangeReturned(Kind):
    """The first time after the proof. The other event is not named: not everybody who sees this one may see it."""

    sentence = _("It happened again, although what changed because of “{event}” had helped")
    sentence_here = _("It happened again, although what changed had helped")
    icon = "seam"

    def sentence_for(self, activity, here: bool = False) -> str:
        if activity.subject is None:
            return super().sentence_for(activity, here)
        return str(self.sentence_here if here else self.sentence).format(event=activity.subject.change.event)

    def recipients(self, activity):
        return who_took_part(activity.subject.change)


def who_took_part(change):
    """Whoever logged the event, sat in its reviews, made the change, keeps what was changed, or chose what counts."""
    one_by_one = [change.event.logged_by_id, change.by_id, change.version.by_id, change.version.artifact.owner_id]
    reviewed = change.event.reviews.values("participants__person")
    chose = change.scopes.values("by")
    return Person.objects.filter(Q(pk__in=[key for key in one_by_one if key]) | Q(pk__in=reviewed) | Q(pk__in=chose))


def _is_for_all_who_see(event, artifact) -> bool:
    if artifact.is_private:
        return False
    return artifact.team_id is None or (event.visibility == Visibility.TEAM and event.team_id == artifact.team_id)
