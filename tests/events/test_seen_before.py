from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from goldseam.activity.models import Activity
from goldseam.common.models import Submission
from goldseam.common.search import vocabulary
from goldseam.events import seen_before
from goldseam.events.models import Layer, Recurrence
from goldseam.handbook import samples
from tests import make
from tests.events.test_searching import factor, put_all_in, words_counted_anew

CERTIFICATE = "The certificate of the payment gateway expired and payments were refused."
AGAIN = "Our payment gateway was down: its certificate has expired."


class SeenBeforeTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(owner=cls.ana, size="organisation")
        cls.bo = make.member(cls.acme, "Bo")
        cls.cy = make.person("Cy")
        cls.other = make.organisation(owner=cls.cy, name="Other")

    def setUp(self):
        vocabulary._known.clear()
        self.client.force_login(self.bo)

    def log(self, text, by=None, of=None, **details):
        return make.event(of or self.acme, by=by or self.ana, text=text, **details)

    def like(self, text, person=None, of=None, **about):
        put_all_in()
        return seen_before.like_text(of or self.acme, person or self.bo, text, **about)

    def titles(self, text, **about):
        return [match.event.title for match in self.like(text, **about)]


class LikeTextTests(SeenBeforeTestCase):
    def test_an_event_like_the_one_that_is_typed_is_shown_with_the_reason(self):
        """4.6: “seen before?” shows similar past events while a new one is being logged."""
        earlier = self.log(CERTIFICATE, place="Gateway")
        self.log("A delivery came late because the driver was given the old address.")

        (match,) = self.like(AGAIN, place="gateway")

        self.assertEqual(match.event, earlier)
        self.assertEqual(match.reasons[0], "both mention payment, gateway, certificate, expired")
        self.assertEqual(match.reasons[1], "same place")

    def test_one_common_word_is_no_likeness(self):
        self.log(CERTIFICATE)

        self.assertEqual(self.titles("A birth certificate was filed in the wrong drawer."), [])
        self.assertEqual(self.titles("certificate"), [])
        self.assertEqual(self.titles(""), [])
        self.assertEqual(self.titles("the and of"), [])

    def test_only_words_that_stand_in_both_are_named(self):
        """4.6: “4.15” shares its first figure with “4.12”, and is not the same."""
        self.log("Card payments failed for 12 minutes after release 4.12, build v4, at 14:02.")

        (match,) = self.like("Card payments failed for 40 minutes after-hours: release-notes of 4.15, build v4, 14:05.")

        self.assertEqual(
            match.reasons[0].removeprefix("both mention ").split(", "), ["card", "payments", "failed", "minutes"]
        )

    def test_a_word_out_of_a_compound_is_named_alone(self):
        self.log("The gateway certificate ran out.")

        (match,) = self.like("Payment-gateway: client/certificate fällig-heute")

        self.assertEqual(match.reasons, ["both mention gateway, certificate"])

    def test_numbers_in_common_are_no_likeness(self):
        self.log("At 14:02 release 4.12.7 was out, 15 minutes late.")

        self.assertEqual(self.titles("14:02, 4.12.7, 15 apples, v4.12"), [])
        self.assertEqual(self.titles("14:02, 4.12.7, 15, release"), [])

    def test_tags_alone_can_tell(self):
        earlier = self.log("Till three stood still.", tags=["expiry", "till"])

        (match,) = self.like("Nobody had looked.", tags=["expiry", "till"])

        self.assertEqual(match.event, earlier)
        self.assertEqual(match.reasons, ["tag expiry", "tag till"])

    def test_the_most_alike_come_first_and_there_are_three_at_most(self):
        for number in range(4):
            self.log(f"The gateway refused payments, number {number}")
        best = self.log(CERTIFICATE)

        titles = self.titles(AGAIN + " Payments refused.")

        self.assertEqual(len(titles), 3)
        self.assertEqual(titles[0], best.title)

    def test_what_was_changed_then_comes_with_it(self):
        make.closed_review(self.log(CERTIFICATE))

        (match,) = self.like(AGAIN)

        self.assertEqual(str(match.changes[0].version.artifact), "Release checklist")

    def test_a_sample_case_is_recognised(self):
        samples.load(self.acme, by=self.ana)

        titles = self.titles("A certificate expired overnight and customers could not pay.")

        self.assertIn("certificate", " ".join(titles).lower())


