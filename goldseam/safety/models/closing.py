"""Closing a pulse: in one transaction the boxes are opened, what may be shown is counted, and all else is destroyed."""

import logging
import random
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from goldseam.activity.models import Activity
from goldseam.safety.counting import Counted, count
from goldseam.safety.models.box import BallotBox, PulseKey, Unreadable
from goldseam.safety.models.group import PulseComment, Tally

logger = logging.getLogger("goldseam.safety")


class Closable:
    """A pulse that closes by itself on the day that was promised."""

    closed_at: datetime | None

    @transaction.atomic
    def close(self) -> None:
        """The answers of one person are seen by nobody, neither now nor later: they are counted and gone."""
        self.wait_for_others()
        if not self.is_open:
            return
        groups = [group for group in self.groups.order_by("pk") if group.is_asked]
        try:
            self._keep(groups, count(self, groups, self._ballots()))
        except Unreadable:
            logger.error("A pulse could not be counted: its key is gone, or the install has got another secret.")
            self.gone_lost = True
        self.destroy_what_is_sealed()
        self.closed_at = timezone.now()
        self.save()
        Activity.record("pulse.closed", self, by=None)

    def _ballots(self) -> dict[int, list]:
        kept = PulseKey.objects.filter(pulse=self).first()
        if kept is None:
            raise Unreadable
        key = bytes(kept.bytes)
        boxes = BallotBox.objects.select_for_update().filter(group__pulse=self).order_by("pk")
        return {box.group_id: box.ballots(key) for box in boxes}

    def _keep(self, groups: list, counted: Counted) -> None:
        for group in groups:
            group.answered = counted.answered[group.pk]
            group.save()
        tallies = [Tally(pulse=self, group_id=group, numbers=numbers) for group, numbers in counted.numbers.items()]
        comments = [PulseComment(pulse=self, group_id=group, text=text) for group, text in counted.comments]
        random.SystemRandom().shuffle(tallies)
        random.SystemRandom().shuffle(comments)
        Tally.objects.bulk_create(tallies)
        PulseComment.objects.bulk_create(comments)
