from goldseam.activity.models import Activity
from goldseam.changes import recounting
from goldseam.changes.models import Return, Verification
from goldseam.changes.proof import record_proof
from goldseam.common.models import Job
from tests import make
from tests.changes.proofs import NOW, WEEK, ProofTestCase


class RecountingTests(ProofTestCase):
    def count_again(self):
        recounting.count_again.call()
        for job in Job.objects.filter(task=recounting.count_one.name):
            recounting.count_one.call(**job.arguments)

    def test_the_log_is_counted_again_and_kept_where_it_says_more(self):
        self.counted(7, 1)
        self.count_again()
        self.count_again()
        self.assertEqual(Verification.objects.count(), 1)

        self.spread(1, self.since, NOW)
        self.count_again()

        self.assertEqual([look.events_after for look in Verification.objects.all()], [2, 1])

    def test_numbers_told_by_hand_since_the_choice_stay_the_newest_word(self):
        """They come from where this log does not reach."""
        self.counted(7, 1)
        counts = {"events_before": 85, "weeks_before": 12, "events_after": 43, "weeks_after": 12}
        Verification.record(by=self.ana, change=self.change, what="Pumps", where_from="The ward book", **counts)

        self.count_again()

        self.assertEqual(Verification.objects.count(), 1)

    def test_a_change_nobody_works_by_is_left_in_peace(self):
        self.counted(7, 1)
        self.change.version.artifact.retire(by=self.ana, reason="A lock does it.")

        self.count_again()

        self.assertFalse(Verification.objects.exists())


class TellingTests(ProofTestCase):
    def told(self, kind):
        return Activity.objects.filter(kind=kind)

    def test_those_who_took_part_hear_when_it_turns_gold(self):
        cem = make.member(self.acme, "Cem")
        self.change.event.reviews.get().participants.create(person=cem)
        self.counted(30, 3)

        record_proof(self.change)

        activity = self.told("change.proven").get()
        self.assertEqual(set(activity.of_kind.recipients(activity)), {self.ana, cem})
        self.assertIn("has helped: the log shows it now", activity.sentence)
        self.assertFalse(self.told("change.verified").exists())

    def test_gold_is_told_once_while_it_lasts(self):
        self.counted(30, 3)
        record_proof(self.change)
        self.spread(1, self.since, NOW)

        record_proof(self.change)

        self.assertEqual((self.told("change.proven").count(), self.told("change.verified").count()), (1, 1))

    def test_it_is_noticed_when_it_happens_again_after_the_proof(self):
        self.counted(30, 3)
        record_proof(self.change)
        again = self.happened(NOW - WEEK)
        type(again).objects.filter(pk=again.pk).update(logged_at=NOW + WEEK)

        for _round in range(2):
            recounting.look_for_returns.call()

        self.assertEqual(Return.objects.get().event, again)
        activity = self.told("change.returned").get()
        self.assertIn("although what changed because of", activity.sentence)
        self.assertIn(self.ana, activity.of_kind.recipients(activity))
        self.client.force_login(self.ana)
        page = self.client.get(f"/acme/changes/{self.change.pk}/proof")
        self.assertContains(page, "It happened again after the proof")

    def came_back(self, count):
        """So many more, logged after the proof."""
        found = self.spread(count, NOW - WEEK, NOW)
        type(found[0]).objects.filter(pk__in=[event.pk for event in found]).update(logged_at=NOW + WEEK)
        recounting.look_for_returns.call()

    def test_only_the_first_that_comes_back_is_told_and_all_are_on_the_page(self):
        """A thing that became rarer still happens: five a week would be five notices a week."""
        self.counted(60, 3)
        record_proof(self.change)

        for _hour in range(3):
            self.came_back(2)

        self.assertEqual((self.told("change.returned").count(), Return.objects.count()), (1, 6))
        self.client.force_login(self.ana)
        page = self.client.get(f"/acme/changes/{self.change.pk}/proof")
        self.assertContains(page, "It happened again after the proof")

    def test_one_that_is_taken_out_by_hand_did_not_happen_again(self):
        self.counted(60, 3)
        record_proof(self.change)
        self.came_back(1)
        self.client.force_login(self.ana)
        address = f"/acme/changes/{self.change.pk}/proof"
        self.assertContains(self.client.get(address), "It happened again after the proof")

        self.change.correct(by=self.ana, event=Return.objects.get().event, place="out", why="Another pump.")

        self.assertNotContains(self.client.get(address), "It happened again after the proof")

    def test_one_that_was_logged_before_the_log_was_counted_again_is_noticed_too(self):
        self.counted(60, 3)
        record_proof(self.change)
        again = self.happened(NOW - WEEK)
        type(again).objects.filter(pk=again.pk).update(logged_at=NOW + WEEK)
        record_proof(self.change)
        Verification.objects.filter(pk=Verification.objects.first().pk).update(at=NOW + 2 * WEEK)

        recounting.look_for_returns.call()

        self.assertEqual(Return.objects.get().event, again)

    def test_those_who_heard_of_the_gold_hear_when_it_is_taken_back(self):
        self.counted(30, 3)
        record_proof(self.change)
        self.spread(20, self.since, NOW)

        record_proof(self.change)

        activity = self.told("change.unproven").get()
        self.assertIn(self.ana, activity.of_kind.recipients(activity))
        self.assertIn("can no longer be said", activity.sentence)

    def test_what_not_all_may_see_is_not_told_of(self):
        self.counted(30, 3)
        record_proof(self.change)
        again = self.happened(NOW - WEEK, visibility="restricted")
        type(again).objects.filter(pk=again.pk).update(logged_at=NOW + WEEK)

        recounting.look_for_returns.call()

        self.assertFalse(Return.objects.exists())
