from django.test import TestCase

from goldseam.activity.models import Activity
from goldseam.common.models import Entry
from goldseam.common.search import changed
from goldseam.common.search.filling import work
from goldseam.experiments.models import Cycle
from tests import make


class OfEventTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")
        cls.event = make.event(cls.acme)

    def page(self, person):
        self.client.force_login(person)
        return self.client.get(self.event.get_absolute_url())

    def test_the_page_of_an_event_shows_what_was_tried_because_of_it(self):
        make.cycle(self.acme, events=[self.event], title="A card on the pump")

        self.assertContains(self.page(self.ana), "A card on the pump")

    def test_what_a_team_tries_is_not_shown_to_others(self):
        team = make.team(self.acme, members=[self.ana])
        make.cycle(self.acme, events=[self.event], title="A card on the pump", team=team)

        self.assertNotContains(self.page(self.bo), "A card on the pump")

    def test_whoever_may_write_finds_the_way_to_try_something(self):
        self.assertContains(self.page(self.ana), f"/experiments/new?event={self.event.number}")

    def test_an_experiment_about_a_matter_that_leaves_goes_with_its_story(self):
        cycle = make.running_cycle(self.acme, events=[self.event])
        series = cycle.main

        self.event.hand_to_other_process(by=self.ana)

        self.assertFalse(Cycle.objects.exists())
        self.assertFalse(Activity.objects.filter(kind__startswith="cycle.").exists())
        series.refresh_from_db()

    def test_one_that_answers_other_events_too_stays_with_them(self):
        other = make.event(self.acme)
        cycle = make.cycle(self.acme, events=[self.event, other])

        self.event.hand_to_other_process(by=self.ana)

        self.assertEqual([*cycle.events.all()], [other])

    def test_its_card_is_withdrawn_also_where_the_text_is_kept(self):
        cycle = make.decided_cycle(self.acme, events=[self.event])
        cycle.publish(by=self.ana, context="A hospital pharmacy.")

        self.event.hand_to_other_process(by=self.ana, keep_text=True)

        self.assertFalse(Cycle.objects.published().exists())

    def test_where_the_text_is_kept_for_a_few_only_they_see_what_was_tried(self):
        cycle = make.cycle(self.acme, events=[self.event])

        self.event.hand_to_other_process(by=self.ana, keep_text=True)

        self.assertTrue(Cycle.objects.visible_to(self.ana).contains(cycle))
        self.assertFalse(Cycle.objects.visible_to(self.bo).contains(cycle))

    def test_nothing_of_it_is_found_any_more(self):
        cycle = make.decided_cycle(self.acme, events=[self.event], title="A card on the pump")
        cycle.publish(by=self.ana, context="A hospital pharmacy.")
        changed(Cycle, [cycle.pk])
        work()
        self.assertTrue(Entry.objects.filter(title__contains="pump").exists())

        self.event.hand_to_other_process(by=self.ana)

        self.assertFalse(Entry.objects.filter(title__contains="pump").exists())

    def test_what_a_stop_told_of_a_matter_that_leaves_is_blanked(self):
        cycle = make.running_cycle(self.acme)
        pause = cycle.pause(by=self.ana, why="Bo hit somebody.", stop="harm")

        pause.event.hand_to_other_process(by=self.ana)

        pause.refresh_from_db()
        self.assertNotIn("hit", pause.why)
        self.assertTrue(Cycle.objects.filter(pk=cycle.pk).exists())
