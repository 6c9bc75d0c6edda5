from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.activity.models import Activity
from goldseam.events.models import Layer, LayerFinding, NoneFound
from tests import make


class LayeringTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(owner=cls.ana)
        cls.event = make.event(cls.acme)
        cls.label = Layer.objects.create(organisation=cls.acme, name="Label", kind="process", position=1)
        cls.reading = Layer.objects.create(organisation=cls.acme, name="Reading aloud", kind="people", position=2)

    def states(self):
        return {finding.layer.name: finding.state for finding in self.event.layer_findings.all()}

    def test_people_say_which_layers_held(self):
        """4.2, 5.5: layers and holes of an event."""
        self.event.find_layers(by=self.ana, findings={self.label: ("failed", "No field"), self.reading: ("held", "")})

        self.assertEqual(self.states(), {"Label": "failed", "Reading aloud": "held"})
        self.assertEqual([finding.is_hole for finding in self.event.layer_findings.all()], [True, False])

    def test_a_finding_is_corrected_and_taken_away(self):
        self.event.find_layers(by=self.ana, findings={self.label: ("failed", ""), self.reading: ("held", "")})

        self.event.find_layers(by=self.ana, findings={self.label: ("absent", ""), self.reading: ("", "")})

        self.assertEqual(self.states(), {"Label": "absent"})

    def test_what_somebody_else_said_meanwhile_stays_and_is_told(self):
        """4.7: two people editing at once lose nothing."""
        self.event.find_layers(by=self.ana, findings={self.label: ("failed", "")})

        found = self.event.find_layers(
            by=self.ana, findings={self.label: ("held", ""), self.reading: ("held", "")}, was={}
        )

        self.assertEqual(found.clashes, {self.label: ("failed", "")})
        self.assertEqual(self.states(), {"Label": "failed", "Reading aloud": "held"})

    def test_saying_the_same_again_is_no_activity(self):
        self.event.find_layers(by=self.ana, findings={self.label: ("failed", "")})
        count = Activity.objects.count()

        self.event.find_layers(by=self.ana, findings={self.label: ("failed", "")}, was={})

        self.assertEqual(Activity.objects.count(), count)

    def test_a_retired_layer_is_asked_about_only_where_something_was_found(self):
        self.event.find_layers(by=self.ana, findings={self.label: ("failed", "")})
        self.label.retire()
        other = make.event(self.acme, text="Another one.")

        self.assertEqual(list(Layer.objects.for_event(self.event)), [self.label, self.reading])
        self.assertEqual(list(Layer.objects.for_event(other)), [self.reading])

    def test_an_organisation_takes_its_layers_with_it(self):
        self.event.find_layers(by=self.ana, findings={self.label: ("failed", "")})

        self.acme.delete()

        self.assertFalse(Layer.objects.exists() or LayerFinding.objects.exists())


class FactorsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.event = make.event(make.organisation(owner=cls.ana))

    def test_a_factor_rests_on_another_one_of_the_same_event_only(self):
        other = make.event(self.event.organisation, text="Another one.")
        foreign = other.add_factor(by=self.ana, text="Elsewhere")
        first = self.event.add_factor(by=self.ana, text="No field for the strength", level="process")

        self.event.write_factors(
            by=self.ana,
            rows=[
                {"text": "The wrong strength was set", "made_likely_by_id": first.pk},
                {"text": "Stray", "made_likely_by_id": foreign.pk},
                {"text": "Gone", "made_likely_by_id": 10**9},
            ],
        )

        ties = dict(self.event.factors.values_list("text", "made_likely_by__text"))
        self.assertEqual(ties["The wrong strength was set"], "No field for the strength")
        self.assertEqual((ties["Stray"], ties["Gone"]), (None, None))

    def test_several_root_causes_or_none(self):
        """4.2: root causes in the plural; there may be none where factors suffice."""
        self.event.write_factors(by=self.ana, rows=[{"text": "One", "is_root": True}, {"text": "Two", "is_root": True}])

        self.assertEqual(self.event.factors.filter(is_root=True).count(), 2)

    def test_that_no_wider_factor_was_found_is_a_record(self):
        self.event.find_no_wider_factor(by=self.ana, where_looked="Purchasing and the plan of shifts")

        self.assertEqual(self.event.none_found.where_looked, "Purchasing and the plan of shifts")
        self.event.look_again(by=self.ana)
        self.assertFalse(NoneFound.objects.exists())

    def test_it_says_where_people_looked(self):
        with self.assertRaises(ValidationError):
            self.event.find_no_wider_factor(by=self.ana, where_looked="  ")


class ErasureTests(TestCase):
    def test_layers_and_searches_leave_with_a_matter_that_is_handed_over(self):
        ana = make.person("Ana")
        event = make.event(make.organisation(owner=ana))
        layer = Layer.objects.create(organisation=event.organisation, name="Label")
        event.find_layers(by=ana, findings={layer: ("failed", "Words about it")})
        event.find_no_wider_factor(by=ana, where_looked="Words about it")

        event.hand_to_other_process(by=ana)

        self.assertFalse(LayerFinding.objects.exists() or NoneFound.objects.exists())
