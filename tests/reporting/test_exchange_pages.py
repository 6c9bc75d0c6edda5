from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.utils import timezone

from goldseam.reporting.appreciating import wordings_for
from goldseam.reporting.models import Contact, Message, Outcome, Report, Thanks
from goldseam.reporting.next_steps import reports_to_answer
from tests import make
from tests.pictures import jpeg


class ExchangePagesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.rita = make.member(cls.acme, "Rita", role="reporter")
        cls.letterbox = make.letterbox(cls.acme)
        picture = SimpleUploadedFile("door.jpg", jpeg())
        cls.reported = make.report(cls.letterbox, name="Cy Twombly", contact="077 123", picture=picture).event
        cls.logged = make.event(cls.acme, by=cls.rita, text="The pump was loose.", kind="near_miss")

    def page(self, event, person):
        self.client.force_login(person)
        return self.client.get(event.get_absolute_url())

    def send(self, event, what, person, **data):
        self.client.force_login(person)
        return self.client.post(f"/acme/reports/{event.number}/{what}", data)

    def test_the_event_opens_with_thanks_and_says_how_it_came_in(self):
        page = self.page(self.reported, self.ana)

        self.assertContains(page, "Say thank you")
        self.assertContains(page, "Ward 4")
        self.assertContains(page, "Cy Twombly")
        self.assertContains(page, f"/acme/reports/{self.reported.number}/picture")

    def test_who_it_was_is_shown_to_keepers_alone(self):
        self.reported.describe(by=self.ana, visibility="organisation")

        page = self.page(self.reported, self.bo)

        self.assertNotContains(page, "Cy Twombly")
        self.assertNotContains(page, "077 123")
        self.assertEqual(self.send(self.reported, "contact", self.bo, _method="delete").status_code, 302)
        self.assertTrue(Contact.objects.exists())
        self.assertEqual(self.send(self.reported, "contact", self.ana, _method="delete").status_code, 302)
        self.assertFalse(Contact.objects.exists())

    def test_thanks_are_taken_from_those_offered_or_written(self):
        refused = self.send(self.logged, "thanks", self.ana)
        self.assertContains(refused, "Take one of these", status_code=422)

        offered = wordings_for(self.logged)[0]
        self.assertEqual(self.send(self.logged, "thanks", self.ana, offered=offered).status_code, 302)
        self.send(self.logged, "thanks", self.bo, offered=offered, text="Thank you, Rita.")

        self.assertEqual([one.text for one in Thanks.objects.all()], [offered, "Thank you, Rita."])

    def test_a_reporter_answers_a_question_about_what_they_logged(self):
        self.send(self.logged, "messages", self.ana, text="Which pump?")
        self.client.force_login(self.rita)
        home = self.client.get("/acme/")
        self.assertContains(home, "A question waits for you")
        self.assertContains(self.client.get("/acme/reports"), "Which pump?")

        answer = self.send(self.logged, "messages", self.rita, text="The left one.")

        self.assertEqual(answer.status_code, 302)
        self.assertContains(self.page(self.logged, self.ana), "The left one.")
        self.assertEqual(Message.objects.get(from_reporter=True).by, self.rita)

    def test_a_reporter_says_nothing_about_what_others_logged(self):
        for what in ("thanks", "messages", "outcome"):
            self.assertEqual(self.send(self.reported, what, self.rita, text="Hello").status_code, 404)

    def test_the_outcome_is_drafted_from_what_really_changed(self):
        make.change(make.review(self.logged, by=self.ana))

        page = self.page(self.logged, self.ana)

        self.assertContains(page, "“Release checklist” reads differently now.")
        self.send(self.logged, "outcome", self.ana, is_change="changed", text="Pumps are checked each morning.")
        self.assertTrue(Outcome.objects.get().is_change)
        self.assertContains(self.page(self.logged, self.rita), "Pumps are checked each morning.")
        self.send(self.logged, "outcome", self.ana, _method="delete")
        self.assertFalse(Outcome.objects.exists())

    def test_what_was_typed_comes_back_with_what_is_missing(self):
        refused = self.send(self.logged, "outcome", self.ana, text="We look at it.")

        self.assertContains(refused, "We look at it.", status_code=422)
        self.assertContains(refused, "Say whether something is different now.", status_code=422)

    def test_the_picture_is_for_those_who_see_the_event(self):
        self.client.force_login(self.ana)
        shown = self.client.get(f"/acme/reports/{self.reported.number}/picture")
        self.assertEqual((shown["Content-Type"], shown["X-Content-Type-Options"]), ("image/jpeg", "nosniff"))

        self.client.force_login(self.bo)
        self.assertEqual(self.client.get(f"/acme/reports/{self.reported.number}/picture").status_code, 404)

    def test_a_sample_or_an_import_has_nobody_to_speak_with(self):
        self.logged.source = "sample"
        self.logged.save()

        self.assertNotContains(self.page(self.logged, self.ana), 'id="with-reporter"')

    def test_keepers_see_what_waits_for_a_word_and_for_how_long(self):
        Report.objects.update(day=timezone.localdate() - timedelta(days=9))

        (step,) = reports_to_answer(self.ana, self.acme).steps

        self.assertEqual((step.mood, step.time_left), ("late", "2 days late"))
        self.assertEqual(reports_to_answer(self.bo, self.acme).steps, [])

    def test_a_longer_list_of_reports_takes_no_more_queries(self):
        def queries():
            with self.assertNumQueries(8):
                self.client.get("/acme/reports")

        self.client.force_login(self.rita)
        Message.ask(self.logged, by=self.ana, text="Which pump?")
        Thanks.give(self.logged, by=self.ana, text="Thank you.")
        self.client.get("/acme/reports")
        queries()
        for _more in range(3):
            event = make.event(self.acme, by=self.rita, text="The pump again.")
            Message.ask(event, by=self.ana, text="Which pump?")
            Thanks.give(event, by=self.bo, text="Thank you.")
        queries()
