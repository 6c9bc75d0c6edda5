"""What becomes of every sample body: one line each, so that one sees it at a glance."""

from django.test import TestCase

from goldseam.exchange.models import Hook
from goldseam.exchange.webhooks.sent import Sent
from tests import make
from tests.exchange.webhooks.samples import FOLDER, needs_samples

# Each comes to a webhook that has heard nothing before. What, and why where there is nothing to do.
BECAME = {
    "alertmanager_alert.json": ["opened", "opened"],
    "github__deployment__payload.json": ["nothing: other"],
    "github__deployment_status__payload.json": ["not_open"],
    "github__issues__opened.payload.json": ["opened"],
    "github__ping__payload.json": ["nothing: ping"],
    "github__workflow_run__completed.payload.json": ["not_open"],
    "gitlab__deployment.json": ["not_open"],
    "gitlab__issue.json": ["nothing: label"],
    "gitlab__pipeline.json": ["not_open"],
    "grafana_alert9_mixed.json": ["not_open", "not_open", "opened"],
    "grafana_alert9_resolved.json": ["not_open"],
    "opsgenie_close.json": ["not_open"],
    "opsgenie_create.json": ["opened"],
    "pagerduty_acknowledged_v3.json": ["opened"],
    "pagerduty_resolved_v3.json": ["not_open"],
    "pagerduty_triggered_v3.json": ["opened"],
    "sentry_event_alert_triggered.json": ["opened"],
    "sentry_issue_resolved.json": ["not_open"],
    "statuspage_component_status_update.json": ["nothing: component"],
    "statuspage_incident_created.json": ["opened"],
    "statuspage_incident_update.json": ["not_open"],
}


def bodies():
    names = sorted(path.name for path in FOLDER.glob("*.json"))
    return [name for name in names if "vector" not in name and name != "sources.json"]


@needs_samples
class SampleTests(TestCase):
    maxDiff = None

    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)

    def hook(self, sender, **details):
        return Hook.make(self.acme, by=self.ana, sender=sender, name=sender, **details)

    def heard(self, hook, name):
        return hook.receive(Sent((FOLDER / name).read_bytes())).told

    def event(self, heard):
        return self.acme.events.get(number=heard.event)

    def test_each_body_is_accepted(self):
        became = {}
        for name in bodies():
            heard = self.heard(self.hook(name.split("_")[0], label="bug"), name)
            became[name] = [f"{one.what}: {one.why}" if one.why else one.what for one in heard]

        self.assertEqual(became, BECAME)

    def test_times_are_as_exact_as_they_came(self):
        [fired, _second] = self.heard(self.hook("alertmanager"), "alertmanager_alert.json")
        [created] = self.heard(self.hook("opsgenie"), "opsgenie_create.json")

        self.assertEqual(self.event(fired).started_at.isoformat(), "2020-02-06T00:17:58.432911+00:00")
        self.assertEqual(self.event(created).started_at.isoformat(), "2017-08-14T11:25:56.288000+00:00")

    def test_a_count_of_nanoseconds_is_read_whole(self):
        hook = self.hook("opsgenie")

        self.heard(hook, "opsgenie_close.json")

        self.assertEqual(hook.alarms.get().recovered_at.isoformat(), "2015-01-05T10:06:14.669001+00:00")

    def test_an_incident_of_a_status_page_has_its_course(self):
        hook = self.hook("statuspage")

        [opened] = self.heard(hook, "statuspage_incident_created.json")
        [closed] = self.heard(hook, "statuspage_incident_update.json")

        event = self.event(opened)
        self.assertEqual((closed.what, closed.event), ("closed", event.number))
        self.assertEqual(event.recovered_at.isoformat(), "2017-12-26T07:37:20.785000+00:00")
        self.assertEqual(
            [(row.time, row.text[:11]) for row in event.timeline.all()],
            [("2017-12-26 07:32:00 UTC", "identified:"), ("2017-12-26 07:37:20 UTC", "resolved: T")],
        )

    def test_an_incident_that_somebody_took_on_says_so(self):
        [opened] = self.heard(self.hook("pagerduty"), "pagerduty_acknowledged_v3.json")

        self.assertEqual(self.event(opened).marks.get().moment, "acknowledged")

    def test_what_is_known_of_an_alert_comes_along(self):
        [opened, _second] = self.heard(self.hook("alertmanager", kind="near_miss"), "alertmanager_alert.json")

        event = self.event(opened)
        self.assertEqual((event.source, event.logged_by, event.kind), ("webhook", None, "near_miss"))
        self.assertEqual((event.place, event.detection_method), ("andromeda", "monitoring_alert"))
        self.assertEqual((event.severity_potential, event.severity_actual), (5, None))
        self.assertIn("http://cobalt:9090/graph", event.text)
