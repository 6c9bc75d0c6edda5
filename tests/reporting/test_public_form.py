"""5.1: the form of a letterbox: one field, no account, nothing that tells who it was, nothing lost on the way."""

import io
import re
from unittest import mock

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase, override_settings

from goldseam.common.pace import Pace
from goldseam.events.models import Event
from goldseam.reporting.models import Contact, Report, Sealed
from goldseam.reporting.views import form as form_view
from tests import make

SENTENCE = "The pump alarm was off during the hand-over."


class PublicFormTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.acme.amend(by=cls.ana, other_process="Call the ombudsperson.")
        cls.letterbox = make.letterbox(cls.acme, call="medicines that look alike")
        cls.address = f"/report/{cls.letterbox.key}"

    def setUp(self):
        form_view.PACE = Pace(most=60)

    def send(self, **said):
        return self.client.post(self.address, {"text": SENTENCE, "once": "a-secret-of-the-form"} | said)

    def code(self, answer):
        return re.search(r'data-receipt="([\w-]+)"', answer.content.decode())[1]


class SendingTests(PublicFormTests):
    def test_one_sentence_is_enough(self):
        answer = self.send()

        self.assertContains(answer, "Thank you for telling us.", status_code=201)
        self.assertContains(answer, "Within 7 days", status_code=201)
        event = Event.objects.get()
        self.assertEqual((event.text, event.kind, event.logged_by), (SENTENCE, "near_miss", None))

    def test_the_form_says_what_is_looked_for_just_now(self):
        self.assertContains(self.client.get(self.address), "medicines that look alike")

    def test_name_and_contact_stand_with_the_choice_that_asks_for_them(self):
        for takes_anonymous in (True, False):
            self.letterbox.amend(by=self.ana, takes_anonymous=takes_anonymous)
            page = self.client.get(self.address).content.decode()
            self.assertLess(page.index('name="contact"'), page.index("Add more, if you like"))

    def test_everything_else_can_be_added(self):
        self.send(
            kind="good_catch",
            happened_on="2026-03-31",
            about_when="14:30",
            actors="the night nurse",
            severity_potential="4",
            detection_method="self_catch",
            layers="The second look held.",
            factors="Two labels look alike.",
            contact="Extension 12",
        )

        event = Event.objects.get()
        self.assertEqual((event.kind, event.actors, event.severity_potential), ("good_catch", "the night nurse", 4))
        self.assertEqual(event.started_at.strftime("%d %H:%M"), "31 14:30")
        self.assertIn("The second look held.", event.text)
        self.assertIn("Two labels look alike.", event.text)
        self.assertEqual(Contact.objects.get().contact, "Extension 12")

    def test_an_anonymous_report_waits_sealed_without_hour_and_contact(self):
        answer = self.send(
            identity="anonymous", happened_on="2026-03-31", about_when="14:30", name="Cy", contact="Extension 12"
        )

        self.assertContains(answer, "Tomorrow morning", status_code=201)
        kept = str(Sealed.objects.values())
        self.assertEqual(Event.objects.count(), 0)
        for word in ("14:30", "Extension", "Cy"):
            self.assertNotIn(word, kept)

    def test_a_double_click_sends_once(self):
        first, second = self.send(), self.send()

        self.assertEqual(self.code(first), self.code(second))
        self.assertEqual(Report.objects.count(), 1)

    def test_another_report_from_the_same_page_is_another_one(self):
        self.send()
        self.send(text="And the spare one was empty.")

        self.assertEqual(Report.objects.count(), 2)

    def test_a_photo_comes_along_without_what_stands_in_the_file(self):
        from PIL import Image

        sheet, exif = io.BytesIO(), Image.Exif()
        exif[0x010F] = "Quiet Harbour Cameras"
        Image.new("RGB", (40, 30)).save(sheet, "JPEG", exif=exif)
        answer = self.send(picture=SimpleUploadedFile("me.jpg", sheet.getvalue()))

        self.assertEqual(answer.status_code, 201)
        with Report.objects.get().picture.file.open() as kept:
            self.assertNotIn(b"Quiet Harbour", kept.read())

    def test_what_is_no_picture_is_refused_beside_its_field(self):
        answer = self.send(picture=SimpleUploadedFile("notes.pdf", b"%PDF-1.4 what"))

        self.assertContains(answer, "Only a picture can be sent along.", status_code=422)
        self.assertContains(answer, SENTENCE, status_code=422)


