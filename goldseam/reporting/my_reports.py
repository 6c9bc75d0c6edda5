"""What somebody reported under their own name, and how far each has come."""

from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from goldseam.changes.models import Change
from goldseam.events.models import Event
from goldseam.reporting.models import Message, Thanks
from goldseam.reviews.models import Review

PAGE = 20


class MyReport:
    """One event that the person logged, with what others said to them about it."""

    def __init__(self, event):
        self.event = event

    @cached_property
    def thanks(self) -> list:
        return list(self.event.thanks.all())

    @cached_property
    def question(self):
        """What still waits for the person's answer."""
        last = next(iter(self.event.newest_messages), None)
        return last if last and not last.from_reporter else None

    @property
    def outcome(self):
        return getattr(self.event, "outcome", None)

    @property
    def state(self) -> str:
        if self.event.is_handed_over:
            return _("Handed over to another process")
        if self.question:
            return _("A question waits for you")
        if self.outcome:
            return _("Something changed") if self.outcome.is_change else _("Answered")
        return self._under_way

    @property
    def _under_way(self) -> str:
        if self.event.has_changes:
            return _("Something changed")
        if self.event.failure_type or self.event.is_reviewed:
            return _("Being worked on")
        return _("Read") if self.thanks or self.event.newest_messages else _("Waits to be read")


def reported_by(person, organisation):
    """The events that the person logged here, newest first, with all that a list shows of them."""
    mine = Event.objects.filter(organisation=organisation, logged_by=person).newest_first()
    said = Message.objects.order_by("-pk").select_related("by")
    return (
        mine.select_related("outcome__by", "hand_over")
        .prefetch_related(Prefetch("thanks", Thanks.objects.select_related("by")))
        .prefetch_related(Prefetch("messages", said, to_attr="newest_messages"))
        .annotate(
            has_changes=Exists(Change.objects.filter(event=OuterRef("pk"))),
            is_reviewed=Exists(Review.objects.filter(events=OuterRef("pk"))),
        )
    )


def with_news(events, since):
    """Those of which somebody has to hear again: a question waits, or somebody answered lately."""
    last = Message.objects.filter(event=OuterRef("pk")).order_by("-pk").values("from_reporter")[:1]
    thanked = Exists(Thanks.objects.filter(event=OuterRef("pk"), at__gt=since))
    return events.annotate(answered_last=Subquery(last)).filter(
        Q(answered_last=False) | Q(outcome__at__gt=since) | thanked
    )
