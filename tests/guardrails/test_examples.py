"""Examples to start from: each works as it is told, once its drafts are put to work."""

from django.test import TestCase

from goldseam.artifacts.hints import hints_of
from goldseam.artifacts.models import Stage
from goldseam.guardrails.examples import example_called, examples
from tests import make

LATER = {"C11", "C13"}  # Until when it is looked at again, and who has tried it, is said once it is theirs.


class ExampleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = cls.acme.memberships.get(role="owner").person

    def setUp(self):
        self.client.force_login(self.ana)

    def test_each_example_starts_as_drafts_without_a_mark_of_the_linters(self):
        """7.5: the three examples ship, and keep to the rules that they teach."""
        for example in examples():
            with self.subTest(example.key):
                series = make.series(self.acme) if example.needs_series else None

                started = example.start(self.acme, by=self.ana, series=series)

                made = [one for one in (started.rule, started.checklist) if one]
                self.assertEqual({one.stage for one in made}, {Stage.DRAFT})
                for artifact in made:
                    marks = [mark for mark in hints_of(artifact.current).all if mark.level != "note"]
                    self.assertEqual([str(mark) for mark in marks if mark.rule not in LATER], [])

    def test_a_second_start_takes_a_free_short_name(self):
        names = [example_called("scope-change").start(self.acme, by=self.ana).gate.name for _ in range(3)]

        self.assertEqual(names, ["release", "release-2", "release-3"])

    def test_one_starts_from_the_page_and_goes_on_at_the_gate(self):
        answer = self.client.post("/acme/guardrails/examples", {"example": "scope-change"})

        self.assertRedirects(answer, "/acme/gates/release")

    def test_a_watch_asks_for_its_measurement_beside_the_field(self):
        answer = self.client.post("/acme/guardrails/examples", {"example": "auto-pause"})

        self.assertContains(answer, "Choose what it is to look at", status_code=422)

    def test_a_measurement_of_others_can_not_be_chosen(self):
        other = make.series(make.organisation(make.person("Olga"), "Other"), by=make.person("Olga"))

        asked = {"example": "auto-pause", "series": other.number}
        answer = self.client.post("/acme/guardrails/examples", asked)

        self.assertEqual(answer.status_code, 422)

    def test_an_unknown_example_starts_nothing(self):
        self.assertEqual(self.client.post("/acme/guardrails/examples", {"example": "x"}).status_code, 422)
        self.assertEqual(self.acme.artifacts.count(), 0)