class RefusedTests(PublicFormTests):
    def test_nothing_typed_is_lost_when_something_is_wrong(self):
        answer = self.send(text="", place="Room 3", happened_on="2999-01-01")

        self.assertContains(answer, "Say in a sentence what happened.", status_code=422)
        self.assertContains(answer, 'value="Room 3"', status_code=422)
        self.assertContains(answer, "This lies in the future", status_code=422)

    def test_odd_values_are_answered_in_words(self):
        odd = ["\0", "1e309", "NaN", "-1", "9" * 400, "0000-00-00", "x" * 60_000]
        for name in ("text", "happened_on", "about_when", "severity_actual", "identity", "kind", "once", "place"):
            for value in odd:
                with self.subTest(name, value=value[:9]):
                    self.assertIn(self.send(**{name: value}).status_code, {201, 422})

    def test_many_at_once_are_asked_to_wait_and_lose_nothing(self):
        form_view.PACE = Pace(most=0)

        answer = self.send()

        self.assertContains(answer, SENTENCE, status_code=429)
        self.assertContains(answer, "Wait a minute", status_code=429)
        self.assertEqual(answer["Retry-After"], "60")

    def test_a_letterbox_that_is_full_asks_to_come_back_and_loses_nothing(self):
        with mock.patch("goldseam.reporting.models.sealed.MOST_WAITING", 0):
            answer = self.send(identity="anonymous")

        self.assertContains(answer, "full for today", status_code=429)
        self.assertContains(answer, SENTENCE, status_code=429)

    def test_a_closed_letterbox_says_so_and_an_unknown_one_is_not_there(self):
        self.letterbox.close(by=self.ana)

        self.assertContains(self.client.get(self.address), "This letterbox is closed", status_code=410)
        self.assertEqual(self.send().status_code, 410)
        for key in ("nobody", "a" * 300, "%00", "receipt2"):
            self.assertEqual(self.client.get(f"/report/{key}").status_code, 404)

    def test_a_letterbox_that_takes_no_anonymous_reports_does_not_offer_it(self):
        self.letterbox.amend(by=self.ana, takes_anonymous=False)

        self.assertNotContains(self.client.get(self.address), 'value="anonymous"')
        self.assertEqual(self.send(identity="anonymous").status_code, 201)
        self.assertEqual(Sealed.objects.count(), 0)


