"""The last thing that a person decided here, so that it can be taken back with one key."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.events.models import Event, Merging
from goldseam.triage.models import Triage

A_DAY = timedelta(days=1)


class LastDecision:
    """A decision or a merging of the last day."""

    def __init__(self, event, words: str, undo):
        self.event, self.words, self.undo = event, words, undo

    @classmethod
    def of(cls, person, organisation) -> "LastDecision | None":
        """The newer of the two, if the person still sees what it was about."""
        since = timezone.now() - A_DAY
        here = {"by": person, "event__organisation": organisation, "at__gt": since}
        decided = Triage.objects.filter(**here).select_related("event__organisation", "review").order_by("-at").first()
        merged = Merging.objects.filter(**here).select_related("event__organisation", "into").order_by("-at").first()
        if decided and (merged is None or merged.at < decided.at):
            return cls._seen(person, cls._of_triage(decided))
        return cls._seen(person, cls._of_merging(merged)) if merged else None

    @classmethod
    def _seen(cls, person, last: "LastDecision") -> "LastDecision | None":
        return last if Event.objects.visible_to(person).filter(pk=last.event.pk).exists() else None

    @classmethod
    def _of_triage(cls, triage) -> "LastDecision":
        return cls(triage.event, triage.in_words, triage.undo)

    @classmethod
    def _of_merging(cls, merging) -> "LastDecision":
        words = _("It is told in number %(number)d") % {"number": merging.into.number}
        return cls(merging.event, words, merging.event.unmerge)
