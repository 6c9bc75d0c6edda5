"""A: distinct (artifact, version) that people began to work by in a period, because of at least one lesson."""

from datetime import timedelta

from django.test import TestCase

from goldseam.artifacts.items import Line
from goldseam.artifacts.models import Activation, Retirement, Version
from goldseam.changes.models import Change
from goldseam.events.models import Event, HandOver
from goldseam.insights.measures import measure_named
from tests import make
from tests.insights import things


class ArtifactsUpdatedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.of = make.organisation()
        cls.ana = make.person("Ana")
        cls.review = make.review(make.event(cls.of))

    def active(self, title="Release checklist", days_ago=400):
        artifact = make.checklist(self.of, title=title)
        Activation.objects.create(artifact=artifact, by=self.ana)
        Activation.objects.filter(artifact=artifact).update(at=things.days_ago(days_ago))
        Version.objects.filter(artifact=artifact).update(effective_at=things.days_ago(days_ago))
        return artifact

    def figure(self, key="artifacts_updated", **asked):
        return things.figure(key, things.asked(self.of, **asked))

    def count(self):
        return self.figure().value

    def test_a_version_that_answers_an_event_counts_once_however_many_lessons_it_has(self):
        change = make.change(self.review, self.active())
        Change.link(self.ana, make.event(self.of, text="The same once more."), change.version)

        self.assertEqual(self.count(), 1)

    def test_two_versions_of_one_thing_count_twice(self):
        artifact = self.active()
        make.change(self.review, artifact)
        make.change(self.review, artifact, add="Two people look at it")

        self.assertEqual(self.count(), 2)

    def test_new_wording_and_what_answers_nothing_do_not_count(self):
        artifact = self.active()
        artifact.revise(by=self.ana, lines=[*artifact.current.lines, Line(text="Without a lesson")])
        change = make.change(self.review, artifact)
        Version.objects.filter(pk=change.version_id).update(is_cosmetic=True)

        self.assertEqual(self.count(), 0)

    def test_a_draft_counts_on_the_day_on_which_people_begin_to_work_by_it(self):
        artifact = make.checklist(self.of)
        make.change(self.review, artifact)
        waiting = self.figure()
        artifact.begin_trial(by=self.ana)
        Activation.objects.create(artifact=artifact, by=self.ana)

        self.assertEqual((waiting.value, waiting.parts[1].key), (0, "not_yet"))
        self.assertEqual(self.count(), 1)

    def test_versions_that_were_overtaken_as_drafts_never_count(self):
        artifact = make.checklist(self.of)
        make.change(self.review, artifact)
        make.change(self.review, artifact, add="Two people look at it")
        Activation.objects.create(artifact=artifact, by=self.ana)

        self.assertEqual(self.count(), 1)

    def test_what_the_next_version_puts_back_within_30_days_does_not_count(self):
        artifact = self.active()
        lines = artifact.current.lines
        make.change(self.review, artifact)
        artifact.revise(by=self.ana, lines=lines)

        self.assertEqual(self.count(), 0)

    def test_what_is_put_back_later_had_counted(self):
        artifact = self.active()
        lines = artifact.current.lines
        change = make.change(self.review, artifact)
        Version.objects.filter(pk=change.version_id).update(effective_at=things.days_ago(40))
        artifact.revise(by=self.ana, lines=lines)

        self.assertEqual(self.count(), 1)

    def test_what_is_retired_within_30_days_does_not_count(self):
        artifact = self.active()
        make.change(self.review, artifact)
        self.assertEqual(self.count(), 1)

        Retirement.objects.create(artifact=artifact, by=self.ana, reason="Nobody needs it.")

        self.assertEqual(self.count(), 0)

    def test_a_period_is_half_open(self):
        artifact = self.active()
        change = make.change(self.review, artifact)
        asked = things.asked(self.of)
        edges = [(asked.begins_at, 1), (asked.begins_at - timedelta(seconds=1), 0), (asked.ends_at, 0)]
        for at, expected in edges:
            with self.subTest(at):
                Version.objects.filter(pk=change.version_id).update(effective_at=at)

                self.assertEqual(things.figure("artifacts_updated", asked).value, expected)

    def test_none_is_said_and_not_0_percent(self):
        share = self.figure("artifacts_strong_share")

        self.assertIsNone(share.value)
        self.assertTrue(share.words.startswith("None"))

    def test_the_share_counts_strong_and_intermediate_by_label_or_kind(self):
        for number in range(5):
            artifact = self.active(f"List {number}")
            make.change(self.review, artifact)
            if number == 0:
                type(artifact).objects.filter(pk=artifact.pk).update(said_strength=1)

        share = self.figure("artifacts_strong_share")

        self.assertEqual((share.value, share.n), (0.8, 5))
        self.assertEqual([part.value for part in share.parts], ["0", "4", "1"])

    def test_sample_cases_and_matters_of_another_process_are_outside(self):
        make.change(self.review, self.active())
        event = self.review.event
        HandOver.objects.create(event=event, by=self.ana)
        other = make.change(make.review(make.event(self.of)), self.active("Another list"))
        Event.objects.filter(pk=other.event_id).update(source="sample")

        self.assertEqual(self.count(), 0)

    def test_its_chart_has_a_bar_for_each_month_and_kind(self):
        make.change(self.review, self.active())
        measure, asked = measure_named("artifacts_updated"), things.asked(self.of)

        chart = measure.picture(asked, measure.figure(asked))

        self.assertEqual([month.counts for month in chart.months][-1], {"checklist": 1})
        self.assertEqual(len(chart.months), 12)
