"""5.1: whoever holds the receipt sees what became of the report, and is asked and answers without an account."""

from unittest import mock

from django.test import TestCase

from goldseam.common.pace import Pace
from goldseam.reporting.models import Message, Outcome, Receipt, Sealed, Thanks
from goldseam.reporting.views import receipt as receipt_view
from tests import make


class PublicReceiptTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.letterbox = make.letterbox(cls.acme)
        cls.code = cls.letterbox.receive("The wrong vial lay ready.", identity="anonymous", at_once=True)
        cls.event = Receipt.by_code(cls.code).event

    def open(self, code=None):
        return self.client.post("/report/receipt", {"code": code or self.code})

    def answer(self, text, **more):
        return self.client.post("/report/receipt/answer", {"code": self.code, "text": text} | more)

    def test_the_code_opens_the_page_however_it_is_typed(self):
        for typed in (self.code, self.code.lower().replace("-", " ")):
            self.assertContains(self.open(typed), "How far it has come")

    def test_thanks_questions_and_the_outcome_stand_there(self):
        Thanks.give(self.event, by=self.ana, text="Thank you for bringing this now.")
        Message.ask(self.event, by=self.ana, text="Which shelf was it?")
        Outcome.tell(self.event, by=self.ana, text="The vials have other caps now.", is_change=True)

        page = self.open()

        for words in ("Thank you for bringing this now.", "Which shelf was it?", "The vials have other caps now."):
            self.assertContains(page, words)
        self.assertContains(page, "What changed")
        self.assertNotContains(page, self.ana.email)

    def test_an_answer_waits_for_the_morning_unless_it_shall_be_shown_at_once(self):
        self.assertContains(self.answer("The upper one."), "Your answer is passed on.")
        self.assertEqual((Message.objects.count(), Sealed.objects.count()), (0, 1))

        self.answer("And the one beside it.", at_once="on")

        self.assertEqual([message.text for message in Message.objects.all()], ["And the one beside it."])

    def test_an_answer_sent_twice_is_one(self):
        for _time in range(2):
            self.answer("The upper one.")

        self.assertEqual(Sealed.objects.count(), 1)

    def test_an_empty_answer_is_asked_for_again(self):
        self.assertContains(self.answer("  "), "Write a sentence.", status_code=422)

    def test_a_report_that_is_still_sealed_says_when_it_is_passed_on(self):
        code = self.letterbox.receive("The lid was open.", identity="anonymous")

        page = self.open(code)

        self.assertContains(page, "tomorrow morning")
        self.assertNotContains(page, "Send the answer")

    def test_a_wrong_code_is_met_kindly_and_kept_in_the_field(self):
        for typed in ("7777-7777", "\0", "x" * 400, "' or 1=1", "AAAAA-AAAAA-AAAAA-AAAAA"):
            with self.subTest(typed[:9]):
                answer = self.open(typed)
                self.assertEqual(answer.status_code, 422)
                self.assertEqual(self.client.post("/report/receipt/answer", {"code": typed}).status_code, 422)
        self.assertContains(answer, "No report has this code", status_code=422)
        self.assertContains(answer, "AAAAA-AAAAA-AAAAA-AAAAA", status_code=422)

    def test_who_tries_many_codes_waits_and_who_has_one_does_not(self):
        with mock.patch.object(receipt_view, "PACE", Pace(most=0)):
            self.assertEqual(self.open("AAAAA-AAAAA-AAAAA-AAAAA").status_code, 429)
            self.assertEqual(self.open().status_code, 200)

    def test_the_code_stands_in_no_address_and_nothing_is_kept(self):
        page = self.open()

        self.assertNotIn(f"={self.code}", page.content.decode())
        self.assertEqual(
            (page["Cache-Control"], page["Referrer-Policy"], page.cookies), ("no-store", "no-referrer", {})
        )
        self.assertEqual(
            self.client.get(f"/report/receipt?code={self.code}").content, self.client.get("/report/receipt").content
        )
