"""Verbs that somebody else was quicker to use, or that are sent twice."""

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.activity.models import Activity
from goldseam.postmortems.models import Impact, Proposal
from tests import make


class SayingTwiceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.account = make.readable_postmortem(make.event(cls.acme))

    def count(self, kind):
        return Activity.objects.filter(kind=kind).count()

    def test_who_reads_it_again_second_is_told_so_and_keeps_their_words(self):
        """4.7: what reading it again showed is lost for nobody."""
        reread = self.account.plan_reread("by_hand", timezone.localdate(), by=self.ana)
        told = {"outcome": "outdated", "note": "We moved to the quay."}
        for _time in range(2):
            self.account.reread(by=self.ana, reread=reread, **told)
        self.client.force_login(self.bo)
        address = f"{self.account.get_absolute_url()}/rereads/{reread.pk}"

        answer = self.client.post(address, {"_method": "patch", "outcome": "still_true", "note": "The crane as well"})

        self.assertContains(answer, "read again meanwhile", status_code=422)
        self.assertContains(answer, "The crane as well", status_code=422)
        self.assertEqual(self.account.rereads.get().note, "We moved to the quay.")
        self.assertEqual(self.count("postmortem.reread"), 1)

    def test_the_first_decision_against_an_account_stays(self):
        proposal = Proposal.objects.create(event=make.event(self.acme), reasons=[["severity_actual", 4]])
        stale = Proposal.objects.get(pk=proposal.pk)
        proposal.decline(by=self.ana, why_declined="A drill.")

        stale.decline(by=self.bo, why_declined="Nothing happened.")

        self.assertEqual(Proposal.objects.get(pk=proposal.pk).why_declined, "A drill.")
        self.assertEqual(self.count("postmortem.declined"), 1)

    def test_a_title_that_stays_is_no_news(self):
        for title in ("A heron on the cable", "A heron on the cable ", "A heron"):
            self.account.rename(by=self.ana, title=title, owner=self.ana)

        self.assertEqual(self.count("postmortem.renamed"), 2)

    def test_an_empty_title_changes_nothing(self):
        title = self.account.title
        with self.assertRaises(ValidationError):
            self.account.rename(by=self.ana, title="  ")

        self.assertEqual((self.account.title, self.account.owner), (title, self.ana))

    def test_what_an_event_affected_is_news_once(self):
        before = self.count("event.described")
        for people in (3, 3, 4):
            Impact.tell(by=self.ana, event=self.account.event, people_affected=people, stepped_in=True)

        self.assertEqual(self.count("event.described") - before, 2)