class SeenOnlyTests(SeenBeforeTestCase):
    def test_nothing_is_said_of_what_one_may_not_see(self):
        """Rule 1: neither events, nor reasons, nor their number."""
        quiet = make.team(self.acme, "Quiet")
        self.log(CERTIFICATE, visibility="restricted")
        self.log(CERTIFICATE, visibility="team", team=quiet)
        self.log(CERTIFICATE, by=self.cy, of=self.other)
        rae = make.member(self.acme, "Rae", role="reporter")
        own = self.log(CERTIFICATE, by=rae, visibility="restricted")

        self.assertEqual(self.like(AGAIN), [])
        self.assertEqual([match.event for match in self.like(AGAIN, person=rae)], [own])
        self.assertEqual(len(self.like(AGAIN, person=self.ana)), 2)
        self.assertEqual(len(self.like(AGAIN, person=self.cy, of=self.other)), 1)

    def test_a_tag_of_another_organisation_is_no_tag_here(self):
        self.log(CERTIFICATE, by=self.cy, of=self.other, tags=["expiry"])

        self.assertEqual(self.like("Something else", tags=["expiry"]), [])

    def test_many_that_one_may_not_see_hide_none_that_one_may(self):
        seen = self.log(CERTIFICATE)
        for _number in range(6):
            self.log(CERTIFICATE, visibility="restricted")
        put_all_in()

        with patch.object(seen_before, "CANDIDATES", 3):
            matches = self.like(AGAIN)

        self.assertEqual([match.event for match in matches], [seen])

    def test_a_change_that_one_may_not_see_is_not_told(self):
        platform = make.team(self.acme, members=[self.ana])
        review = make.review(self.log(CERTIFICATE), by=self.ana)
        checklist = make.checklist(self.acme, by=self.ana)
        type(checklist).objects.filter(pk=checklist.pk).update(team=platform)
        make.change(review, checklist)

        self.assertEqual([match.changes for match in self.like(AGAIN)], [[]])

    def test_what_was_handed_over_is_like_nothing(self):
        self.log(CERTIFICATE).hand_to_other_process(by=self.ana, keep_text=True)

        self.assertEqual(self.like(AGAIN, person=self.ana), [])


class WhileTypingTests(SeenBeforeTestCase):
    def typed(self, **fields):
        put_all_in()
        return self.client.post("/acme/events/similar", fields)

    def test_the_part_of_the_page_shows_it(self):
        earlier = self.log(CERTIFICATE)

        response = self.typed(text=AGAIN)

        self.assertContains(response, f'href="{earlier.get_absolute_url()}"')
        self.assertContains(response, "both mention payment")
        self.assertContains(response, "1 of 5: Logged")
        self.assertNotContains(response, "<html")

    def test_nothing_alike_is_nothing(self):
        self.assertEqual(self.typed(text="A heron").content.strip(), b"")
        self.assertEqual(self.typed().content.strip(), b"")
        self.assertEqual(self.typed(text="a\0b" * 30_000, tags="," * 5_000, place="x" * 900).status_code, 200)

    @words_counted_anew
    def test_what_is_typed_leaves_no_trace(self):
        self.log(CERTIFICATE)
        put_all_in()

        with CaptureQueriesContext(connection) as asked:
            self.client.post("/acme/events/similar", {"text": AGAIN, "once": "6b1d2a34-0000-4000-8000-000000000000"})

        self.assertFalse(Submission.objects.exists())
        for query in asked:
            self.assertTrue(query["sql"].lstrip().upper().startswith("SELECT"), query["sql"])

    def test_a_title_cannot_change_the_page(self):
        self.log(CERTIFICATE, title="<script>alert(1)</script>")

        self.assertNotContains(self.typed(text=f"{AGAIN} <b>"), "<script>alert")

    def test_it_is_for_those_who_log(self):
        auditor = make.member(self.acme, "Au", role="auditor")
        for person in (auditor, self.cy):
            self.client.force_login(person)

            self.assertEqual(self.typed(text=AGAIN).status_code, 404)

    def test_the_form_asks_for_it(self):
        self.assertContains(self.client.get("/acme/events/new"), '<seen-before id="seen-before" form="log"')


