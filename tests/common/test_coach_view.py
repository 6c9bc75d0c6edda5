import logging
from unittest.mock import patch

from django.core.cache import cache
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext

from goldseam.people.views import coach
from tests import make

TEXT = "The operator was careless and should have looked twice."


class CoachTests(TestCase):
    """2.6: what is typed is looked at, wherever it is typed, and kept nowhere."""

    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)

    def setUp(self):
        self.client.force_login(self.ana)

    def ask(self, text=TEXT, client=None, **headers):
        return (client or self.client).post("/acme/coach", {"text": text}, **headers)

    def words(self, text, **more):
        """The marked words as a browser cuts them out of its text."""
        units = text.encode("utf-16-le")
        marks = self.ask(text, **more).json()["marks"]
        return [units[2 * mark["start"] : 2 * mark["end"]].decode("utf-16-le") for mark in marks]

    def test_words_come_with_a_reason_and_a_question(self):
        marks = self.ask().json()["marks"]

        self.assertEqual([mark["text"] for mark in marks], ["careless", "should have looked"])
        self.assertTrue(all(mark["why"] and mark["suggestion"] and mark["rule"] for mark in marks))

    def test_the_same_words_are_marked_once(self):
        marks = self.ask("He was careless. It was careless.").json()["marks"]

        self.assertEqual([mark["start"] for mark in marks], [7, 24])

    def test_calm_words_have_no_marks(self):
        self.assertEqual(self.ask("At 14:02 the queue was above 400.").json(), {"marks": []})

    def test_some_words_come_with_others_that_fit_in_their_place(self):
        marks = self.ask("The operator failed to call. It was careless.").json()["marks"]

        self.assertEqual([mark["rewrite"] for mark in marks], ["did not", ""])

    def test_emoji_before_the_words_move_nothing(self):
        self.assertEqual(
            self.words("🙂👩‍🚒 𝒳 They were careless 🙂 and should have asked."), ["careless", "should have asked"]
        )

    def test_lines_of_any_system_move_nothing(self):
        for line in ("\n", "\r\n", "\u2028"):
            self.assertEqual(self.words(f"One.{line}{line}They were careless."), ["careless"])

    def test_odd_input_is_an_answer_and_never_a_fault(self):
        odd = ["", " ", "\x00", "\ufeff", "```\n", "a" * 59_999, "“" * 5000, "careless " * 5000, "é\u0301" * 2000]
        for text in odd:
            with self.subTest(text[:10]):
                self.assertEqual(self.ask(text).status_code, 200)
        with self.subTest("half an emoji and bytes that are no text"):
            raw = self.client.post("/acme/coach", b"text=%ED%A0%BDcareless%FF", "application/x-www-form-urlencoded")
            self.assertEqual(raw.status_code, 200)

    def test_a_text_that_is_missing_or_too_long_is_refused(self):
        self.assertEqual(self.client.post("/acme/coach").status_code, 422)
        self.assertEqual(self.client.post("/acme/coach", b'{"text": 1}', "application/json").status_code, 422)
        self.assertEqual(self.ask("a" * (coach.LONGEST + 1)).status_code, 413)
        self.assertIn(self.ask("a" * 3_000_000).status_code, {400, 413})

    def test_marks_have_an_end(self):
        self.assertEqual(len(self.ask("careless " * 5000).json()["marks"]), 200)

    def test_it_is_asked_by_sending_and_by_those_who_signed_in(self):
        self.assertEqual(self.client.get("/acme/coach").status_code, 405)
        self.assertEqual(self.ask(client=Client()).status_code, 302)
        self.assertEqual(Client(enforce_csrf_checks=True).post("/acme/coach", {"text": TEXT}).status_code, 403)

    def test_another_organisation_is_not_found(self):
        make.organisation(make.person("Olga"), "Other")

        self.assertEqual(self.client.post("/other/coach", {"text": TEXT}).status_code, 404)

    def test_too_many_questions_in_a_minute_wait_and_others_do_not(self):
        bo = make.member(self.acme, "Bo")
        with patch.object(coach, "PACE", coach.Pace(most=2)):
            statuses = [self.ask().status_code for _ in range(3)]
            self.client.force_login(bo)
            statuses.append(self.ask().status_code)

        self.assertEqual(statuses, [200, 200, 429, 200])

    def test_names_of_the_people_here_are_known(self):
        make.member(self.acme, "Maria Lopez")

        self.assertIn("Maria", self.words("At nine Maria left the room."))
        self.assertEqual(self.words("At nine Zenobia left the room."), [])

    def test_a_reporter_does_not_find_out_who_belongs_here(self):
        make.member(self.acme, "Maria Lopez")
        self.client.force_login(make.member(self.acme, "Rita", role="reporter"))

        self.assertEqual(self.words("At nine Maria left the room."), [])

    def test_more_people_are_not_more_queries(self):
        self.ask()
        with CaptureQueriesContext(connection) as few:
            self.ask()
        for number in range(20):
            make.member(self.acme, f"Person {number}")

        with self.assertNumQueries(len(few)):
            self.ask()
        self.assertLessEqual(len(few), 5)

    def test_a_person_and_an_organisation_can_switch_it_off(self):
        place = {"_method": "patch", "name": "Acme", "size": "team", "time_zone": "UTC", "other_process": ""}
        own = {"_method": "patch", "name": "Ana", "time_zone": "UTC", "language": "en"}
        self.assertContains(self.client.get("/acme/"), "<language-coach")

        self.client.post("/settings", own)
        self.assertNotContains(self.client.get("/acme/"), "<language-coach")
        self.client.post("/settings", own | {"is_coached": "on"})
        self.assertContains(self.client.get("/acme/"), "<language-coach")
        self.client.post("/acme/settings", place)
        self.assertNotContains(self.client.get("/acme/"), "<language-coach")

    def test_nothing_of_it_is_kept(self):
        """0.3: neither what was typed, nor that somebody typed at that time."""
        once = "7b3f6f4c-5b6f-4d0e-9c0d-0a8c3f8f2f11"
        with CaptureQueriesContext(connection) as queries, patch.object(cache, "set") as kept:
            self.client.post("/acme/coach", {"text": "The zebra was careless.", "once": once})

        self.assertEqual([query["sql"] for query in queries if not query["sql"].startswith("SELECT")], [])
        self.assertFalse(kept.called)

    def test_no_log_has_a_word_of_it(self):
        with self.assertNoLogs(level=logging.DEBUG):
            self.ask("The zebra was careless.")
            self.ask("zebra" * coach.LONGEST)
