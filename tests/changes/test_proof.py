from datetime import timedelta

from django.core.exceptions import ValidationError

from goldseam.activity.models import Activity
from goldseam.artifacts.models import Activation, Version
from goldseam.changes import recounting
from goldseam.changes.models import Verdict, Verification
from goldseam.changes.proof import Proof, Span, proof_of, record_proof
from goldseam.common.search import changed
from goldseam.common.search.filling import work as fill_search
from goldseam.events.models import Recurrence
from tests import make
from tests.changes.proofs import NOW, WEEK, ProofTestCase


class CountingTests(ProofTestCase):
    def counts(self, person=None):
        return proof_of(self.change, person or self.ana).counts

    def test_a_large_ratio_of_few_events_is_too_early(self):
        """10.8: seven in 52 weeks before and one in 40 weeks since look much, and fit with no change at all (PO5)."""
        self.counted(7, 1)

        proof = proof_of(self.change, self.ana)

        self.assertEqual(proof.counts, (7, 52, 1, 40))
        self.assertAlmostEqual(proof.comparison.ratio, 5.384615, places=6)
        self.assertAlmostEqual(proof.comparison.low, 0.691769, places=6)
        self.assertAlmostEqual(proof.comparison.high, 242.679527, places=4)
        self.assertAlmostEqual(proof.comparison.p, 0.149037, places=6)
        self.assertEqual(proof.verdict, Verdict.TOO_EARLY)
        self.assertIn("7 in 52 weeks before, 1 in 40 weeks since. Too early to say", proof.sentence)
        self.assertTrue(proof.clear_around)

    def test_fewer_than_chance_explains_support_it(self):
        self.counted(30, 3)

        proof = proof_of(self.change, self.ana)

        self.assertEqual(proof.verdict, Verdict.SUPPORTED)
        self.assertEqual(proof.clear_around, "")

    def test_more_than_chance_explains_is_said_as_plainly(self):
        """PO3 in 40 weeks: none before, six since."""
        self.counted(0, 12)

        self.assertEqual(proof_of(self.change, self.ana).verdict, Verdict.WORSE)

    def test_a_few_days_are_counted_as_what_they_are(self):
        """5,000 a week before, and as many in the four days since: a rounded 0.6 weeks would make that fewer."""
        before = Span(NOW - 104 * WEEK, NOW, 520_000)
        after = Span(NOW, NOW + timedelta(days=4), 2_857)

        proof = Proof(self.change, None, before, after)

        self.assertEqual(proof.verdict, Verdict.TOO_EARLY)
        self.assertIn("2857 in 4 days since", proof.sentence)

    def test_the_event_that_led_to_the_change_is_left_out_and_shown_beside(self):
        """People looked because it had happened."""
        self.counted(3, 0)

        proof = proof_of(self.change, self.ana)

        self.assertEqual((proof.before.events, proof.reasons), (3, 1))
        self.assertIn("4 in 52 weeks before, 0 in 40 weeks since.", proof.said_with_reasons)

    def test_without_a_choice_nothing_is_counted(self):
        proof = proof_of(self.change, self.ana)

        self.assertEqual((proof.verdict, proof.comparison, proof.chart), ("", None, None))
        self.assertIn("Nobody has said yet", proof.sentence)

    def test_a_draft_has_not_changed_anything_yet(self):
        self.counted(9, 0)
        Activation.objects.all().delete()
        self.change = type(self.change).objects.get()

        self.assertIn("still a draft", proof_of(self.change, self.ana).sentence)

    def test_a_version_that_came_later_counts_from_its_own_day(self):
        """The checklist had been in force for long; this version of it has not."""
        self.counted(7, 4)
        Version.objects.filter(pk=self.change.version_id).update(effective_at=self.since + 20 * WEEK)
        self.change = type(self.change).objects.get()

        self.assertEqual(self.counts()[2:], (2, 20))

    def test_what_was_retired_is_counted_until_then(self):
        self.counted(7, 4)
        artifact = self.change.version.artifact
        artifact.retire(by=self.ana, reason="A lock does it.")
        type(artifact.retirement).objects.update(at=self.since + 20 * WEEK)
        self.change = type(self.change).objects.get()

        self.assertEqual(self.counts()[2:], (2, 20))

    def test_a_log_that_begins_with_the_change_says_nothing_about_before(self):
        self.address(counts_from=self.since.date())

        self.assertIn("goes back no further", proof_of(self.change, self.ana).sentence)

    def test_without_a_day_the_log_counts_after_its_first_event(self):
        self.happened(self.since - 30 * WEEK)
        self.happened(self.since - 10 * WEEK)
        self.address()

        self.assertEqual(self.counts()[:2], (1, 30))

    def test_no_more_than_three_years_are_looked_back(self):
        self.happened(self.since - 400 * WEEK)
        self.address()

        self.assertAlmostEqual(self.counts()[1], 156.6, places=1)

    def test_what_is_no_part_of_learning_does_not_count(self):
        """Samples, accounts told twice, and matters of another process."""
        self.counted(7, 4)
        sample, twice, gone = self.spread(3, self.since, NOW)
        type(sample).objects.filter(pk=sample.pk).update(source="sample")
        twice.merge_into(by=self.ana, other=self.reason)
        gone.hand_to_other_process(by=self.ana)

        self.assertEqual(self.counts(), (7, 52, 4, 40))


