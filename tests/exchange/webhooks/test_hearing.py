"""What comes of alarms: they open, fold, close and reopen events by when things were, not by when it was told."""

import json
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from unittest import mock

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase

from goldseam.events.models import Recurrence
from goldseam.exchange.models import Alarm, Hook
from goldseam.exchange.webhooks.sender import sender_named
from goldseam.exchange.webhooks.sent import Sent
from tests import make

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)


def at(minutes):
    return (NOON + timedelta(minutes=minutes)).isoformat()


def alert(began=0, ended=None, name="Queue is long", mark="f1", **labels):
    """A body of Alertmanager with one alert."""
    over = ended is not None
    one = {
        "status": "resolved" if over else "firing",
        "labels": {"alertname": name, "service": "checkout"} | labels,
        "annotations": {"summary": "2,000 wait"},
        "startsAt": at(began),
        "endsAt": at(ended) if over else "0001-01-01T00:00:00Z",
        "fingerprint": mark,
    }
    return {"version": "4", "status": one["status"], "alerts": [one]}


class HearingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.hook = Hook.make(cls.acme, by=cls.ana, sender="alertmanager", name="checkout-service")

    def hear(self, body, hook=None, **headers):
        told = (hook or self.hook).receive(Sent(json.dumps(body).encode(), headers)).told
        return [one.what for one in told]

    @property
    def event(self):
        return self.acme.events.get()

    def test_what_fires_opens_one_event_and_repeats_fold_into_it(self):
        first = self.hear(alert())
        again = [self.hear(alert() | {"groupKey": str(number)}) for number in range(3)]

        self.assertEqual((first, again), (["opened"], [["folded"]] * 3))
        self.assertEqual((self.event.alarms.get().count, self.event.timeline.count()), (4, 1))

    def test_thousands_of_repeats_are_a_few_rows(self):
        self.hear(alert())
        self.event.alarms.update(count=999)

        self.hear(alert() | {"groupKey": "more"})

        self.assertEqual(self.event.timeline.last().text, "It has fired 1000 times")

    def test_a_storm_opens_no_more_than_people_can_look_at(self):
        with mock.patch("goldseam.exchange.models.alarm.MOST_OPENED", 2):
            heard = [self.hear(alert(mark=f"f{number}", name=f"Alarm {number}")) for number in range(3)]

        self.assertEqual(heard, [["opened"], ["opened"], ["many"]])

    def test_a_recovery_closes_it_and_gives_its_time(self):
        self.hear(alert())

        self.assertEqual(self.hear(alert(ended=25)), ["closed"])
        self.assertEqual(self.event.recovered_at, NOON + timedelta(minutes=25))
        self.assertFalse(self.event.alarms.get().is_open)

    def test_a_time_that_a_person_gave_stays(self):
        self.hear(alert())
        mine = NOON + timedelta(minutes=40)
        self.event.describe(by=self.ana, recovered_at=mine)

        self.hear(alert(ended=25))

        self.assertEqual(self.event.recovered_at, mine)

    def test_what_fires_again_soon_is_the_same_event(self):
        self.hear(alert())
        self.hear(alert(ended=25))

        self.assertEqual(self.hear(alert(began=60)), ["reopened"])
        self.assertIsNone(self.event.recovered_at)
        self.assertTrue(self.event.alarms.get().is_open)

    def test_what_fires_again_later_is_another_event_linked_to_the_first(self):
        self.hear(alert())
        self.hear(alert(ended=25))

        self.assertEqual(self.hear(alert(began=25 + 61)), ["again"])
        self.assertEqual(self.acme.events.count(), 2)
        self.assertTrue(Recurrence.objects.filter(event__number=2, earlier__number=1).exists())

    def test_a_beginning_that_comes_after_its_end_is_an_event_that_is_over(self):
        self.assertEqual(self.hear(alert(ended=25)), ["not_open"])
        self.assertEqual(self.hear(alert()), ["opened_over"])

        self.assertEqual((self.event.started_at, self.event.recovered_at), (NOON, NOON + timedelta(minutes=25)))
        self.assertEqual(self.hear(alert() | {"groupKey": "late"}), ["older"])

    def test_an_end_that_is_older_than_the_newest_beginning_changes_nothing(self):
        self.hear(alert())
        self.hear(alert(ended=10))
        self.hear(alert(began=20))

        self.assertEqual(self.hear(alert(ended=9)), ["older"])
        self.assertTrue(self.event.alarms.get().is_open)

    def test_each_alert_of_a_group_counts_by_its_own_state(self):
        self.hear(alert(mark="a"))
        group = alert(mark="b") | {"status": "firing"}
        group["alerts"] += alert(mark="a", ended=5)["alerts"] + alert(mark="c", ended=5)["alerts"]

        self.assertEqual(self.hear(group), ["opened", "closed", "not_open"])

    def test_what_is_less_severe_than_asked_for_opens_nothing(self):
        self.hook.amend(by=self.ana, minimum_severity=4)

        self.assertEqual(self.hear(alert(severity="warning")), ["below"])
        self.assertEqual(self.hear(alert(severity="critical")), ["opened"])

    def test_a_webhook_can_only_note(self):
        self.hook.amend(by=self.ana, only_notes=True)

        self.assertEqual(self.hear(alert()), ["noted"])
        self.assertEqual((Alarm.objects.count(), self.acme.events.count()), (0, 0))

    def test_an_event_can_wait_until_somebody_takes_it_on(self):
        hook = Hook.make(self.acme, by=self.ana, sender="pagerduty", name="Pager", opens_when="taken_on")
        body = json.loads(sender_named("pagerduty").example)
        taken = deepcopy(body)
        taken["event"] |= {"event_type": "incident.acknowledged", "id": "2"}

        self.assertEqual(self.hear(body, hook), ["waits"])
        self.assertEqual(self.hear(taken, hook), ["opened"])

    def test_the_database_lets_one_alarm_of_a_matter_be_open(self):
        self.hear(alert())
        open_one = Alarm.objects.get()

        with self.assertRaises(IntegrityError), transaction.atomic():
            Alarm.objects.create(hook=self.hook, fingerprint=open_one.fingerprint)

    def test_the_same_delivery_twice_counts_once(self):
        self.hear(alert())

        answer = self.hook.receive(Sent(json.dumps(alert()).encode()))

        self.assertTrue(answer.is_replay)
        self.assertEqual((self.event.alarms.get().count, self.hook.deliveries.get().repeats), (1, 1))

    def test_a_sender_that_repeats_its_bodies_is_heard_again_after_a_while(self):
        self.hear(alert())
        self.hook.deliveries.update(at=datetime.now(UTC) - timedelta(hours=4))

        self.assertEqual(self.hear(alert()), ["folded"])
        self.assertEqual(self.event.alarms.get().count, 2)

    def test_of_a_matter_that_was_handed_over_nothing_is_kept(self):
        self.hear(alert())
        self.event.hand_to_other_process(by=self.ana)

        self.assertEqual(self.hear(alert(ended=25)), ["elsewhere"])
        self.assertEqual({one.body for one in self.hook.deliveries.all()}, {""})
        self.assertNotIn("Queue", str(list(self.hook.deliveries.values_list("told", flat=True))))
        self.assertEqual((self.event.alarms.get().name, self.event.timeline.count()), ("", 0))


