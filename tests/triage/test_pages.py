"""The page of triage: the queue, one event, and all that is done with it."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldseam.events.models import Classification, Event, Merging, Recurrence
from goldseam.reporting.models import Message, Thanks
from goldseam.triage.models import Triage
from tests import make
from tests.triage.desk import DeskTestCase


class QueuePageTests(DeskTestCase):
    def shown(self, **query):
        page = self.client.get(self.url("list"), query).content.decode()
        titles = Event.objects.values_list("title", flat=True)
        return sorted(
            (title for title in titles if f">{title}</a>" in page), key=lambda title: page.index(f">{title}</a>")
        )

    def test_what_has_waited_longest_stands_first(self):
        self.reported("New", days=1)
        self.reported("Old", days=9)

        self.assertEqual(self.shown(), ["Old", "New"])
        self.assertContains(self.client.get(self.url("list")), "9 days; promised within 7")

    def test_once_somebody_has_said_a_word_the_promise_is_kept(self):
        event = self.reported("Old", days=9)
        Message.ask(event, by=self.ana, text="Which door?")

        page = self.client.get(self.url("list"))

        self.assertNotContains(page, "promised within 7")
        self.assertContains(page, "for 9 days, with a first word")

    def test_or_what_could_have_been_worst(self):
        self.reported("Old and small", days=9, severity_potential=1)
        self.reported("New and grave", severity_potential=5)
        self.reported("Not rated", days=20)

        self.assertEqual(self.shown(order="serious"), ["New and grave", "Old and small", "Not rated"])

    def test_nothing_waits(self):
        self.assertContains(self.client.get(self.url("list")), "Nothing waits")

    def test_restricted_ones_are_for_those_named(self):
        event = self.reported("For a few", visibility="restricted", named=[self.bo])

        self.assertEqual(self.shown(), [])
        self.assertEqual(self.client.get(self.url("one", event.number)).status_code, 404)
        self.client.force_login(self.bo)
        self.assertEqual(self.shown(), ["For a few"])

    def test_reporters_do_not_sort(self):
        event = self.reported()
        self.client.force_login(self.rae)

        self.assertEqual(self.client.get(self.url("list")).status_code, 404)
        self.assertEqual(self.send("decision", event, route="note").status_code, 404)

    def test_it_asks_a_number_of_questions_that_does_not_grow(self):
        self.reported(severity_potential=3)
        counts = []
        for _round in range(2):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                self.client.get(self.url("list"))
            counts.append(len(queries))
            for number in range(6):
                self.reported(f"The stock of cups number {number} ran out.", severity_potential=3)
        self.client.get(self.url("list"))

        with CaptureQueriesContext(connection) as queries:
            self.client.get(self.url("list"))
        self.assertLessEqual(len(queries), counts[1] + 8)
        self.assertLessEqual(len(queries), 70)


class OnePageTests(DeskTestCase):
    def page(self, event):
        return self.client.get(self.url("one", event.number))

    def test_thanks_come_first(self):
        event = self.reported()
        self.assertContains(self.page(event), "First, say thank you")

        self.send("thanks", event, text="Thank you for looking twice.")
        self.assertEqual(Thanks.objects.get().text, "Thank you for looking twice.")
        self.assertNotContains(self.page(event), "First, say thank you")

    def test_what_no_person_told_is_shown_too(self):
        event = self.reported("The disk is full.")
        Event.objects.filter(pk=event.pk).update(logged_by=None, source="webhook")

        self.assertContains(self.page(event), "The disk is full")

    def test_a_question_is_asked(self):
        event = self.reported()
        self.send("question", event, text="Which shelf was it?")

        self.assertEqual(Message.objects.get().text, "Which shelf was it?")

    def test_tags_team_and_who_may_see_it(self):
        event = self.reported(visibility="restricted", named=[self.ana])
        ward = make.team(self.acme, "Ward 4", members=[self.ana])
        self.send("tags", event, tags="labels, night", base=event.revision)
        event.refresh_from_db()
        self.send("team", event, team=ward.pk, visibility="team", base=event.revision)

        event.refresh_from_db()
        self.assertEqual([tag.name for tag in event.tags.all()], ["labels", "night"])
        self.assertEqual((event.team, event.visibility), (ward, "team"))

    def test_a_decision_leads_to_the_next_and_the_queue_grows_shorter(self):
        first, second = self.reported("First", days=2), self.reported("Second", days=1)

        response = self.send("decision", first, route="note", why="Held by the scanner.")

        self.assertRedirects(response, self.url("one", second.number))
        self.assertEqual(Triage.objects.get(event=first).why, "Held by the scanner.")
        self.assertRedirects(self.send("decision", second, route="batch"), self.url("list"))

    def test_what_somebody_else_has_decided_meanwhile_is_said(self):
        event = self.reported()
        self.decide(event, "note", by=self.bo)

        response = self.send("decision", event, route="aar")
        self.assertContains(response, "Bo has decided meanwhile: It is noted.", status_code=422)

    def test_the_last_decision_is_taken_back(self):
        event = self.reported()
        self.send("decision", event, route="note")

        response = self.client.post(self.url("undo"))

        self.assertRedirects(response, self.url("one", event.number))
        self.assertTrue(self.waits(event))

    def test_merging_leads_to_the_next_and_is_taken_back(self):
        first, second = self.reported("First", days=2), self.reported("Second", days=1)

        merged = self.client.post(self.url("merging", second.number), {"other": first.number}, follow=True)

        self.assertRedirects(merged, self.url("one", first.number))
        self.assertContains(merged, f"Number {second.number} is told in number {first.number} now.")
        self.assertEqual(Merging.objects.get().into, first)
        self.assertContains(self.client.get(self.url("list")), "1 waits to be sorted")

        self.client.post(self.url("undo"))
        self.assertFalse(Merging.objects.exists())
        self.assertTrue(self.waits(second))

    def test_it_is_linked_to_an_earlier_one(self):
        earlier, event = make.event(self.acme), self.reported()
        self.send("earlier", event, other=earlier.number)

        self.assertEqual(Recurrence.objects.get().earlier, earlier)

    def test_classifying_leads_back(self):
        event = self.reported()
        back = self.url("one", event.number)
        asked = self.client.get(f"/acme/events/{event.number}/classification", {"G": "no", "back": back})
        self.assertContains(asked, f"back={back.replace('/', '%2F')}")

        label = {"failure_type": "complexity", "reason": "process_complexity", "rationale": "Three things met at once."}
        address = f"/acme/events/{event.number}/classification?G=no&label=known&back={back}"
        self.assertRedirects(self.client.post(address, label), back)
        self.assertEqual(Classification.objects.get().failure_type, "complexity")

    def test_odd_input_is_answered_in_words(self):
        event = self.reported()
        odd = ["", "x", "-1", "0", "1e309", "nan", "9" * 40, "\x00", "99999"]
        for value in odd:
            for name, field in [("merging", "other"), ("earlier", "other"), ("rating", "potential"), ("team", "team")]:
                data = {"visibility": "organisation", "base": event.revision} | {field: value}
                self.assertIn(self.send(name, event, **data).status_code, {302, 422}, (name, value))
            self.assertEqual(self.send("decision", event, route=value).status_code, 422)
        self.assertTrue(self.waits(event))

    def test_the_other_process_takes_the_text_only_when_somebody_says_so(self):
        event = self.reported("Somebody stole from the till.")
        self.assertContains(self.page(event), "Suggested: Another process")
        self.assertContains(self.send("decision", event, route="other_process"), "Choose what happens", status_code=422)

        self.send("decision", event, route="other_process", keep_text="no")

        event.refresh_from_db()
        self.assertTrue(event.is_handed_over)
        self.assertNotIn("till", event.text)
        self.assertFalse(self.waits(event))
