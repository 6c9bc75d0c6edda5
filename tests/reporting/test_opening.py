from datetime import UTC, datetime, timedelta
from io import BytesIO
from unittest.mock import patch

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.utils import timezone
from PIL import Image

from goldseam.activity.models import Activity
from goldseam.events.models import Event
from goldseam.reporting.forgetting import forget_contacts
from goldseam.reporting.models import Contact, Outcome, Receipt, ReportPicture, Sealed
from goldseam.reporting.opening import open_sealed
from tests import make

EVENING = datetime(2026, 3, 10, 21, 47, tzinfo=UTC)
MORNING = datetime(2026, 3, 11, 6, tzinfo=UTC)


def at(moment):
    return patch.object(timezone, "now", return_value=moment)


class OpeningTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.letterbox = make.letterbox(cls.acme)

    def test_what_came_in_the_evening_is_an_event_in_the_morning(self):
        with at(EVENING):
            code = self.letterbox.receive("The door stood open.", identity="anonymous", place="Ward 4")
            open_sealed.call()
            self.assertFalse(Event.objects.exists())

        with at(MORNING):
            open_sealed.call()

        receipt = Receipt.by_code(code)
        self.assertEqual(
            (receipt.state, receipt.event.place, receipt.day.isoformat()), ("waiting", "Ward 4", "2026-03-10")
        )
        self.assertEqual((receipt.event.logged_at, Sealed.objects.count()), (MORNING, 0))

    def test_morning_is_where_the_organisation_is(self):
        self.acme.time_zone = "America/Los_Angeles"
        self.acme.save()
        with at(EVENING):
            self.letterbox.receive("The door stood open.", identity="anonymous")

        with at(datetime(2026, 3, 11, 11, 30, tzinfo=UTC)):  # Half past four in Los Angeles.
            open_sealed.call()
        self.assertFalse(Event.objects.exists())

        with at(datetime(2026, 3, 11, 12, 30, tzinfo=UTC)):
            open_sealed.call()
        self.assertTrue(Event.objects.exists())

    def test_its_picture_becomes_a_file_then_and_goes_with_the_event(self):
        picture = BytesIO()
        Image.new("RGB", (3000, 20), "red").save(picture, "PNG")
        with at(EVENING):
            upload = SimpleUploadedFile("me-in-room-3.png", picture.getvalue())
            code = self.letterbox.receive("The door stood open.", identity="anonymous", picture=upload)

        with at(MORNING):
            open_sealed.call()

        event, kept = Receipt.by_code(code).event, ReportPicture.objects.get()
        with kept.file.open() as file, Image.open(file) as shown:
            self.assertEqual((shown.format, shown.width), ("JPEG", 1600))
        storage, name = kept.file.storage, kept.file.name
        with self.captureOnCommitCallbacks(execute=True):
            event.delete()
        self.assertFalse(storage.exists(name))

    def test_one_that_cannot_be_opened_holds_up_no_other(self):
        with at(EVENING):
            for text in ("One.", "Two."):
                self.letterbox.receive(text, identity="anonymous")
        broken = Sealed.objects.get(content__text="One.")
        Sealed.objects.filter(pk=broken.pk).update(content={})

        with at(MORNING), self.assertLogs("goldseam.reporting", "ERROR") as logs:
            open_sealed.call()

        self.assertEqual([event.text for event in Event.objects.all()], ["Two."])
        self.assertNotIn("One", str(logs.output))

    def test_an_answer_waits_for_the_morning_as_well_and_is_one_however_often_it_is_sent(self):
        with at(EVENING):
            code = self.letterbox.receive("The door stood open.", identity="anonymous", at_once=True)
            for _again in range(2):
                Receipt.by_code(code).answer("The left one.")
            self.assertEqual((Receipt.by_code(code).messages, Sealed.objects.count()), ([], 1))

        with at(MORNING):
            open_sealed.call()
            Receipt.by_code(code).answer("The left one.", at_once=True)

        (message,) = Receipt.by_code(code).messages
        self.assertEqual((message.text, message.from_reporter, message.on), ("The left one.", True, MORNING.date()))

    def test_opening_is_recorded_as_what_nobody_did(self):
        make.report(self.letterbox, identity="anonymous")

        kinds = list(Activity.objects.order_by("pk").values_list("kind", "actor"))

        self.assertEqual(kinds, [("event.logged", None), ("report.received", None)])

    def test_who_reported_in_confidence_is_forgotten_a_month_after_the_outcome(self):
        event = make.report(self.letterbox, name="Cy").event
        Outcome.tell(event, by=self.ana, text="The doors close by themselves now.", is_change=True)

        forget_contacts.call()
        self.assertTrue(Contact.objects.exists())

        with at(timezone.now() + timedelta(days=31)):
            forget_contacts.call()
        self.assertFalse(Contact.objects.exists())

    def test_who_reported_in_confidence_is_forgotten_after_a_year_whatever_came_of_it(self):
        make.report(self.letterbox, name="Cy")

        with at(timezone.now() + timedelta(days=367)):
            forget_contacts.call()

        self.assertFalse(Contact.objects.exists())
