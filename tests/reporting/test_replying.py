from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from goldseam.reporting.models import Message, Outcome, Report, Thanks
from goldseam.reporting.replying import reply_times
from tests import make


class ReplyingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.letterbox = make.letterbox(cls.acme)
        cls.today = timezone.localdate()
        cls.since = cls.today - timedelta(days=90)

    def came(self, days_ago, replied_after=None, told_after=None):
        report = make.report(self.letterbox, text=f"Something, {days_ago} days ago")
        day = self.today - timedelta(days=days_ago)
        Report.objects.filter(pk=report.pk).update(day=day)
        if replied_after is not None:
            asked = Message.ask(report.event, by=self.ana, text="How?")
            Message.objects.filter(pk=asked.pk).update(on=day + timedelta(days=replied_after))
        if told_after is not None:
            told = Outcome.tell(report.event, by=self.ana, text="Done.", is_change=False)
            at = timezone.now() - timedelta(days=days_ago - told_after)
            Outcome.objects.filter(pk=told.pk).update(at=at)
        return report

    def times(self, person=None):
        return reply_times(self.acme, person or self.ana, self.since)

    def test_with_fewer_than_five_it_is_too_early_to_say(self):
        for _report in range(4):
            self.came(20, replied_after=2)

        times = self.times()

        self.assertEqual((times.n, times.is_enough, times.median_days, times.reply.share), (4, False, None, None))

    def test_those_who_still_wait_count_as_those_who_were_answered(self):
        for days in (1, 3, 9):
            self.came(20, replied_after=days)
        waiting = [self.came(40), self.came(10)]
        self.came(2)  # Its week is not over.

        times = self.times()

        self.assertEqual((times.n, times.median_days, times.reply.within, times.reply.share), (5, 9, 2, 0.4))
        self.assertEqual([report.pk for report in times.waiting[:2]], [report.pk for report in waiting])
        self.assertEqual(len(times.waiting), 3)

    def test_where_most_still_wait_there_is_no_median(self):
        self.came(20, replied_after=1)
        for _report in range(5):
            self.came(20)

        self.assertIsNone(self.times().median_days)

    def test_the_first_word_counts_whatever_it_was(self):
        """Thanks, a question or the outcome; the outcome also by itself."""
        for _report in range(4):
            self.came(50, replied_after=1, told_after=20)
        self.came(50, told_after=6)

        times = self.times()

        self.assertEqual((times.median_days, times.reply.within), (1, 5))
        self.assertEqual((times.outcome.n, times.outcome.median_days, times.outcome.within), (5, 20, 5))

    def test_nobody_sees_times_of_what_they_may_not_see(self):
        Thanks.give(self.came(20).event, by=self.ana, text="Thank you.")

        self.assertEqual((self.times(self.bo).n, self.times(self.bo).waiting), (0, []))
