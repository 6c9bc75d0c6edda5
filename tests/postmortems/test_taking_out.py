"""Taking out what should not stand in an account: later evidence, dates, and comments."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.common.search import find
from goldseam.common.search.waiting import write_entries
from goldseam.postmortems.models import Addition, Reread
from tests import make

SECRET = "kingfisher"


class TakingOutTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo, cls.cy = make.member(cls.acme, "Bo"), make.member(cls.acme, "Cy")
        cls.account = make.readable_postmortem(make.event(cls.acme))
        cls.address = cls.account.get_absolute_url()

    def found(self):
        while write_entries():
            pass
        return find(self.acme.pk, SECRET, kinds=["postmortem"])

    def test_a_secret_that_was_pasted_is_gone_from_the_table_and_the_search_at_once(self):
        """4.7, 4.9: what should not stand there can be taken out."""
        added = self.account.add(by=self.bo, text=f"The password is {SECRET}")
        self.assertEqual(len(self.found()), 1)
        self.client.force_login(self.bo)

        self.client.post(f"{self.address}/additions/{added.pk}", {"_method": "delete"})

        self.assertEqual(find(self.acme.pk, SECRET, kinds=["postmortem"]), [])
        self.assertFalse(Addition.objects.exists())
        self.assertEqual(self.found(), [])
        self.assertNotContains(self.client.get(self.address), SECRET)

    def test_a_day_later_it_takes_somebody_who_guides(self):
        added = self.account.add(by=self.bo, text="More")
        Addition.objects.update(at=timezone.now() - timedelta(days=2))
        added.refresh_from_db()
        guide = make.member(self.acme, "Gus", role="facilitator")

        may = [person.name for person in (self.ana, self.bo, self.cy, guide) if added.can_be_removed_by(person)]

        self.assertEqual(may, ["Ana", "Gus"])
        with self.assertRaisesMessage(ValidationError, "somebody who guides"):
            self.account.remove_addition(by=self.bo, addition=added)

    def test_on_the_same_day_only_whoever_wrote_it_or_guides_is_shown_the_way(self):
        self.account.add(by=self.bo, text="More")
        shown = {}
        for person in (self.ana, self.bo, self.cy):
            self.client.force_login(person)
            shown[person.name] = "Take it out" in self.client.get(self.address).content.decode()

        self.assertEqual(shown, {"Ana": True, "Bo": True, "Cy": False})

    def test_whoever_takes_it_out_learns_that_copies_keep_it(self):
        added = self.account.add(by=self.ana, text="More")
        self.account.publications.create(audience="organisation", title="A copy")
        self.client.force_login(self.ana)

        answer = self.client.post(f"{self.address}/additions/{added.pk}", {"_method": "delete"}, follow=True)

        self.assertContains(answer, "A published copy keeps it")

    def test_only_web_addresses_are_links_and_blanks_are_no_words(self):
        self.client.force_login(self.ana)
        for text, link in (
            ("More", "javascript:alert(1)"),
            ("More", "ftp://example.org/a"),
            ("More", "https://ana:secret@example.org/"),
            ("More", "https://example.org/" + 500 * "a"),
            (" \n ", ""),
        ):
            with self.subTest(link=link[:30]):
                answer = self.client.post(f"{self.address}/additions", {"text": text, "link": link})
                self.assertEqual(answer.status_code, 422)
                with self.assertRaises(ValidationError):
                    self.account.add(by=self.ana, text=text, link=link)

        self.assertFalse(Addition.objects.exists())

    def test_a_date_set_by_hand_can_be_cancelled_and_no_other(self):
        today = timezone.localdate()
        by_hand = self.account.plan_reread(Reread.Why.BY_HAND, today + timedelta(days=9), by=self.ana)
        again = self.account.plan_reread(Reread.Why.AGAIN, today)
        self.client.force_login(self.bo)
        self.assertContains(self.client.get(self.address), "Cancel this date", count=1)

        for reread in (by_hand, again):
            self.client.post(f"{self.address}/rereads/{reread.pk}", {"_method": "delete"})

        self.assertEqual(list(self.account.rereads.all()), [again])

    def test_what_reading_it_again_showed_stays(self):
        reread = self.account.plan_reread(Reread.Why.BY_HAND, timezone.localdate(), by=self.ana)
        self.account.reread(by=self.bo, reread=reread, outcome="outdated")

        with self.assertRaises(ValidationError):
            self.account.cancel_reread(by=self.ana, reread=reread)

    def test_a_comment_of_somebody_else_stays_and_says_why(self):
        comment = self.account.comment(by=self.ana, text="Which clock?")

        with self.assertRaisesMessage(ValidationError, "Only whoever wrote it"):
            self.account.remove_comment(by=self.bo, comment=comment)
        self.account.answer(by=self.bo, comment=comment, text="UTC")
        with self.assertRaisesMessage(ValidationError, "Somebody answered"):
            self.account.remove_comment(by=self.ana, comment=comment)
