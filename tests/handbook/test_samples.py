from django.apps import apps
from django.test import TestCase

from goldseam.activity.models import Activity, Notification
from goldseam.artifacts.models import Artifact
from goldseam.changes.models import Change
from goldseam.changes.thread import thread_of
from goldseam.events.models import Event
from goldseam.experiments.models import Cycle
from goldseam.experiments.next_steps import experiments
from goldseam.handbook import samples
from goldseam.handbook.samples.cases import cases
from goldseam.insights.models import Mark
from goldseam.measurements.models import Series
from tests import make


def everything():
    """Every row of every table, but for the days that are to be counted again: a worker does that within a minute."""
    return {
        model._meta.label: sorted(map(repr, model._base_manager.values_list()))
        for model in apps.get_models(include_auto_created=True)
        if model is not Mark
    }


class LoadingSamplesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        make.member(cls.acme, "Bo")
        samples.load(cls.acme, by=cls.ana)

    def event(self, case):
        return Event.objects.get(sample__case=case)

    def reached(self, case):
        return [step.key for step in thread_of(self.event(case), {}) if step.reached]

    def test_there_are_six_and_each_is_marked(self):
        """11.2: six complete sample cases from different fields."""
        events = Event.objects.filter(organisation=self.acme)

        self.assertEqual(len(cases()), 6)
        self.assertEqual({event.source for event in events}, {"sample"})
        self.assertEqual([event.number for event in events.order_by("logged_at")], [1, 2, 3, 4, 5, 6])

    def test_one_is_a_postmortem_to_read_without_names(self):
        account = self.event("01-expired-certificate").reviews.get().postmortem
        copy = account.publications.get()

        self.assertEqual(account.state, "living")
        self.assertNotIn("Ana", str(copy.content))
        self.assertIn("Engineering lead", str(copy.content))

    def test_what_was_tried_stands_among_them_wins_and_nulls(self):
        """11.2: what the freelancer tried twice, and what the factory tried on fifty units."""
        cycles = Cycle.objects.filter(organisation=self.acme).order_by("started__at")
        packages, call, _units = cycles

        self.assertEqual([cycle.studied.verdict for cycle in cycles], ["cannot_tell", "cannot_tell", "as_predicted"])
        self.assertEqual([cycle.decision.kind for cycle in cycles], ["adapt", "adopt", "adopt"])
        self.assertEqual((call.previous, call.place, call.action.title[:17]), (packages, 2, "Offer one package"))
        self.assertEqual((call.is_adopted, call.decision.is_despite), (True, True))
        self.assertEqual({cycle.events.get().sample.case for cycle in cycles[:2]}, {"05-packages-nobody-wanted"})
        self.assertEqual(Cycle.objects.published().count(), 3)

    def test_their_results_are_those_of_the_cases(self):
        call, units = (Cycle.objects.get(title__startswith=title).studied.observed for title in ("One pack", "Fifty"))

        self.assertEqual([round(value, 1) for value in (call.effect, call.low, call.high)], [28.8, -8.3, 57.9])
        self.assertEqual([round(1 / value, 2) for value in (units.effect, units.high, units.low)], [1.98, 1.35, 2.92])

    def test_loading_twice_changes_nothing(self):
        before = everything()

        self.assertEqual(samples.load(self.acme, by=self.ana), 0)

        self.assertEqual(everything(), before)

    def test_nobody_is_told(self):
        self.assertFalse(Notification.objects.exists())
        self.assertFalse(Activity.objects.undelivered().exists())

    def test_every_case_is_told_as_of_its_own_time(self):
        self.assertFalse(Activity.objects.filter(at__year__gt=2025).exists())
        for review in Event.objects.get(sample__case="01-expired-certificate").reviews.all():
            self.assertLessEqual(review.opened_at, review.holding.at)
            self.assertLessEqual(review.holding.at, review.closure.closed_at)
            self.assertLessEqual(review.closure.closed_at, review.follow_through.held_at)

    def test_nothing_of_it_waits_for_anybody(self):
        self.assertFalse(self.acme.actions.open().exists())
        self.assertFalse(self.acme.reviews.unclosed().exists())
        self.assertFalse(self.acme.reviews.awaiting_follow_through().exists())
        self.assertFalse(Cycle.objects.filter(organisation=self.acme, decision=None).exists())
        self.assertEqual(experiments(self.ana, self.acme).steps, [])

    def test_only_the_case_with_enough_data_is_proven(self):
        """10.8: too early to say is said where it is too early."""
        everything_but_proof = ["logged", "classified", "reviewed", "changed"]

        self.assertEqual(self.reached("06-torque-drift"), [*everything_but_proof, "proven"])
        self.assertEqual(self.reached("01-expired-certificate"), everything_but_proof)
        self.assertEqual(self.reached("04-allergen-label"), everything_but_proof)

    def test_a_checklist_shows_what_it_was_before_and_which_event_changed_it(self):
        checklist = Artifact.objects.get(title="Hand-over checklist")
        now = checklist.current

        self.assertEqual([version.number for version in checklist.versions.all()], [5, 4])
        self.assertEqual([item.text for item in now.before.items.all()], ["Hand over passwords and running projects"])
        self.assertEqual({item.origin for item in now.items.all()}, {self.event("01-expired-certificate")})

    def test_each_change_names_its_review(self):
        sources = {change.source for change in Change.objects.all()}

        self.assertEqual(sources, set(self.acme.reviews.all()))

    def test_an_organisation_of_one_gets_them_too(self):
        cleo = make.person("Cleo")
        alone = make.organisation(owner=cleo, name="Cleo", size="solo")

        self.assertEqual(samples.load(alone, by=cleo), 6)
        self.assertEqual(Event.objects.visible_to(cleo).count(), 6)


