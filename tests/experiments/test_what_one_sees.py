"""What stands beside an experiment is shown to those who may see it, and is left out for others."""

from django.test import TestCase

from goldseam.exchange.experiments.markdown import as_markdown
from goldseam.exchange.experiments.worksheet import worksheet_of
from goldseam.experiments.models import Cycle
from tests import make
from tests.experiments.pages import Pages

SECRET = "Count the morphine twice"


class SeeingTests(Pages, TestCase):
    def setUp(self):
        self.client.force_login(self.mia)
        self.payments = make.team(self.acme, "Payments", [self.ana])

    def test_the_next_cycle_of_another_team_is_not_named(self):
        cycle = make.decided_cycle(self.acme, kind="adapt")
        following = cycle.follow_up(by=self.ana, next_risks="Nobody is there at night.")
        Cycle.objects.filter(pk=following.pk).update(team=self.payments, title=SECRET)

        self.assertNotContains(self.get(cycle), SECRET)
        self.assertNotIn(SECRET, self.sheet(cycle))
        self.assertContains(self.get(cycle), "The next cycle is under way")

    def test_the_cycle_before_is_not_named_where_it_is_kept_to_a_team(self):
        cycle = make.decided_cycle(self.acme, kind="adapt")
        following = cycle.follow_up(by=self.ana, next_risks="Nobody is there at night.")
        Cycle.objects.filter(pk=cycle.pk).update(team=self.payments, title=SECRET)

        self.assertNotIn(SECRET, self.sheet(following))

    def test_what_a_team_works_by_is_not_named_to_others(self):
        cycle = make.decided_cycle(self.acme, kind="adopt")
        artifact = cycle.adopt_as_new(by=self.ana, title=SECRET, text="Two people count.").version.artifact
        artifact.team = self.payments
        artifact.save()

        self.assertNotContains(self.get(cycle), SECRET)
        self.assertNotIn(SECRET, self.sheet(cycle))

    def test_a_version_leads_back_to_the_experiment_that_brought_it(self):
        cycle = make.decided_cycle(self.acme, kind="adopt", events=[make.event(self.acme, visibility="organisation")])
        version = cycle.adopt_as_new(by=self.ana, title="Hand-over", text="Ask for the date.").version

        self.assertContains(self.client.get(version.get_absolute_url()), "Back to the experiment")

    def test_a_copy_has_no_empty_reason(self):
        copy = Cycle.copy_of(make.decided_cycle(self.acme), by=self.mia)

        self.assertNotContains(self.get(copy), "Because of")

    def test_a_plan_says_how_many_of_its_parts_are_open(self):
        self.assertContains(self.get(make.cycle(self.acme)), "7 parts are open")

    def sheet(self, cycle) -> str:
        return as_markdown(worksheet_of(Cycle.objects.with_state().get(pk=cycle.pk), self.mia))
