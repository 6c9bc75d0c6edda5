from django.test import TestCase

from goldseam.activity.models import Activity
from goldseam.events.models import TimelineEntry
from goldseam.events.models.rows import values
from tests import make

FIELDS = TimelineEntry.FIELDS


def new(text, time="14:02"):
    return {"time": time, "kind": "signal", "text": text, "known_then": "", "source": ""}


def changed(entry, **change):
    was = values(entry, FIELDS)
    return was | change | {"id": entry.pk, "was": was}


class RowsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(owner=cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.event = make.event(cls.acme)
        cls.event.write_timeline(by=cls.ana, rows=[new("Alert"), new("Rolled back", "14:05")])
        cls.alert, cls.rollback = cls.event.timeline.all()

    def texts(self):
        return [entry.text for entry in self.event.timeline.all()]

    def test_rows_stand_as_their_writer_ordered_them(self):
        self.event.write_timeline(by=self.bo, rows=[changed(self.rollback), changed(self.alert)])

        self.assertEqual(self.texts(), ["Rolled back", "Alert"])

    def test_a_row_that_somebody_else_added_meanwhile_stays_in_its_place(self):
        """4.7: two people editing at once lose nothing."""
        mine = [changed(self.alert, text="First alert"), changed(self.rollback)]
        self.event.write_timeline(
            by=self.bo, rows=[changed(self.alert), new("Called the vendor", "14:03"), changed(self.rollback)]
        )

        self.event.write_timeline(by=self.ana, rows=mine)

        self.assertEqual(self.texts(), ["First alert", "Called the vendor", "Rolled back"])

    def test_different_parts_of_one_row_come_together(self):
        mine = changed(self.alert, source="Monitoring")
        self.event.write_timeline(by=self.bo, rows=[changed(self.alert, text="First alert")])

        self.event.write_timeline(by=self.ana, rows=[mine])

        self.alert.refresh_from_db()
        self.assertEqual((self.alert.text, self.alert.source), ("First alert", "Monitoring"))

    def test_the_same_part_of_one_row_is_kept_twice(self):
        mine = changed(self.alert, text="Queue above 400")
        self.event.write_timeline(by=self.bo, rows=[changed(self.alert, text="First alert")])

        written = self.event.write_timeline(by=self.ana, rows=[mine])

        self.assertEqual(written.kept_twice, 1)
        self.assertEqual(self.texts(), ["First alert", "Queue above 400", "Rolled back"])

    def test_a_row_that_is_removed_while_somebody_changes_it_stays(self):
        removal = changed(self.alert) | {"remove": True}
        self.event.write_timeline(by=self.bo, rows=[changed(self.alert, text="First alert")])

        written = self.event.write_timeline(by=self.ana, rows=[removal])

        self.assertEqual(written.kept_twice, 1)
        self.assertEqual(self.texts(), ["First alert", "Rolled back"])

    def test_a_change_to_a_row_that_somebody_else_removed_comes_back(self):
        mine = changed(self.alert, text="First alert")
        self.event.write_timeline(by=self.bo, rows=[changed(self.alert) | {"remove": True}])

        self.event.write_timeline(by=self.ana, rows=[mine])

        self.assertIn("First alert", self.texts())

    def test_a_row_that_was_removed_and_not_changed_stays_away(self):
        mine = [changed(self.alert), changed(self.rollback)]
        self.event.write_timeline(by=self.bo, rows=[changed(self.alert) | {"remove": True}])

        self.event.write_timeline(by=self.ana, rows=mine)

        self.assertEqual(self.texts(), ["Rolled back"])

    def test_saving_the_same_rows_is_no_activity(self):
        before = Activity.objects.count()

        self.event.write_timeline(by=self.bo, rows=[changed(self.alert), changed(self.rollback)])

        self.assertEqual(Activity.objects.count(), before)

    def test_a_row_of_another_event_is_not_touched(self):
        other = make.event(self.acme, text="Another one.")

        other.write_timeline(by=self.bo, rows=[changed(self.alert, text="Mine now")])

        self.alert.refresh_from_db()
        self.assertEqual(self.alert.text, "Alert")
