from itertools import chain

from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.actions.models import Action
from goldseam.activity.models import Activity
from goldseam.changes.models import Change, Verification
from goldseam.events.models import Event
from tests import make

SECRET = "heron"


class HandingOverTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(owner=cls.ana)
        cls.bo = make.member(cls.acme, "Bo")

    def storied(self):
        """An event with its secret word in every place that takes words."""
        event = make.event(
            self.acme, by=self.bo, text=f"The {SECRET} was hurt.", place=f"At the {SECRET}", tags=[SECRET]
        )
        event.describe(by=self.bo, text=f"The {SECRET} was hurt on purpose.")
        event.write_timeline(
            by=self.bo,
            rows=[{"time": SECRET, "kind": "signal", "text": SECRET, "known_then": SECRET, "source": SECRET}],
        )
        event.write_factors(by=self.bo, rows=[{"level": "process", "text": SECRET, "evidence": SECRET}])
        event.classify(
            by=self.bo,
            failure_type="preventable",
            reason="deviance",
            context=SECRET,
            rationale=f"The {SECRET} could have been spared.",
        )
        Activity.record("event.described", event, by=self.bo, note=SECRET)
        return event

    def test_its_words_are_nowhere_any_more(self):
        event = self.storied()

        event.hand_to_other_process(by=self.ana)

        for model in apps.get_models():
            if model._meta.label in {"events.Tag", "common.Job"}:
                continue
            self.assertNotIn(SECRET, serializers.serialize("json", model._base_manager.all()), model._meta.label)

    def test_its_words_are_gone_from_what_other_practices_wrote_about_it(self):
        event = self.storied()
        review = make.review(event, by=self.ana)
        review.write(by=self.ana, key="reality", text=f"The {SECRET} again", base=0)
        alone = make.action(review, title=f"Keep the {SECRET} in")
        make.action(review, title=f"Feed the {SECRET}")
        Action.objects.filter(pk=alone.pk).update(source_type=None, source_id=None)
        change = Change.link(by=self.ana, event=event, version=make.checklist(self.acme).current)
        counts = {"events_before": 1, "weeks_before": 1, "events_after": 0, "weeks_after": 1}
        Verification.record(by=self.ana, change=change, what=f"The {SECRET} was hurt", **counts)

        event.hand_to_other_process(by=self.ana)

        for model in chain(*(apps.get_app_config(name).get_models() for name in ("reviews", "actions", "changes"))):
            self.assertNotIn(SECRET, serializers.serialize("json", model._base_manager.all()), model._meta.label)

    def test_nothing_is_written_about_it_by_who_had_begun_before(self):
        event, before = self.storied(), {}
        for name in ("describe", "write_timeline", "write_factors", "classify"):
            before[name] = getattr(Event.objects.select_related("hand_over").get(pk=event.pk), name)
        event.hand_to_other_process(by=self.ana)
        label = {
            "failure_type": "preventable",
            "reason": "uncertainty",
            "rationale": "The way was followed and failed.",
        }
        written = {"describe": {"text": SECRET}, "write_timeline": {"rows": []}, "write_factors": {"rows": []}}

        for name, verb in before.items():
            with self.subTest(name), self.assertRaisesMessage(ValidationError, "another process"):
                verb(by=self.bo, **written.get(name, label))

    def test_text_that_is_kept_is_seen_by_those_named_only(self):
        event = self.storied()

        event.hand_to_other_process(by=self.bo, keep_text=True)

        self.assertIn(SECRET, event.text)
        self.assertFalse(Event.objects.visible_to(self.ana).filter(pk=event.pk).exists())
        self.assertTrue(Event.objects.visible_to(self.bo).filter(pk=event.pk).exists())

    def test_it_no_longer_counts(self):
        event = make.classified(make.event(self.acme))

        event.hand_to_other_process(by=self.ana)

        self.assertFalse(Event.objects.learning().filter(pk=event.pk).exists())
        self.assertFalse(Event.objects.classified().filter(pk=event.pk).exists())

    def test_handing_over_twice_is_handing_over_once(self):
        event = make.event(self.acme)

        event.hand_to_other_process(by=self.ana)
        event.hand_to_other_process(by=self.ana, keep_text=True)

        self.assertEqual(Activity.objects.filter(kind="event.handed_over").count(), 1)
        self.assertFalse(event.hand_over.text_kept)


class UnclearAnswerTests(TestCase):
    def test_an_unclear_answer_removes_nothing(self):
        acme = make.organisation()
        event = make.event(acme, text="Somebody threatened a colleague.")
        self.client.force_login(make.person("Ana"))

        for answer in ({}, {"keep_text": "perhaps"}):
            self.client.post(f"{event.get_absolute_url()}/hand-over", answer)

        event.refresh_from_db()
        self.assertFalse(event.is_handed_over)
        self.assertIn("threatened", event.text)