class ChoosingTests(ProofTestCase):
    def found(self, **marks):
        scope = self.address(same_again=False, **({"kind": ""} | marks))
        proof = proof_of(self.change, self.ana)
        self.assertEqual(proof.scope, scope)
        return proof.before.events, proof.after.events

    def setUp(self):
        super().setUp()
        self.counted(2, 3)

    def test_what_people_linked_as_the_same_again_counts_however_it_is_marked(self):
        other = self.happened(self.since + WEEK, kind="incident")
        again = self.happened(self.since + 2 * WEEK, kind="setback")
        Recurrence.relate(by=self.ana, event=self.reason, other=other)
        Recurrence.relate(by=self.ana, event=other, other=again)

        self.address(kind="", why="Only what was linked.", counts_from=(self.since - 52 * WEEK).date())

        self.assertEqual(proof_of(self.change, self.ana).counts, (0, 52, 2, 40))

    def test_each_mark_narrows_what_is_found(self):
        ward, layer = make.team(self.acme, "Ward"), self.acme.layers.create(name="Alarm")
        odd = self.happened(self.since + WEEK, text="The syringe alarm was silent.", team=ward, tags=["alarm"])
        make.classified(odd)
        odd.factors.create(text="Alarm off", code="monitoring")
        odd.layer_findings.create(layer=layer, state="failed")
        tag = self.acme.tags.get().name
        changed(type(odd), [odd.pk])
        fill_search()

        for marks in (
            {"team": ward},
            {"tag": tag},
            {"factor": "monitoring"},
            {"layer": layer},
            {"failure_type": "preventable"},
            {"words": "syringe alarms"},
            {"words": "alarm", "kind": "near_miss", "tag": tag, "team": ward, "factor": "monitoring", "layer": layer},
        ):
            with self.subTest(marks):
                self.assertEqual(self.found(**marks), (0, 1))

    def test_single_events_are_taken_out_and_put_in_with_a_reason(self):
        stranger, wrong = self.happened(self.since + WEEK, kind="incident"), self.spread(1, self.since, NOW)[0]

        self.change.correct(by=self.ana, event=stranger, place="in", why="The same pump.")
        self.change.correct(by=self.ana, event=wrong, place="out", why="Another pump.")
        self.assertEqual(proof_of(self.change, self.ana).after.events, 4)

        self.change.correct(by=self.ana, event=wrong, place="chosen", why="It was this pump after all.")
        self.assertEqual(proof_of(self.change, self.ana).after.events, 5)
        self.assertEqual(self.change.corrections.count(), 3)

    def test_another_choice_needs_its_reason_and_the_earlier_one_stays(self):
        """Choosing after looking is how one fools oneself, so it is on record."""
        with self.assertRaisesMessage(ValidationError, "Say why the choice changes"):
            self.change.address(by=self.ana, same_again=True)
        self.change.address(by=self.ana, same_again=True, why="The others are different.")
        self.change.address(by=self.ana, same_again=True)

        whys = [scope.why for scope in self.change.scopes.all()]
        self.assertEqual(whys, ["The others are different.", "It is like it."])

    def test_a_choice_of_nothing_is_refused(self):
        for marks in ({"same_again": False}, {"same_again": True, "words": "the and"}):
            with self.assertRaises(ValidationError):
                self.change.address(by=self.ana, why="x", **marks)

    def test_marks_of_another_organisation_are_refused(self):
        other = make.organisation(make.person("Zoe"), name="Other").teams.first()

        with self.assertRaises(ValidationError):
            self.address(team=other, why="x")


