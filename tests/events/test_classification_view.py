from django.urls import reverse

from goldseam.events.models import Event
from tests import make
from tests.events.test_pages import PagesTestCase

SLIP = {"G": "no", "Q1": "no", "Q3": "yes", "Q4": "no", "Q5": "slip"}
WHY = "The release page lists the step, and it slipped."


class ClassificationPageTests(PagesTestCase):
    def answer(self, **answers):
        return self.page("classification", self.event.number, **answers)

    def label(self, answers, **sent):
        path = reverse("events:classification", args=[self.acme.slug, self.event.number], query=answers)
        return self.client.post(path, {"failure_type": "preventable", "reason": "inattention", "rationale": WHY} | sent)

    def test_one_question_a_page_with_the_answers_so_far(self):
        """1.2: a short guided set of questions leads a layperson to a type."""
        response = self.answer(G="no", Q1="no")

        self.assertContains(response, "Was there a known way to do this")
        self.assertContains(response, "?G=no&amp;Q1=no&amp;Q3=yes")
        self.assertContains(response, "Were we trying something")

    def test_the_gate_comes_first(self):
        self.assertContains(self.answer(Q1="no", Q3="yes"), "Did someone mean harm")

    def test_the_reminder_of_hindsight_stands_beside_the_questions_that_need_it(self):
        self.assertContains(self.answer(G="no", Q1="no", Q3="yes"), "what people knew at the time")
        self.assertNotContains(self.answer(G="no", Q1="no"), "what people knew at the time")

    def test_the_answers_suggest_a_type_that_can_be_saved(self):
        self.assertContains(self.answer(**SLIP), "Your answers suggest")

        response = self.label(SLIP)

        self.assertRedirects(response, self.event.get_absolute_url())
        label = Event.objects.get(pk=self.event.pk).classification
        self.assertEqual((label.failure_type, label.reason, label.rationale), ("preventable", "inattention", WHY))
        self.assertEqual(label.suggested_type, "preventable")
        self.assertIn(["Q5", "slip"], label.answers)

    def test_another_type_needs_a_reason_and_what_was_typed_stays(self):
        """1.2: a person may disagree with it."""
        refused = self.label(SLIP, failure_type="complexity")

        self.assertContains(refused, "Say why this one fits better", status_code=422)
        self.assertContains(refused, WHY, status_code=422)
        self.assertEqual(self.label(SLIP, failure_type="complexity", why_different="Two met.").status_code, 302)

    def test_a_label_without_words_is_refused(self):
        """1.2: the label needs a written reason."""
        self.assertContains(self.label(SLIP, rationale="because"), "Write a whole sentence", status_code=422)

    def test_what_is_called_deviance_says_what_made_the_other_way_sensible(self):
        answers = {"G": "no", "Q1": "no", "Q3": "yes", "Q4": "no", "Q5": "other_way", "Q5b": "no", "Q5c": "left"}

        self.assertContains(self.answer(**answers), "not an accusation")
        self.assertContains(
            self.label(answers, reason="deviance"), "Say what made the other way sensible", status_code=422
        )
        self.assertEqual(self.label(answers, reason="deviance", context="The gate took an hour.").status_code, 302)

    def test_who_knows_the_label_goes_there_after_the_gate(self):
        self.assertContains(self.answer(G="no", label="known"), "The label")
        self.assertContains(self.answer(label="known"), "Did someone mean harm")
        self.assertEqual(self.label({"G": "no", "label": "known"}).status_code, 302)

    def test_nothing_is_labelled_past_the_gate(self):
        self.label({"G": "yes"})
        self.label({})

        self.assertFalse(Event.objects.get(pk=self.event.pk).is_classified)

    def test_harm_meant_leads_to_the_contact_of_the_organisation(self):
        self.acme.other_process = "Ask for Mira, room 4."
        self.acme.save()

        response = self.answer(G="yes")

        self.assertContains(response, "This belongs to another process")
        self.assertContains(response, "Ask for Mira, room 4.")

    def test_handing_over_removes_the_text_unless_asked_otherwise(self):
        self.client.post(self.url("hand_over", self.event.number), {"keep_text": "no"})

        self.event.refresh_from_db()
        self.assertTrue(self.event.is_handed_over)
        self.assertNotIn("Payments", self.event.text)

    def test_who_no_longer_sees_it_is_led_to_the_list(self):
        response = self.client.post(self.url("hand_over", self.event.number), {"keep_text": "yes"})

        self.assertRedirects(response, self.url("list"))
        self.assertEqual(self.page("show", self.event.number).status_code, 404)

    def test_what_was_handed_over_is_neither_classified_nor_edited(self):
        event = make.event(self.acme, by=self.bo)
        event.hand_to_other_process(by=self.bo)

        self.assertContains(self.page("show", event.number), "This matter belongs to another process")
        for name in ("classification", "description", "timeline", "factors"):
            self.assertEqual(self.page(name, event.number).status_code, 404)

    def test_earlier_labels_are_shown_with_who_and_why(self):
        """1.2: the label keeps its history."""
        make.classified(self.event, by=self.ana)
        self.label(SLIP)

        response = self.page("show", self.event.number)

        self.assertContains(response, "1 earlier label")
        self.assertContains(response, "The agreed way was followed and had a gap.")

    def test_nonsense_in_the_address_asks_again(self):
        self.assertContains(self.answer(G="no", Q1="\x00", Q99="yes"), "Were we trying something")
