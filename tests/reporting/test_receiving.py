from datetime import UTC, date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.events.models import Event
from goldseam.reporting.models import Contact, Receipt, Report, Sealed
from tests import make


class ReceivingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.letterbox = make.letterbox(cls.acme, name="Ward 4")

    def test_a_report_in_confidence_is_an_event_that_keepers_alone_see(self):
        code = self.letterbox.receive("The wrong vial lay there.", name="Cy", contact="cy@example.org", place="Room 3")

        report = Receipt.by_code(code).report
        self.assertEqual((report.event.place, report.event.logged_by, report.event.source), ("Room 3", None, "report"))
        self.assertTrue(Event.objects.visible_to(self.ana).filter(report=report).exists())
        self.assertFalse(Event.objects.visible_to(self.bo).filter(report=report).exists())
        self.assertEqual([str(one) for one in Contact.objects.visible_to(self.ana)], ["Cy"])
        self.assertFalse(Contact.objects.visible_to(self.bo).exists())

    def test_who_keeps_the_letterbox_later_reads_no_earlier_name(self):
        code = self.letterbox.receive("The wrong vial lay there.", name="Cy")
        Receipt.by_code(code).report.event.describe(by=self.ana, visibility="organisation")

        self.letterbox.amend(by=self.ana, keepers=[self.ana, self.bo])

        self.assertFalse(Contact.objects.visible_to(self.bo).exists())
        self.assertTrue(Contact.objects.visible_to(self.ana).exists())

    def test_whoever_was_named_in_confidence_is_forgotten_when_it_is_handed_over(self):
        code = self.letterbox.receive("The wrong vial lay there.", name="Cy")

        Receipt.by_code(code).report.event.hand_to_other_process(by=self.ana, keep_text=True)

        self.assertFalse(Contact.objects.exists())

    def test_an_anonymous_report_waits_for_the_morning(self):
        code = self.letterbox.receive("The wrong vial lay there.", identity="anonymous", name="Cy", contact="1234")

        self.assertEqual((Sealed.objects.count(), Event.objects.count()), (1, 0))
        self.assertEqual(Receipt.by_code(code.lower().replace("-", " ")).state, "sealed")
        self.assertNotIn("Cy", str(Sealed.objects.values()))

    def test_of_a_day_its_noon_is_kept_and_of_an_anonymous_report_no_hour(self):
        self.acme.time_zone = "Asia/Tokyo"
        told = {"happened_on": date(2026, 3, 1), "happened_at": datetime(2026, 3, 1, 21, 47, tzinfo=UTC)}
        known = self.letterbox.receive("The vial.", **told)
        unknown = self.letterbox.receive("The vial.", identity="anonymous", at_once=True, **told)

        began = [Receipt.by_code(code).event.started_at for code in (known, unknown)]
        self.assertEqual(began, [told["happened_at"], datetime(2026, 3, 1, 3, tzinfo=UTC)])

    def test_it_is_shown_at_once_if_that_is_asked_for(self):
        code = self.letterbox.receive("The wrong vial lay there.", identity="anonymous", at_once=True)

        self.assertEqual((Sealed.objects.count(), Report.objects.count()), (0, 1))
        self.assertEqual(Receipt.by_code(code).state, "waiting")

    def test_the_same_copy_of_a_form_makes_one_report(self):
        for identity in ("anonymous", "confidential"):
            codes = {self.letterbox.receive(identity, identity=identity, once="a-copy") for _again in range(2)}
            self.assertEqual(len(codes), 1)

        self.assertEqual((Sealed.objects.count(), Report.objects.count()), (1, 1))

    def test_the_same_copy_with_other_words_is_another_report(self):
        """Whoever comes to the form after somebody else, on one device, gets a code of their own."""
        first = self.letterbox.receive("The vial.", once="a-copy")

        self.assertNotEqual(self.letterbox.receive("The door.", once="a-copy"), first)

    def test_what_is_no_report_is_refused_beside_its_field(self):
        tomorrow = self.letterbox.today + timedelta(days=2)
        self.letterbox.takes_anonymous = False
        for field, wrong in {
            "text": {"text": "  "},
            "happened_on": {"text": "The vial.", "happened_on": tomorrow},
            "identity": {"text": "The vial.", "identity": "anonymous"},
        }.items():
            with self.assertRaises(ValidationError) as refused:
                self.letterbox.receive(**wrong)
            self.assertEqual(list(refused.exception.message_dict), [field])

    def test_a_letterbox_is_full_for_a_day_rather_than_flooded(self):
        Sealed.objects.bulk_create(self._sealed(number) for number in range(60))

        with self.assertRaisesMessage(ValidationError, "full for today"):
            self.letterbox.receive("One more.", identity="anonymous")

    def _sealed(self, number):
        facts = {"letterbox": self.letterbox, "organisation": self.acme, "day": self.letterbox.today}
        return Sealed(content={"text": "x"}, receipt=str(number), **facts)
