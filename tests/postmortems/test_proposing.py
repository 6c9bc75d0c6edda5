"""Proposing a postmortem: what the organisation agreed on before anything happened."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Activity
from goldseam.events.models import Recurrence
from goldseam.postmortems.models import Criteria, Impact, Proposal
from tests import make


class ProposingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)

    def setUp(self):
        self.client.force_login(self.ana)

    def test_a_severe_event_is_proposed_with_the_reason(self):
        """4.1: severity crosses the criteria."""
        event = make.event(self.acme, severity_actual=4)

        deliver()

        self.assertContains(self.client.get(event.get_absolute_url()), "its severity is 4 of 5")

    def test_what_stays_below_all_criteria_is_not_proposed(self):
        event = make.event(self.acme, severity_actual=2)

        deliver()

        self.assertFalse(Proposal.objects.filter(event=event).exists())

    def test_duration_loss_people_and_luck_count(self):
        """4.1: duration, data loss, customers affected, found by luck."""
        now = timezone.now()
        moments = {"started_at": now - timedelta(minutes=90), "detected_at": now, "recovered_at": now}
        event = make.event(self.acme, detection_method="chance", **moments)
        Impact.tell(by=self.ana, event=event, people_affected=30, lost_something=True)

        deliver()

        crossed = {name for name, _value in Proposal.objects.get(event=event).reasons}
        self.assertEqual(crossed, {"minutes", "people_affected", "on_loss", "on_luck"})

    def test_the_organisation_sets_what_counts(self):
        """4.1: criteria are the organisation's own."""
        self.client.post("/acme/postmortems/criteria", {"severity_actual": "5", "minutes": "240"})
        event = make.event(self.acme, severity_actual=4, detection_method="chance")

        deliver()

        self.assertEqual(Criteria.of(self.acme).minutes, 240)
        self.assertFalse(Proposal.objects.filter(event=event).exists())

    def test_who_changed_what_counts_is_written_down_for_those_who_guide(self):
        """4.1: what counts is decided before anything happens."""
        guide, member = make.member(self.acme, "Gus", role="facilitator"), make.member(self.acme, "Bo")
        for _time in range(2):
            self.client.post("/acme/postmortems/criteria", {"severity_actual": "5", "minutes": "240"})

        seen = [Activity.objects.visible_to(who).filter(kind="postmortem.criteria_amended") for who in (guide, member)]

        self.assertEqual([one.sentence for one in seen[0].told()], ["Ana changed when a postmortem is proposed"])
        self.client.force_login(guide)
        self.assertEqual(self.client.get(seen[0][0].href).status_code, 200)
        self.assertFalse(seen[1].exists())

    def test_unknown_is_not_zero(self):
        event = make.event(self.acme)
        self.client.post(
            f"/acme/postmortems/impact?event={event.number}", {"people_affected": "", "stepped_in": "false"}
        )

        page = self.client.get(event.get_absolute_url())

        self.assertEqual(event.impact.people_affected, None)
        self.assertContains(page, "unknown")

    def test_who_decides_against_one_says_why_and_is_not_asked_again(self):
        event = make.event(self.acme, severity_actual=4)
        deliver()
        address = f"/acme/postmortems/proposal?event={event.number}"
        self.client.post(address, {"_method": "delete", "why_declined": ""})
        self.assertFalse(Proposal.objects.get(event=event).is_declined)

        self.client.post(address, {"_method": "delete", "why_declined": "A drill."})
        event.describe(by=self.ana, severity_actual=5)
        deliver()

        page = self.client.get(event.get_absolute_url())
        self.assertContains(page, "A short review is enough: A drill.")
        self.assertNotContains(page, "This deserves a written account")

    def test_a_member_may_not_change_the_criteria(self):
        self.client.force_login(make.member(self.acme, "Bo"))

        self.assertEqual(self.client.get("/acme/postmortems/criteria").status_code, 404)
        self.assertEqual(self.client.post("/acme/postmortems/criteria", {"minutes": "1"}).status_code, 404)

    def test_the_third_time_within_a_year_is_proposed(self):
        """4.1: similar events count."""
        first, second, third = (make.event(self.acme) for _time in range(3))
        for earlier in (first, second):
            Recurrence.relate(by=self.ana, event=third, other=earlier)

        deliver()

        self.assertEqual(Proposal.objects.get(event=third).words, ["it happened 3 times within twelve months"])