class RemovingSamplesTests(TestCase):
    def setUp(self):
        self.acme = make.organisation()
        self.ana = make.person("Ana")

    def own_event(self):
        return make.event(self.acme, tags=["payments"], text="Our own setback.")

    def test_they_leave_no_trace(self):
        """11.2: loaded and removed, every table is as it was."""
        self.own_event()
        make.closed_review(make.event(self.acme))
        before = everything()

        samples.load(self.acme, by=self.ana)
        self.assertNotEqual(everything(), before)

        self.assertEqual(samples.remove(self.acme), 6)
        self.assertEqual(everything(), before)

    def test_an_empty_organisation_is_empty_again(self):
        before = everything()

        samples.load(self.acme, by=self.ana)
        samples.remove(self.acme)

        self.assertEqual(everything(), before)

    def test_a_measurement_that_people_look_at_stays(self):
        samples.load(self.acme, by=self.ana)
        covers = Series.objects.get(title__startswith="Covers")
        own = make.cycle(self.acme, title="Fifty units, again")
        own.watch(by=self.ana, series=covers)

        samples.remove(self.acme)

        self.assertEqual(list(Series.objects.all()), [covers])
        self.assertEqual(list(Cycle.objects.all()), [own])

    def test_what_people_try_because_of_a_sample_goes_with_it(self):
        before = everything()
        samples.load(self.acme, by=self.ana)
        event = Event.objects.get(sample__case="06-torque-drift")
        make.cycle(self.acme, title="Our own screws", events=[event])

        samples.remove(self.acme)

        self.assertEqual(everything(), before)

    def test_removing_without_samples_removes_nothing(self):
        self.own_event()
        before = everything()

        self.assertEqual(samples.remove(self.acme), 0)
        self.assertEqual(everything(), before)

    def test_samples_of_another_organisation_stay(self):
        other = make.organisation(owner=make.person("Cleo"), name="Other")
        samples.load(other, by=make.person("Cleo"))
        samples.load(self.acme, by=self.ana)

        samples.remove(self.acme)

        self.assertEqual(other.events.count(), 6)
        self.assertEqual(self.acme.events.count(), 0)

    def test_what_people_added_to_a_sample_goes_with_it_and_is_counted_first(self):
        before = everything()
        samples.load(self.acme, by=self.ana)
        self.assertEqual(samples.additions(self.acme), 0)

        review = self.acme.reviews.first()
        make.action(review, title="Our own idea")
        review.write(by=self.ana, key="helped", text="They called at once.", base=1)
        self.assertEqual(samples.additions(self.acme), 2)

        samples.remove(self.acme)
        self.assertEqual(everything(), before)

    def test_an_artifact_that_answers_an_event_of_our_own_stays(self):
        samples.load(self.acme, by=self.ana)
        checklist = Artifact.objects.get(title="Hand-over checklist")
        make.change(make.review(self.own_event()), artifact=checklist, by=self.ana)

        samples.remove(self.acme)

        self.assertEqual(list(self.acme.artifacts.all()), [checklist])
        self.assertEqual(checklist.current.number, 6)
        self.assertEqual(Change.objects.get().version, checklist.current)

    def test_numbers_go_on_where_something_was_logged_since(self):
        samples.load(self.acme, by=self.ana)
        own = self.own_event()

        samples.remove(self.acme)

        self.assertEqual(make.event(self.acme).number, own.number + 1)

    def test_a_tag_that_is_in_use_elsewhere_stays(self):
        samples.load(self.acme, by=self.ana)
        own = self.own_event()

        samples.remove(self.acme)

        self.assertEqual([tag.name for tag in own.tags.all()], ["payments"])
        self.assertEqual(self.acme.tags.count(), 1)

    def test_they_can_be_loaded_again(self):
        samples.load(self.acme, by=self.ana)
        samples.remove(self.acme)

        self.assertEqual(samples.load(self.acme, by=self.ana), 6)
