"""A log of two years and a change in its middle, for tests of proofs."""

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

from django.test import TestCase

from tests import make

NOW = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
WEEK = timedelta(weeks=1)


class ProofTestCase(TestCase):
    """It is midnight. People work by a changed checklist since 40 weeks, because of one event."""

    @classmethod
    def setUpTestData(cls):
        cls.since = NOW - 40 * WEEK
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo")
        cls.reason = cls.happened(cls.since - WEEK)
        cls.change = make.in_force(make.change(make.review(cls.reason)), cls.since)

    def setUp(self):
        clock = patch("django.utils.timezone.now", return_value=NOW)
        clock.start()
        self.addCleanup(clock.stop)

    @classmethod
    def happened(cls, at, text="A pump ran empty.", kind="near_miss", **details):
        return make.event(cls.acme, text=text, kind=kind, started_at=at, **details)

    @classmethod
    def spread(cls, count, since, until, **details):
        """So many events, evenly over the time."""
        step = (until - since) / (count + 1)
        return [cls.happened(since + step * place, **details) for place in range(1, count + 1)]

    def counted(self, before, after, weeks_before=52, **details):
        """So many before and since, besides the one that led to the change."""
        start = self.since - weeks_before * WEEK
        self.spread(before, start, self.since, **details)
        self.spread(after, self.since, NOW, **details)
        return self.address(counts_from=start.date())

    def address(self, why="", **marks):
        marks = {"same_again": True, "kind": "near_miss"} | marks
        return self.change.address(by=self.ana, why=why or "It is like it.", **marks)