class AfterLoggingTests(SeenBeforeTestCase):
    def page(self, event):
        put_all_in()
        return self.client.get(event.get_absolute_url())

    def test_whoever_has_just_logged_it_sees_it_without_scripts(self):
        self.log(CERTIFICATE)
        event = self.log(AGAIN, by=self.bo)

        self.assertContains(self.page(event), "Is it the same again?")
        self.client.force_login(self.ana)
        self.assertNotContains(self.page(event), "Is it the same again?")
        self.assertContains(self.page(event), "Look for similar events")

    def test_conditions_and_holes_are_likeness_too(self):
        layer = Layer.objects.create(organisation=self.acme, name="Double check")
        earlier, later = self.log("A label was wrong."), self.log("The pump ran dry.")
        for event in (earlier, later):
            event.write_factors(by=self.ana, rows=[factor(text="x", code="handover")])
            event.find_layers(by=self.ana, findings={layer: ("absent", "")})
        put_all_in()

        (match,) = seen_before.like_event(later, self.ana)

        self.assertEqual(match.event, earlier)
        self.assertEqual(match.reasons, ["condition: Hand-over", "hole in Double check"])
        self.assertEqual(seen_before.like_event(earlier, self.ana), [])

    def test_the_page_of_similar_events_is_for_those_who_see_the_event(self):
        self.log(CERTIFICATE)
        event = self.log(AGAIN)
        put_all_in()

        self.assertContains(self.client.get(f"{event.get_absolute_url()}/similar"), "both mention payment")
        hidden = self.log(AGAIN, visibility="restricted")
        self.assertEqual(self.client.get(f"{hidden.get_absolute_url()}/similar").status_code, 404)

    @words_counted_anew
    def test_a_page_that_nobody_has_linked_anything_to_asks_one_question_more(self):
        event = self.log(CERTIFICATE)
        put_all_in()

        with CaptureQueriesContext(connection) as asked:
            page = self.client.get(event.get_absolute_url())

        self.assertContains(page, "Look for similar events")
        self.assertEqual(sum("events_recurrence" in query["sql"] for query in asked), 1)


class SameAgainTests(SeenBeforeTestCase):
    def setUp(self):
        super().setUp()
        self.earlier, self.later = self.log(CERTIFICATE), self.log(AGAIN)

    def relate(self, event=None, other=None):
        event, other = event or self.later, self.earlier.number if other is None else other
        return self.client.post(f"{event.get_absolute_url()}/recurrences", {"other": other})

    def test_two_events_are_linked_as_the_same_again(self):
        make.closed_review(self.earlier)

        self.assertRedirects(
            self.relate(), f"{self.later.get_absolute_url()}#seen-before", fetch_redirect_response=False
        )

        page = self.client.get(self.later.get_absolute_url())
        self.assertContains(page, "The same, before")
        self.assertContains(page, "Changed then:")
        self.assertContains(self.client.get(self.earlier.get_absolute_url()), "The same, again")

    def test_the_one_logged_first_is_the_earlier_and_twice_is_once(self):
        self.relate()
        self.relate(event=self.earlier, other=self.later.number)

        recurrence = Recurrence.objects.get()
        self.assertEqual((recurrence.event, recurrence.earlier), (self.later, self.earlier))
        self.assertEqual(Activity.objects.filter(kind="event.related").count(), 1)

    def test_what_is_linked_is_not_suggested_any_more(self):
        put_all_in()
        self.assertEqual(len(seen_before.like_event(self.later, self.bo)), 1)

        self.relate()

        self.assertEqual(seen_before.like_event(self.later, self.bo), [])

    def test_they_can_be_told_apart_again(self):
        self.relate()
        address = f"{self.later.get_absolute_url()}/recurrences/{Recurrence.objects.get().pk}"

        self.client.post(address, {"_method": "delete"})

        self.assertFalse(Recurrence.objects.exists())
        self.assertEqual(self.client.post(address, {"_method": "delete"}).status_code, 302)

    def test_only_events_that_one_sees_can_be_linked(self):
        hidden = self.log(CERTIFICATE, visibility="restricted")
        elsewhere = self.log(CERTIFICATE, by=self.cy, of=self.other)

        for other in (hidden.number, elsewhere.number + 50, "x", "", 10**30):
            self.assertEqual(self.relate(other=other).status_code, 404)
        with self.assertRaises(ValidationError):
            Recurrence.relate(by=self.ana, event=self.later, other=elsewhere)
        self.relate(other=self.later.number)
        self.assertFalse(Recurrence.objects.exists())

    def test_a_link_to_what_one_may_not_see_is_not_shown(self):
        hidden = self.log("Hidden heron", visibility="restricted")
        Recurrence.relate(by=self.ana, event=hidden, other=self.earlier)

        self.assertNotContains(self.client.get(self.earlier.get_absolute_url()), "The same, again")
        self.client.force_login(self.ana)
        self.assertContains(self.client.get(self.earlier.get_absolute_url()), "Hidden heron")

    def test_a_hand_over_takes_its_links_with_it(self):
        self.relate()

        self.earlier.hand_to_other_process(by=self.ana)

        self.assertFalse(Recurrence.objects.exists())
        with self.assertRaisesMessage(ValidationError, "another process"):
            Recurrence.relate(by=self.bo, event=self.later, other=self.earlier)
