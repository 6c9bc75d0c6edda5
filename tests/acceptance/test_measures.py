"""Are we learning? The measures, through the page, the files, the door of Prometheus, and a browser."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client, TestCase
from django.utils import timezone
from playwright.sync_api import expect
from prometheus_client.parser import text_string_to_metric_families

from goldseam.actions.models import Action
from goldseam.actions.models.ending import Completion
from goldseam.insights.models import MetricsKey
from goldseam.premortems.models import Premortem
from goldseam.reviews.models import FollowThrough, Holding
from goldseam.runs.models import Opportunity, Run
from tests import make


class MeasuresTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = cls.acme.memberships.get(role="owner").person
        cls.now = timezone.now()

    def setUp(self):
        self.client.force_login(self.ana)

    def page(self, key="", query=""):
        return self.client.get(f"/acme/measures{'/' + key if key else ''}{query}")

    def figures(self) -> dict:
        rows = csv.DictReader(io.StringIO(self.client.get("/acme/measures.csv").content.decode("utf-8-sig")))
        return {row["key"]: row for row in rows}

    def in_force(self, change):
        change.version.artifact.activate(by=self.ana, despite="It is needed now.")
        return change

    def incident(self, minutes=30, **about):
        begun = self.now - timedelta(days=10, minutes=minutes)
        times = {"started_at": begun, "detected_at": begun + timedelta(minutes=minutes / 3)}
        return make.event(self.acme, kind="incident", recovered_at=begun + timedelta(minutes=minutes), **times, **about)

    def test_artifacts_that_were_changed_because_of_events_are_counted_by_month_and_kind(self):
        """10.1: and the figure opens the versions behind it."""
        change = self.in_force(make.change(make.review(make.event(self.acme))))

        page = self.page("artifacts_updated")
        self.assertContains(page, "Checklist")
        self.assertEqual(self.figures()["artifacts_updated"]["value"], "1")
        records = self.client.get("/acme/measures/artifacts_updated/records/counted")
        self.assertContains(records, change.version.artifact.title)

    def test_times_stand_there_as_they_are_with_their_middle_and_never_as_a_mean(self):
        """10.2: ten recoveries of which one took ten hours: the median, its interval, each as a dot."""
        for minutes in (12, 18, 25, 31, 40, 44, 58, 75, 130, 610):
            self.incident(minutes)

        page = self.page("time_to_recover")
        self.assertContains(page, "Median 42 min (18 min to 2 h 10 min)")
        self.assertContains(page, "10 h 10 min")
        self.assertNotContains(page, "1 h 44 min")  # The mean.
        self.assertEqual(self.figures()["time_to_recover"]["n"], "10")

    def test_near_misses_stand_beside_incidents_with_the_range_that_fits(self):
        """10.3: 34 near misses to 6 incidents are 5.67, and anything from 2.35 to 16.5 fits; no incidents, no ratio."""
        for _number in range(34):
            make.event(self.acme, kind="near_miss")
        self.assertEqual(self.figures()["near_miss_ratio"]["value"], "")

        for _number in range(6):
            self.incident()
        row = self.figures()["near_miss_ratio"]
        self.assertAlmostEqual(float(row["value"]), 34 / 6, places=2)
        self.assertAlmostEqual(float(row["low"]), 2.35, places=1)
        self.assertAlmostEqual(float(row["high"]), 16.51, places=1)

    def test_promises_are_judged_by_their_first_day(self):
        """10.4: 17 of 22 were kept by the day that was said first, moved ones too; and how old the open ones are."""
        review, due = make.review(make.event(self.acme)), timezone.localdate() - timedelta(days=20)
        for number in range(22):
            self.promised(review, due, done=number < 17)
        moved = Action.objects.open().first()
        moved.postpone(by=self.ana, due_on=timezone.localdate() + timedelta(days=80), reason="Waiting for a part")

        kept = self.figures()["closure"]
        self.assertEqual((kept["n"], round(100 * float(kept["value"]), 1)), ("22", 77.3))
        self.assertEqual((round(100 * float(kept["low"]), 1), round(100 * float(kept["high"]), 1)), (56.6, 89.9))
        self.assertContains(self.page("closure/records/open"), moved.title)
        late = self.figures()["overdue"]
        self.assertEqual((late["n"], float(late["value"])), ("5", 20))

    def test_the_mix_of_types_is_told_month_by_month(self):
        """10.5: how many of each type, how many without a label, in this month and in one before."""
        for failure_type, days in (("preventable", 3), ("preventable", 45), ("complexity", 45), ("intelligent", 3)):
            at = self.now - timedelta(days=days)
            make.classified(make.event(self.acme, detected_at=at), failure_type=failure_type)
        make.event(self.acme, text="A label was missing.")

        self.assertContains(
            self.page("type_mix"), "Of 4 events with a label: Preventable 2, Complexity-related 1 and Intelligent 1."
        )
        unlabelled = self.page("type_mix/records/unclassified")
        self.assertContains(unlabelled, "A label was missing")
        self.assertNotContains(unlabelled, "Payments were refused")
        months = self.client.get("/acme/measures/type_mix.csv").content.decode("utf-8-sig").splitlines()
        self.assertEqual(
            [row["Preventable"] for row in csv.DictReader(months) if row["Preventable"] == "1"], ["1", "1"]
        )

    def test_the_pulse_stands_there_as_a_trend_with_its_range(self):
        """10.6: the mean of a team in two quarters, with how many answered, and nothing for who is not in it."""
        acme = make.organisation(self.ana, "Harbour", size="organisation")
        team = make.team(acme, "Ward", [make.member(acme, f"Nurse {number}") for number in range(8)])
        make.team(acme, "Laboratory", [make.member(acme, f"Chemist {number}") for number in range(6)])
        for days in (120, 20):
            make.closed_pulse(acme, days_ago=days)
        self.client.force_login(make.person("Nurse 1"))

        page = self.client.get("/harbour/measures/pulse", {"team": team.pk})
        self.assertContains(page, "5.1")
        self.assertContains(page, "6 of 8 answered")
        self.assertEqual(self.client.get("/harbour/measures/pulse.svg", {"team": team.pk}).status_code, 200)
        self.client.force_login(self.ana)
        self.assertContains(self.client.get("/harbour/measures/pulse", {"team": team.pk}), "Only the people of a team")

    def test_foresight_timeliness_follow_through_and_use(self):
        """10.7: the hit rate, the share within 72 hours, follow-throughs that landed, and moments a list was run."""
        came, stayed = (make.risk(self.release, self.ana, title) for title in ("The servers are late", "It rains"))
        self.release.look_back(by=self.ana, outcomes={came.number: "came_true", stayed.number: "did_not"})
        for held in (True, False):
            event = make.event(self.acme, detected_at=self.now - timedelta(hours=100))
            self.reviewed(event, within=held)
        checklist = make.checklist(self.acme)
        moments = [Opportunity.open(checklist, "hand", once=str(number)) for number in range(2)]
        Opportunity.objects.update(at=self.now - timedelta(days=3))
        Run.objects.filter(pk=make.run(checklist).pk).update(opportunity=moments[0])

        rows = self.figures()
        self.assertIn("1 of 2", rows["hit_rate"]["words"])
        self.assertIn("1 of 2", rows["review_timeliness"]["words"])
        self.assertIn("1 of 1", rows["follow_through"]["words"])
        self.assertIn("1 of 2", rows["checklist_use"]["words"])
        rest = self.page("else")
        for key in ("hit_rate", "review_timeliness", "follow_through", "checklist_use"):
            self.assertContains(rest, rows[key]["words"])

    def test_everything_on_the_page_can_be_taken_away(self):
        """10.9: as a table, as pictures, on paper, and for Prometheus, which reads the same numbers."""
        for _number in range(3):
            make.event(self.acme, kind="near_miss")

        self.assertEqual(self.figures()["near_misses"]["value"], "3")
        self.assertEqual(self.client.get("/acme/measures/near_misses.png").content[:4], b"\x89PNG")
        paper = self.client.get(f"/acme/files/measures/quarter/{timezone.localdate()}.pdf", follow=True)
        self.assertEqual(paper.content[:5], b"%PDF-")
        _key, token = MetricsKey.make(self.acme, by=self.ana, name="Prometheus")
        told = Client().get("/metrics", headers={"Authorization": f"Bearer {token}"}).content.decode()
        samples = [one for family in text_string_to_metric_families(told) for one in family.samples]
        known = {one.labels["key"]: one.value for one in samples if one.name == "goldseam_measure"}
        self.assertEqual(known["near_misses"], 3)

    @property
    def release(self):
        return Premortem.objects.first() or make.premortem(self.acme, self.ana, look_back_on=timezone.localdate())

    def promised(self, review, due, done):
        action = make.action(review)
        Action.objects.filter(pk=action.pk).update(due_on=due, first_due_on=due)
        if done:
            action.refresh_from_db()
            action.complete(by=self.ana)
            Completion.objects.filter(action=action).update(at=self.now - timedelta(days=21))

    def reviewed(self, event, within):
        review = make.review(event)
        if within:
            review.hold(by=self.ana)
            Holding.objects.filter(review=review).update(at=self.now - timedelta(hours=50), was_in_time=True)
            due = {"due_at": self.now - timedelta(days=1), "held_at": self.now, "reads_differently": True}
            FollowThrough.objects.create(review=review, why_not_landed="", in_the_way="", **due)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_from_a_number_to_what_stands_behind_it(page, signed_in):
    """10.1, 10.9: stories first; a figure opens its records, and a record the thing that changed."""
    acme = make.organisation()
    ana = acme.memberships.get(role="owner").person
    change = make.change(make.review(make.event(acme, text="The certificate ran out.")))
    change.version.artifact.activate(by=ana, despite="It is needed now.")
    signed_in(page, ana).goto("/acme/measures")

    expect(page.locator("#else #artifacts_strong_share")).to_be_visible()  # Comes by itself.
    first = page.locator("#stories")
    expect(first).to_contain_text("The certificate ran out")
    expect(first).to_contain_text("End dates are checked")
    page.locator("#artifacts_updated .measure__parts a").first.click()
    page.get_by_role("link", name=change.version.artifact.title).first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text(change.version.artifact.title)