class AskingBackTests(PublicFormTests):
    def test_names_are_pointed_out_once_with_a_version_in_roles(self):
        answer = self.send(text="Xolani Dube left the door open, and nurse Joy saw it.", place="Ana's room")

        self.assertContains(answer, "<mark>Xolani Dube</mark>", status_code=422)
        self.assertContains(answer, "A colleague left the door open, and the nurse saw it.", status_code=422)
        self.assertContains(answer, 'name="seen_names"', status_code=422)
        self.assertEqual(Event.objects.count(), 0)

    def test_whose_calling_is_told_is_that_and_no_colleague_besides(self):
        told = {
            "Nurse Kim Larsson gave it.": "The nurse gave it.",
            "The charge nurse Kim Larsson gave it.": "The charge nurse gave it.",
            "I told Senior Engineer Kim Larsson.": "I told the senior engineer.",
            "We met our Pharmacist Ben Adams.": "We met our pharmacist.",
        }
        for text, roles in told.items():
            with self.subTest(text):
                self.assertContains(self.send(text=text), roles, status_code=422)

    def test_it_is_sent_with_roles(self):
        said = {"text": "Xolani Dube left the door open.", "actors": "Xolani Dube", "seen_names": "on"}
        answer = self.send(**said, names="roles", with_roles="A porter left the door open.")

        self.assertEqual(answer.status_code, 201)
        event = Event.objects.get()
        self.assertEqual(event.text, "A porter left the door open.")
        self.assertNotIn("Xolani", event.actors)

    def test_it_is_sent_as_it_was_written(self):
        text = "Xolani Dube left the door open."
        self.send(text=text, seen_names="on", names="as_written")

        self.assertEqual(Event.objects.get().text, text)

    def test_nobody_finds_out_who_works_here(self):
        """A name of a member and a name of nobody are answered alike."""
        make.member(self.acme, "Mateusz Wojcik")
        answers = [self.send(text=f"I told {name} about the door.") for name in ("Mateusz Wojcik", "Tadeusz Kowalik")]
        lower = [self.send(text=f"{name} saw the door.") for name in ("wojcik", "kowalik")]

        self.assertEqual([answer.status_code for answer in answers], [422, 422])
        self.assertEqual([answer.status_code for answer in lower], [201, 201])

    def test_matters_of_conduct_are_shown_the_other_way_before_anything_is_kept(self):
        answer = self.send(text="The driver was drunk again.", identity="anonymous")

        self.assertContains(answer, "Call the ombudsperson.", status_code=422)
        self.assertEqual((Event.objects.count(), Sealed.objects.count()), (0, 0))
        self.assertEqual(self.send(text="The driver was drunk again.", seen_conduct="on").status_code, 201)

    def test_the_other_way_stands_on_the_page_from_the_start(self):
        self.assertContains(self.client.get(self.address), "Call the ombudsperson.")


class LeavingNoTraceTests(PublicFormTests):
    def test_no_cookie_no_copy_no_referrer_and_no_proof_of_origin(self):
        client = Client(enforce_csrf_checks=True)
        client.force_login(self.ana)
        for answer in (client.get(self.address), client.post(self.address, {"text": SENTENCE})):
            self.assertEqual(answer.cookies, {})
            self.assertEqual(answer["Cache-Control"], "no-store")
            self.assertEqual(answer["Referrer-Policy"], "no-referrer")
            self.assertEqual(answer["X-Robots-Tag"], "noindex")
            self.assertIn("default-src 'none'", answer["Content-Security-Policy"])
        self.assertIsNone(Event.objects.get().logged_by)

    def test_nothing_of_a_member_stands_on_the_page(self):
        make.member(self.acme, "Mateusz Wojcik")

        page = self.client.get(self.address).content.decode()

        self.assertNotIn("Wojcik", page)
        self.assertNotIn(self.ana.email, page)

    def test_the_page_is_small_enough_for_a_thin_line(self):
        answer = self.client.get(self.address, headers={"accept-encoding": "gzip"})

        self.assertLess(len(answer.content), 6_000)

    def test_a_large_photo_never_lies_on_a_disk(self):
        with override_settings(FILE_UPLOAD_MAX_MEMORY_SIZE=10, FILE_UPLOAD_TEMP_DIR="/nowhere"):
            answer = self.send(picture=SimpleUploadedFile("large.jpg", b"no picture" * 1_000))

        self.assertEqual(answer.status_code, 422)


class InstallingTests(PublicFormTests):
    def test_it_can_be_put_among_the_apps_of_a_phone(self):
        told = self.client.get(f"{self.address}/app.webmanifest").json()

        self.assertEqual((told["start_url"], told["scope"]), (self.address, "/report/"))
        self.assertContains(self.client.get(self.address), f"{self.address}/app.webmanifest")

    def test_the_worker_knows_what_to_keep(self):
        answer = self.client.get("/report/service-worker.js")

        self.assertContains(answer, "slim.css")
        self.assertContains(answer, "outbox")
        self.assertTrue(answer["Content-Type"].startswith("text/javascript"))
