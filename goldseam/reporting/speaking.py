"""Speaking with whoever reported an event: who they are to the person who looks, and what was said so far."""

from functools import cached_property

from django.utils.translation import gettext as _

from goldseam.changes.models import Change
from goldseam.reporting.appreciating import wordings_for
from goldseam.reporting.models import Contact, Message, Thanks


class Speaking:
    """What one person sees of the exchange about one event. `known` is the event with what was asked for at once."""

    def __init__(self, event, person, known):
        self.event, self.person, self.known = event, person, known

    @cached_property
    def report(self):
        return getattr(self.known, "report", None)

    @property
    def has_somebody(self) -> bool:
        """Whether there is anybody to speak with; to oneself only what others said is shown."""
        if self.is_mine:
            return self.has_been_said
        return self.report is not None or self.event.logged_by_id is not None

    @property
    def is_mine(self) -> bool:
        return self.event.logged_by_id == self.person.pk

    @property
    def is_plain(self) -> bool:
        """A colleague logged it, and nothing was said yet: a line is enough."""
        return not (self.report or self.has_been_said)

    @property
    def has_been_said(self) -> bool:
        return bool(self.known.has_thanks or self.known.has_messages or self.outcome)

    @property
    def can_speak(self) -> bool:
        return not self.is_mine and self.person.writes_in(self.event.organisation)

    @property
    def reaches(self) -> str:
        """How whoever reported will hear of it."""
        if self.report is None:
            return _("%(name)s hears of it here and by mail.") % {"name": self.event.logged_by}
        if self.report.is_anonymous:
            return _("Whoever reported it reads this with their receipt. Nobody knows who they are.")
        return _("Whoever reported it reads this with their receipt.")

    @cached_property
    def picture(self):
        return getattr(self.report, "picture", None) if self.report else None

    @cached_property
    def contact(self):
        """Who it was, for those who keep the letterbox alone."""
        if self.report is None or self.report.is_anonymous:
            return None
        return Contact.objects.visible_to(self.person).filter(report=self.report.pk).first()

    @cached_property
    def thanks(self) -> list:
        return list(Thanks.objects.filter(event=self.event.pk).select_related("by")) if self.known.has_thanks else []

    @property
    def has_thanked(self) -> bool:
        return any(thanks.by_id == self.person.pk for thanks in self.thanks)

    @cached_property
    def messages(self) -> list:
        if not self.known.has_messages:
            return []
        return list(Message.objects.filter(event=self.event.pk).select_related("by"))

    @cached_property
    def outcome(self):
        return getattr(self.known, "outcome", None)

    @cached_property
    def wordings(self) -> list[str]:
        return wordings_for(self.event) if self.can_speak else []

    @cached_property
    def changes(self) -> list:
        """What really changed because of it, as far as this person sees it."""
        if not (self.known.has_changes and self.can_speak):
            return []
        seen = Change.objects.visible_to(self.person).filter(event=self.event.pk)
        return list(seen.select_related("version__artifact").order_by("-pk")[:5])

    @property
    def suggested_outcome(self) -> str:
        """A first draft, from what really changed; nothing where nothing did."""
        if self.outcome or not self.changes:
            return ""
        names = list(dict.fromkeys(str(change.version.artifact) for change in self.changes))
        return " ".join(_("“%(artifact)s” reads differently now.") % {"artifact": name} for name in names)