class ChartTests(ProofTestCase):
    def chart(self, before, after):
        self.counted(before, after)
        return proof_of(self.change, self.ana).chart

    def test_below_five_events_there_are_only_dates(self):
        self.assertIsNone(self.chart(2, 1))
        self.assertEqual(len(proof_of(self.change, self.ana).dates), 4)

    def test_a_few_gaps_are_drawn_without_limits(self):
        chart = self.chart(5, 1)

        self.assertEqual((len(chart.points), chart.limits, chart.centre), (6, [], []))
        self.assertIn("5 gaps lie before the change: too few to say what was usual", chart.summary)

    def test_limits_come_from_before_the_change_which_is_marked(self):
        chart = self.chart(12, 3)

        self.assertEqual((len(chart.points), chart.phases[0].first), (15, 12))
        self.assertTrue(chart.limits)
        self.assertIn("Since then 3 of 3 gaps were longer.", chart.summary)
        self.assertIn("The last one was", chart.summary)

    def test_limits_from_both_sides_of_a_change_are_not_drawn(self):
        """They would call the seldom times before it a signal, and hide what came after."""
        chart = self.chart(3, 8)

        self.assertEqual((chart.limits, {point.mark for point in chart.points}), ([], {""}))
        self.assertIn("too few to say what was usual", chart.summary)

    def test_where_all_gaps_are_the_same_there_are_no_limits(self):
        for place in range(12):
            self.happened(self.since + (1 + place) * WEEK)
        self.address(counts_from=(self.since - timedelta(days=2)).date())

        self.assertEqual(proof_of(self.change, self.ana).chart.limits, [])

    def test_two_at_the_same_moment_are_gaps_of_whole_days(self):
        self.counted(12, 0)
        for _twice in range(2):
            self.happened(self.since + WEEK)

        self.assertEqual(proof_of(self.change, self.ana).chart.points[-1].value, 0)


class VisibilityTests(ProofTestCase):
    def setUp(self):
        super().setUp()
        self.counted(30, 3)
        self.secret = self.happened(self.since + WEEK, by=self.ana, visibility="restricted")

    def test_each_counts_what_they_may_see(self):
        self.assertEqual(proof_of(self.change, self.ana).after.events, 4)
        self.assertEqual(proof_of(self.change, self.bo).after.events, 3)

    def test_what_is_kept_counts_only_what_all_who_read_it_see(self):
        """So the verdict is one for all, and no number tells of an event that somebody may not see."""
        look = record_proof(self.change, by=self.ana)

        self.assertEqual((look.events_before, look.events_after, look.is_counted), (30, 3, True))

    def test_events_of_a_team_count_for_what_belongs_to_that_team(self):
        team = make.team(self.acme, "Ward", members=[self.ana])
        self.happened(self.since + WEEK, team=team, visibility="team")
        self.assertEqual(proof_of(self.change, None).after.events, 3)

        type(self.change.version.artifact).objects.update(team=team)
        self.change = type(self.change).objects.get()

        self.assertEqual(proof_of(self.change, None).after.events, 4)


class RecordingTests(ProofTestCase):
    def test_gold_comes_only_from_counts_that_support_it(self):
        """0.2: a verdict cannot be set; it follows from what was counted."""
        self.counted(7, 1)
        self.assertEqual(record_proof(self.change, by=self.ana).verdict, Verdict.TOO_EARLY)
        self.assertFalse(Verification.objects.supporting().exists())

        self.spread(40, self.since - 52 * WEEK, self.since)
        record_proof(self.change, by=self.ana)

        self.assertTrue(Verification.objects.supporting().exists())

    def test_a_look_that_says_no_more_is_not_kept_again(self):
        self.counted(7, 1)

        for _time in range(3):
            record_proof(self.change, by=self.ana)

        self.assertEqual(Verification.objects.count(), 1)

    def test_a_choice_that_lost_its_tag_stays_and_its_gold_goes(self):
        """A tag goes with its last event. No older choice, which counted otherwise, may stand in for it unseen."""
        self.counted(30, 3)
        record_proof(self.change, by=self.ana)
        self.spread(40, self.since - 52 * WEEK, self.since, kind="setback", tags=["pump"])
        start = (self.since - 52 * WEEK).date()
        chosen = self.address(kind="", tag="pump", counts_from=start, why="These are alike.")
        record_proof(self.change, by=self.ana)
        self.acme.tags.get().delete()

        recounting.look_for_returns.call()

        self.assertEqual(self.change.scope, chosen)
        self.assertFalse(Verification.objects.supporting().exists())
        self.assertTrue(Activity.objects.filter(kind="change.unproven").exists())
        self.assertTrue(proof_of(self.change, self.ana).addressed.has_lost_its_tag)

    def test_where_nothing_can_be_counted_a_person_hears_why(self):
        with self.assertRaisesMessage(ValidationError, "Nobody has said yet"):
            record_proof(self.change, by=self.ana)
        self.assertIsNone(record_proof(self.change))