class SourceTests(TestCase):
    """Where failure and success of one thing belong together."""

    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)

    def hook(self, sender, **details):
        return Hook.make(self.acme, by=self.ana, sender=sender, name=sender, **details)

    def hear(self, hook, body, **headers):
        [told] = hook.receive(Sent(json.dumps(body).encode(), headers)).told
        return told.what if not told.why else told.why

    def test_a_later_success_of_the_same_workflow_and_branch_closes_a_failure(self):
        hook, failed = self.hook("github"), json.loads(sender_named("github").example)
        later = {"conclusion": "success", "updated_at": "2026-03-12T15:00:00Z", "id": 2}
        side = failed | {"workflow_run": failed["workflow_run"] | later | {"head_branch": "try"}}
        passed = failed | {"workflow_run": failed["workflow_run"] | later}

        heard = [self.hear(hook, body) for body in (failed, side, passed)]

        self.assertEqual(heard, ["opened", "branch", "closed"])
        event = self.acme.events.get()
        self.assertEqual((event.kind, event.recovered_at.isoformat()), ("setback", "2026-03-12T15:00:00+00:00"))

    def test_a_later_deployment_to_the_same_environment_closes_a_failed_one(self):
        hook = self.hook("gitlab")
        failed = {"object_kind": "deployment", "status": "failed", "environment": "live", "project": {"name": "shop"}}
        passed = failed | {"status": "success", "status_changed_at": "2026-03-12 16:00:00 +0200"}

        heard = [self.hear(hook, failed | {"status_changed_at": "2026-03-12 15:00:00 +0200"}), self.hear(hook, passed)]

        self.assertEqual(heard, ["opened", "closed"])
        self.assertEqual(self.acme.events.get().recovered_at.isoformat(), "2026-03-12T14:00:00+00:00")

    def test_an_issue_opens_an_event_once_it_has_the_label(self):
        hook = self.hook("github", label="Incident")
        issue = {"number": 7, "title": "Lift stuck", "created_at": at(0), "updated_at": at(0), "labels": []}
        opened = {"action": "opened", "issue": issue, "repository": {"full_name": "acme/shop"}}
        labelled = opened | {"action": "labeled", "issue": issue | {"labels": [{"name": "incident"}]}}
        closed = labelled | {"action": "closed", "issue": labelled["issue"] | {"closed_at": at(90)}}

        heard = [self.hear(hook, body) for body in (opened, labelled, closed)]

        self.assertEqual(heard, ["label", "opened", "closed"])

    def test_a_resolved_issue_of_sentry_closes_what_its_alert_rule_opened(self):
        hook, fired = self.hook("sentry"), json.loads(sender_named("sentry").example)
        issue = {"id": "1170820242", "title": "TypeError", "level": "error"}
        resolved = {"action": "resolved", "data": {"issue": issue}}

        self.assertEqual([self.hear(hook, fired), self.hear(hook, resolved)], ["opened", "closed"])

    def test_an_older_update_of_a_status_page_changes_no_state(self):
        hook, older = self.hook("statuspage"), json.loads(sender_named("statuspage").example)
        newer = deepcopy(older)
        newer["incident"] |= {"status": "resolved", "resolved_at": "2026-03-12T15:00:00Z", "postmortem_body": "## Why"}

        heard = [self.hear(hook, older), self.hear(hook, newer), self.hear(hook, older | {"page": {}})]

        self.assertEqual(heard, ["opened", "closed", "older"])
        self.assertEqual(hook.alarms.get().account, "## Why")


class MappingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.hook = Hook.make(cls.acme, by=cls.ana, sender="generic", name="Ovens")
        cls.example = sender_named("generic").example
        cls.picked = {
            "title": "/check/name",
            "fingerprint": "/check/id",
            "state": "/status",
            "over": "ok, cold no more",
            "severity": "/level",
            "place": "/where",
            "started_at": "/since",
        }

    def hear(self, body):
        return self.hook.receive(Sent(json.dumps(body).encode()))

    def test_before_anybody_said_where_things_stand_nothing_is_opened(self):
        [told] = self.hear(json.loads(self.example)).told

        self.assertEqual((told.what, told.why), ("nothing", "unmapped"))
        self.assertEqual(json.loads(self.hook.newest_body), json.loads(self.example))

    def test_what_is_no_json_is_said_to_be_none_before_anything_is_picked_in_it(self):
        answer = self.hook.receive(Sent(b"{bad NaN"))

        self.assertEqual((answer.status, answer.told[0].why), (422, "no_json"))

    def test_what_came_before_can_be_gone_through_again(self):
        self.hear(json.loads(self.example))
        self.hook.map(by=self.ana, example=self.example, **self.picked)
        delivery = self.hook.deliveries.get()

        delivery.hear_again(by=self.ana)

        event = self.acme.events.get()
        self.assertEqual((event.title, event.place), ("Oven 2 is too cold", "Bakery, hall B"))
        self.assertEqual([one.what for one in delivery.heard], ["opened"])
        with self.assertRaisesMessage(ValidationError, "served already"):
            delivery.hear_again(by=self.ana)

    def test_its_own_words_say_that_it_is_over(self):
        self.hook.map(by=self.ana, example=self.example, **self.picked)
        fired = json.loads(self.example)

        told = [self.hear(body).told[0].what for body in (fired, fired | {"status": "Cold no more"})]

        self.assertEqual(told, ["opened", "closed"])

    def test_a_mapping_that_does_not_fit_the_example_does_not_count(self):
        with self.assertRaisesMessage(ValidationError, "there is no title at /check/owner"):
            self.hook.map(by=self.ana, example=self.example, title="/check/owner")

        self.assertEqual(self.hook.mapping, {})

    def test_a_body_can_hold_a_list(self):
        picked = {"each": "/alerts", "title": "/n~1a", "state": "/ok", "over": "true"}
        self.hook.map(by=self.ana, example='[{"n/a": "Lift", "ok": false}]', **picked)

        answer = self.hear([{"n/a": "Lift", "ok": False}, {"n/a": "Gate", "ok": True}])

        self.assertEqual([one.what for one in answer.told], ["opened", "not_open"])
