"""What becomes of an account when its event leaves the learning process."""

from datetime import timedelta

from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.test import Client, TestCase
from django.utils import timezone

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Activity
from goldseam.common.search import find
from goldseam.common.search.waiting import write_entries
from goldseam.postmortems.models import Impact, Postmortem, Proposal, Publication
from goldseam.postmortems.next_steps import postmortems
from goldseam.postmortems.reminders import remind_of_drafts, remind_of_rereads
from goldseam.postmortems.telling import content_of
from tests import make

SECRET = "heron"


class HandingOverTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.event = make.event(cls.acme, by=cls.ana)
        cls.account = make.readable_postmortem(cls.event)

    def publish(self, audience):
        return self.account.publish(by=self.ana, audience=audience, content=content_of(self.account), replaced=[])

    def test_nothing_of_an_account_is_left_in_any_table(self):
        """1.3: handing over erases the text, wherever it was written."""
        account = self.account
        Impact.tell(by=self.ana, event=self.event, function_lost=f"The {SECRET} house", other=SECRET)
        proposal = Proposal.objects.create(event=self.event, reasons=[["severity_actual", 4]])
        proposal.decline(by=self.ana, why_declined=f"The {SECRET} again")
        account.rename(by=self.ana, title=f"The {SECRET}", owner=self.ana)
        account.ask_to_read(by=self.ana, readers=[self.bo], note=f"Look at the {SECRET}")
        account.read(by=self.bo, verdict="ready", note=f"What a {SECRET}")
        account.answer(by=self.bo, comment=account.comment(by=self.ana, text=SECRET, quote=SECRET), text=SECRET)
        account.add(by=self.ana, text=SECRET, link=f"https://example.org/{SECRET}")
        account.plan_reread("by_hand", timezone.localdate(), by=self.ana, note=SECRET)
        for audience in ("organisation", "public"):
            self.publish(audience)
        copies = list(account.publications.values_list("pk", flat=True))
        while write_entries() or deliver():
            pass

        self.event.hand_to_other_process(by=self.ana)

        for model in apps.get_models():
            if model._meta.label != "common.Job":
                self.assertNotIn(SECRET, serializers.serialize("json", model._base_manager.all()), model._meta.label)
        self.assertFalse(Activity.objects.filter(history_type__model="publication", history_id__in=copies).exists())
        self.assertFalse(Proposal.objects.exists())

    def test_where_the_text_is_kept_its_copies_are_withdrawn_all_the_same(self):
        """1.3: outside of learning, only those named read of it."""
        for audience in ("organisation", "public"):
            self.publish(audience)
        write_entries()
        copy, stranger = f"/acme/postmortems/{self.account.number}/copy", Client()
        public = f"/published/acme/{self.account.number}"
        self.client.force_login(self.bo)
        self.assertEqual(self.client.get(copy).status_code, 200)
        self.assertEqual(stranger.get(public).status_code, 200)

        self.event.hand_to_other_process(by=self.ana, keep_text=True)

        self.assertTrue(Postmortem.objects.filter(pk=self.account.pk).exists())
        self.assertFalse(Publication.objects.exists())
        self.assertEqual(self.client.get(copy).status_code, 404)
        self.assertEqual([stranger.get(path).status_code for path in (public, "/published/acme")], [404, 404])
        self.assertNotContains(self.client.get("/acme/postmortems"), self.account.title)
        while write_entries():
            pass
        self.assertEqual(find(self.acme.pk, "factors", kinds=["postmortem", "copy"]), [])

    def test_nothing_is_written_about_it_any_more(self):
        account = self.account
        comment = account.comment(by=self.ana, text="Which clock?")
        reread = account.plan_reread("by_hand", timezone.localdate(), by=self.ana)
        part = account.add_part(by=self.ana, heading="The press")
        self.event.hand_to_other_process(by=self.ana, keep_text=True)
        verbs = {
            "add": {"text": "More"},
            "comment": {"text": "More"},
            "answer": {"comment": comment, "text": "More"},
            "ask_to_read": {"readers": [self.bo]},
            "read": {"verdict": "ready"},
            "rename": {"title": "Another"},
            "add_part": {"heading": "More"},
            "drop_part": {"section": part},
            "plan_reread": {"why": "again", "due_on": timezone.localdate()},
            "reread": {"reread": reread, "outcome": "outdated"},
        }

        for name, told in verbs.items():
            with self.subTest(name), self.assertRaisesMessage(ValidationError, "another process"):
                getattr(Postmortem.objects.get(pk=account.pk), name)(by=self.ana, **told)

    def test_nothing_is_written_in_its_parts_any_more(self):
        before = self.account.review.sections.get(key="summary").text
        self.event.hand_to_other_process(by=self.ana, keep_text=True)

        with self.assertRaisesMessage(ValidationError, "another process"):
            self.account.review.write(by=self.ana, key="summary", text=SECRET, base=1)

        self.assertEqual(self.account.review.sections.get(key="summary").text, before)

    def test_it_waits_for_nobody_and_reminds_nobody(self):
        self.account.plan_reread("again", timezone.localdate())
        self.account.ask_to_read(by=self.ana, readers=[self.bo])
        self.account.take_back(by=self.ana)
        Postmortem.objects.update(started_at=timezone.now() - timedelta(days=15))
        self.acme.time_zone = zone_where_it_is_noon()
        self.acme.save()
        self.assertEqual(len(self.next_steps()), 2)

        self.event.hand_to_other_process(by=self.ana, keep_text=True)
        remind_of_drafts.call()
        remind_of_rereads.call()

        self.assertEqual(self.next_steps(), [])
        given = Activity.objects.filter(kind__in=["postmortem.unread", "postmortem.reread_due"])
        self.assertFalse(given.exists())

    def test_its_page_offers_nothing_to_write(self):
        self.client.force_login(self.ana)
        address = f"{self.account.get_absolute_url()}/comments"
        self.assertContains(self.client.get(self.account.get_absolute_url()), address)

        self.event.hand_to_other_process(by=self.ana, keep_text=True)

        self.assertNotContains(self.client.get(self.account.get_absolute_url()), address)

    def next_steps(self):
        return [step for group in postmortems(self.ana, self.acme) for step in group.steps]


def zone_where_it_is_noon() -> str:
    """Nobody is reminded at night, and tests run at any hour."""
    ahead = 12 - timezone.now().hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "UTC"
