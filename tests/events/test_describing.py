from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.activity.models import Activity
from goldseam.events.models import Collision
from tests import make


class DescribingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(owner=cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.event = make.event(cls.acme, text="Payments were refused.\nFor an hour.\n\nOn Monday.")

    def test_what_was_told_before_is_kept(self):
        """4.7: every revision is kept."""
        self.event.describe(by=self.bo, text="Payments were refused for two hours.")

        texts = [revision.told["text"] for revision in self.event.revisions.all()]
        self.assertEqual(
            texts, ["Payments were refused for two hours.", "Payments were refused.\nFor an hour.\n\nOn Monday."]
        )
        self.assertEqual([revision.by for revision in self.event.revisions.all()], [self.bo, self.ana])

    def test_saving_what_is_there_already_changes_nothing(self):
        self.event.describe(by=self.bo, text=self.event.text.replace("\n", "\r\n"), place="")

        self.assertEqual(self.event.revision, 1)
        self.assertFalse(Activity.objects.filter(kind="event.described").exists())

    def test_two_people_who_change_different_lines_both_find_their_words(self):
        """4.7: two people editing at once lose nothing."""
        self.event.describe(by=self.ana, base=1, text="Payments were refused.\nFor two hours.\n\nOn Monday.")
        self.event.describe(by=self.bo, base=1, text="Payments were refused.\nFor an hour.\n\nOn Monday, 3 September.")

        self.assertEqual(self.event.text, "Payments were refused.\nFor two hours.\n\nOn Monday, 3 September.")

    def test_two_people_who_change_the_same_line_are_shown_both(self):
        self.event.describe(by=self.ana, base=1, text="Cards were refused.", place="Till 3")

        with self.assertRaises(Collision) as refusal:
            self.event.describe(by=self.bo, base=1, text="Vouchers were refused.", kind="incident")

        self.assertEqual(refusal.exception.theirs, {"text": "Cards were refused."})
        self.assertEqual(refusal.exception.agreed, {"kind": "incident"})
        self.event.refresh_from_db()
        self.assertEqual((self.event.text, self.event.place), ("Cards were refused.", "Till 3"))

    def test_a_field_that_only_the_other_one_changed_keeps_their_value(self):
        self.event.describe(by=self.ana, base=1, place="Till 3")
        self.event.describe(by=self.bo, base=1, place="", kind="incident")

        self.assertEqual((self.event.place, self.event.kind), ("Till 3", "incident"))

    def test_tags_of_both_come_together(self):
        self.event.tag(["payments", "monday"])
        self.event.describe(by=self.ana, base=1, tags=["payments", "monday", "cards"])
        self.event.describe(by=self.bo, base=1, tags=["payments", "certificates"])

        self.assertEqual([tag.name for tag in self.event.tags.all()], ["cards", "certificates", "payments"])

    def test_seconds_that_a_form_does_not_show_are_no_change(self):
        noticed = datetime(2026, 9, 3, 14, 2, 31, tzinfo=UTC)
        event = make.event(self.acme, detected_at=noticed)

        event.describe(by=self.bo, detected_at=noticed.replace(second=0), place="Till 3")

        event.refresh_from_db()
        self.assertEqual(event.detected_at, noticed)

    def test_it_cannot_end_before_it_began(self):
        with self.assertRaisesMessage(ValidationError, "Check the times"):
            self.event.describe(
                by=self.bo,
                started_at=datetime(2026, 9, 3, 14, tzinfo=UTC),
                recovered_at=datetime(2026, 9, 3, 13, tzinfo=UTC),
            )

        self.event.refresh_from_db()
        self.assertIsNone(self.event.started_at)

    def test_when_it_happened_follows_what_is_known(self):
        began = datetime(2026, 9, 3, 14, tzinfo=UTC)

        self.event.describe(by=self.bo, started_at=began)

        self.assertEqual(self.event.happened_at, began)

    def test_who_restricts_an_event_goes_on_seeing_it(self):
        self.event.describe(by=self.bo, visibility="restricted", named=[])

        self.assertEqual(list(self.event.named.all()), [self.bo])

    def test_a_team_of_another_organisation_is_refused(self):
        other = make.organisation(owner=make.person("Cy"), name="Other")

        with self.assertRaises(ValidationError):
            self.event.describe(by=self.bo, visibility="team", team=other.teams.first())
