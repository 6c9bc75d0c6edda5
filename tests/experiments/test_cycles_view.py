from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldseam.experiments.models import Cycle
from tests import make
from tests.experiments.pages import Pages


class ListTests(Pages, TestCase):
    def list(self, **query):
        return self.client.get(reverse("experiments:list", args=[self.acme.slug]), query)

    def test_an_empty_list_says_how_small_a_try_may_be(self):
        self.assertContains(self.list(), "One customer, one shift, one day")

    def test_experiments_are_found_by_how_far_they_are(self):
        planned = make.cycle(self.acme, by=self.ana, title="Only an idea")
        running = make.running_cycle(self.acme, by=self.ana, title="On its way")

        page = self.list(state="running")

        self.assertContains(page, running.title)
        self.assertNotContains(page, planned.title)

    def test_experiments_are_found_by_what_was_decided(self):
        make.decided_cycle(self.acme, by=self.ana, title="Dropped", kind="abandon")
        make.decided_cycle(self.acme, by=self.ana, title="Changed", kind="adapt")

        page = self.list(state="decided", decision="adapt")

        self.assertContains(page, "Changed")
        self.assertNotContains(page, "Dropped")

    def test_my_own_are_found(self):
        make.cycle(self.acme, by=self.bo, title="Bo tries this", owner=self.bo)
        make.cycle(self.acme, by=self.ana, title="Ana tries this")

        page = self.list(of="mine")

        self.assertContains(page, "Ana tries this")
        self.assertNotContains(page, "Bo tries this")

    def test_nonsense_in_the_address_shows_all(self):
        make.cycle(self.acme, by=self.ana, title="An idea")

        for query in ({"state": "x"}, {"decision": "\0"}, {"before": "9" * 40}, {"of": "nobody"}):
            self.assertContains(self.list(**query), "An idea")

    def test_a_longer_list_takes_no_more_queries(self):
        make.decided_cycle(self.acme, by=self.ana)
        self.list()
        with CaptureQueriesContext(connection) as few:
            self.list()
        for _number in range(3):
            make.decided_cycle(self.acme, by=self.ana)
            make.running_cycle(self.acme, by=self.ana)

        with CaptureQueriesContext(connection) as many:
            self.list()

        self.assertEqual(len(many), len(few))

    def test_a_long_list_has_pages(self):
        for number in range(32):
            make.cycle(self.acme, by=self.ana, title=f"Idea {number}")
        third = Cycle.objects.get(title="Idea 2")

        first, second = self.list(), self.list(before=third.number)

        self.assertContains(first, "Older")
        self.assertContains(first, ">Idea 2<")
        self.assertContains(second, ">Idea 1<")
        self.assertNotContains(second, ">Idea 2<")


class PageTests(Pages, TestCase):
    def test_a_person_of_another_team_finds_nothing(self):
        cycle = make.cycle(self.acme, by=self.ana, team=self.acme.teams.first())
        self.client.force_login(self.mia)

        self.assertEqual(self.get(cycle).status_code, 404)

    def test_a_new_one_says_what_is_next(self):
        page = self.get(make.cycle(self.acme, by=self.ana))

        self.assertContains(page, "Say what is done differently")
        self.assertContains(page, "button--primary", 2)  # With “Log it” in the header.

    def test_the_part_that_is_worked_on_stands_open(self):
        page = self.get(make.running_cycle(self.acme, by=self.ana))

        self.assertContains(page, 'id="step-do" aria-current="step" open')
        self.assertNotContains(page, 'id="step-plan" open')

    def test_an_event_that_a_person_may_not_see_is_not_named(self):
        secret = make.event(self.acme, by=self.bo, text="Only Bo knows.", visibility="restricted")
        cycle = make.cycle(self.acme, by=self.bo, events=[secret])

        self.assertNotContains(self.get(cycle), "Only Bo knows")

    def test_a_page_of_every_state_can_be_read_by_those_who_may_only_read(self):
        auditor = make.member(self.acme, "Ada", role="auditor")
        self.client.force_login(auditor)
        cycles = [make.cycle(self.acme, by=self.ana), make.running_cycle(self.acme, by=self.ana)]

        for cycle in [*cycles, make.decided_cycle(self.acme, by=self.ana)]:
            page = self.get(cycle)

            self.assertContains(page, cycle.title)
            self.assertNotContains(page, 'method="post" action="/acme/experiments')

    def test_alone_nobody_else_is_spoken_of(self):
        alone = make.organisation(self.ana, "Ana alone", size="solo")
        cycle = make.running_cycle(alone, by=self.ana)

        page = self.get(cycle)

        self.assertNotContains(page, "team sees it")
        self.assertNotContains(page, "Who looks after it")

    def test_it_is_renamed_and_handed_over(self):
        cycle = make.cycle(self.acme, by=self.ana)

        self.post(cycle, "show", {"_method": "patch", "title": "Ask twice", "owner": self.bo.pk})

        cycle.refresh_from_db()
        self.assertEqual((cycle.title, cycle.owner), ("Ask twice", self.bo))

    def test_renaming_it_leaves_it_with_its_team(self):
        team = self.acme.teams.first()
        cycle = make.cycle(self.acme, by=self.ana, team=team)

        self.post(cycle, "show", {"_method": "patch", "title": "Ask twice", "owner": self.ana.pk, "team": team.pk})

        cycle.refresh_from_db()
        self.assertEqual(cycle.team, team)

    def test_where_no_teams_are_asked_for_it_stays_where_it_is(self):
        small = make.organisation(self.ana, "Small")
        cycle = make.cycle(small, by=self.ana, team=small.teams.first())

        self.post(cycle, "show", {"_method": "patch", "title": "Ask twice", "owner": self.ana.pk})

        cycle.refresh_from_db()
        self.assertEqual((cycle.title, cycle.team), ("Ask twice", small.teams.first()))

    def test_the_ramp_shows_the_cycles_in_order(self):
        first = make.decided_cycle(self.acme, by=self.ana, kind="adapt", title="Ask at hand-over")
        following = first.follow_up(by=self.ana, next_risks="More people at once.")

        page = self.get(following)

        self.assertContains(page, "The ramp: from small to wide")
        self.assertContains(page, first.get_absolute_url())

    def test_more_notes_take_no_more_queries(self):
        cycle = make.running_cycle(self.acme, by=self.ana)
        cycle.note(by=self.ana, kind="done", text="Asked.")
        self.get(cycle)
        with CaptureQueriesContext(connection) as few:
            self.get(cycle)
        for _number in range(5):
            cycle.note(by=self.bo, kind="surprise", text="Somebody knew it.")

        with CaptureQueriesContext(connection) as many:
            self.get(cycle)

        self.assertLessEqual(len(many), len(few))
