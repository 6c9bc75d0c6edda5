from datetime import timedelta
from unittest.mock import patch

from django.test import TestCase
from django.utils import timezone

from goldseam.activity.home import forget_homes
from goldseam.activity.models import Milestone
from goldseam.activity.models.milestone import PUT_AWAY
from goldseam.handbook.models import Reading
from tests import make

# Two thirds are asked by what is next: one question for each part, up to four for reviews, experiments, post-mortems
# and labels. Runs, lists that wait, plans, sign-offs, regulated work, artifacts, rooms, pre-mortems, signals, decisions
# and red teams take one each, whatever there is.
# The rest is who asks, what happened lately, and the page around it.
PUT_TOGETHER = 55
KEPT = 9


class HomeViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")

    def setUp(self):
        self.client.force_login(self.ana)

    def test_nothing_to_do_is_said_warmly(self):
        Reading.note(self.acme, self.ana, "taxonomy")
        Milestone.tick(self.acme, PUT_AWAY, by=self.ana)

        self.assertContains(self.client.get("/acme/"), "Nothing waits for you")

    def test_it_shows_what_is_next_and_what_happened(self):
        make.review(make.event(self.acme, text="The <b>label</b> was wrong."))

        page = self.client.get("/acme/")

        self.assertContains(page, "Next for you")
        self.assertContains(page, "Ana opened the review of “The &lt;b&gt;label&lt;/b&gt; was wrong”")

    def test_whoever_does_not_belong_finds_nothing(self):
        self.client.force_login(make.person("Bo"))

        self.assertEqual(self.client.get("/acme/").status_code, 404)

    def test_a_reporter_sees_what_she_reported(self):
        rey = make.member(self.acme, "Rey", role="reporter")
        make.event(self.acme, text="Of others.")
        make.event(self.acme, by=rey, text="Her own.")
        self.client.force_login(rey)

        page = self.client.get("/acme/")

        self.assertContains(page, "Her own")
        self.assertNotContains(page, "Of others")

    def test_nonsense_in_the_address_changes_nothing(self):
        self.assertNotContains(self.client.get("/acme/?calendar=//evil.example"), "evil")

    def test_more_to_do_takes_no_more_queries(self):
        self.fill()
        self.client.get("/acme/")
        with self.assertNumQueries(PUT_TOGETHER):
            self.anew()
        for _ in range(4):
            self.fill()
        with self.assertNumQueries(PUT_TOGETHER):
            self.anew()

    def test_while_nothing_happens_it_is_kept(self):
        self.fill()
        with patch("goldseam.activity.home.time.time", return_value=60_000_000):  # Within one minute.
            self.anew()

            with self.assertNumQueries(KEPT):
                self.client.get("/acme/")

    def test_what_happens_is_seen_at_once(self):
        self.client.get("/acme/")

        make.event(self.acme, text="Just now.")

        self.assertContains(self.client.get("/acme/"), "Just now")

    def test_what_may_no_longer_be_seen_is_gone_at_once(self):
        bo = make.member(self.acme, "Bo")
        event = make.event(self.acme, text="Somebody was hurt.")
        self.client.force_login(bo)
        self.assertContains(self.client.get("/acme/"), "hurt")

        event.describe(by=self.ana, visibility="restricted")

        self.assertNotContains(self.client.get("/acme/"), "hurt")

    def test_whoever_left_a_team_no_longer_sees_its_events(self):
        team = make.team(self.acme)
        bo = make.member(self.acme, "Bo", team=team)
        make.event(self.acme, text="Somebody was hurt.", team=team, visibility="team")
        self.client.force_login(bo)
        self.assertContains(self.client.get("/acme/"), "hurt")

        team.members.remove(bo)

        self.assertNotContains(self.client.get("/acme/"), "hurt")

    def test_each_person_has_a_home_of_their_own(self):
        make.event(self.acme, text="Ana’s secret.", visibility="restricted")
        self.assertContains(self.client.get("/acme/"), "secret")

        self.client.force_login(make.member(self.acme, "Bo"))

        self.assertNotContains(self.client.get("/acme/"), "secret")

    def anew(self):
        forget_homes()
        return self.client.get("/acme/")

    def fill(self):
        self.fill_with_what_people_work_by()
        make.event(self.acme)
        review = make.review(make.event(self.acme))
        make.action(review, due_on=timezone.localdate() + timedelta(days=1))
        make.review(make.event(self.acme)).hold(by=self.ana)
        closed = make.closed_review(make.event(self.acme))
        closed.follow_through.due_at = timezone.now()
        closed.follow_through.save()

    def fill_with_what_people_work_by(self):
        number = self.acme.gates.count()
        make.run(make.checklist(self.acme), is_finished=False)
        make.plan(self.acme)
        roles = [{"title": "Always", "roles": ["QA"]}]
        make.gate(self.acme, name=f"gate-{number}", clauses=roles).ask("web", f"v{number}", {})
        controlled = make.checklist(self.acme, title="Release of a batch")
        make.controlled(controlled, self.ana, [self.ana])
