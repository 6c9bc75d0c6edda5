from django.test import TestCase
from django.test.client import RequestFactory

from goldseam.events.models import Layer
from goldseam.patterns.behind import Behind
from goldseam.patterns.fields import FIELDS
from tests import make
from tests.patterns import things


class FieldTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation(size="organisation")
        cls.ana = make.person("Ana")
        cls.team = cls.acme.teams.first()
        details = {"detection_method": "chance", "place": "Ward 4", "reach": "stopped", "severity_actual": 1}
        first = make.classified(things.events(cls.acme, 1, team=cls.team, severity_potential=5, **details)[0])
        first.tag(["night", "label"])
        first.add_factor(by=cls.ana, level="process", code="handover", text="Told in the corridor")
        first.add_factor(by=cls.ana, level="process", code="handover", text="Nothing in writing")
        first.add_factor(by=cls.ana, level="team", text="Two were ill")
        cls.layer = Layer.add(cls.acme, "Second look")
        first.find_layers(by=cls.ana, findings={cls.layer: ("absent", ""), Layer.add(cls.acme, "Scan"): ("held", "")})
        cls.first, cls.plain = first, things.events(cls.acme, 1)[0]

    def test_every_field_counts_names_and_finds_its_events_again(self):
        """Every number opens its records: for each bar of each field, and for what says nothing."""
        for key, field in FIELDS.items():
            with self.subTest(key):
                look = things.look(self.acme, self.ana, field=key)
                found = {row.value: row.count for row in look.bars.rows}
                self.assertTrue(found)
                for value, count in found.items():
                    self.assertEqual(field.read(str(value)), value)
                    self.assertEqual(field.having(look.inside, [value]).count(), count)
                    others = field.having_others(look.inside, [value]).count()
                    self.assertEqual(others > 0, len(found) > 1)
                self.assertEqual(field.saying(look.inside).count(), look.counts.n)
                self.assertEqual(field.silent(look.inside).count(), look.counts.silent)

    def test_what_is_said_is_counted_in_its_words(self):
        said = {
            "factor": {"Hand-over": 1},
            "level": {"Process": 1, "Team and supervision": 1},
            "noticed_by": {"By luck, or by the harm itself": 1},
            "hole": {"Second look": 1},
            "tag": {"label": 1, "night": 1},
            "reason": {"Process inadequacy": 1},
            "team": {"Acme": 1},
            "place": {"Ward 4": 1},
        }
        for key, expected in said.items():
            with self.subTest(key):
                rows = things.look(self.acme, self.ana, field=key).bars.rows
                self.assertEqual({row.name: row.count for row in rows}, expected)

    def test_the_newest_label_counts(self):
        self.first.classify(
            by=self.ana,
            failure_type="complexity",
            reason="process_complexity",
            rationale="Several things met that night.",
        )

        rows = things.look(self.acme, self.ana, field="reason").bars.rows

        self.assertEqual([row.value for row in rows], ["process_complexity"])

    def test_the_others_are_found_besides_the_bars(self):
        look = things.look(self.acme, self.ana, field="severity_potential")
        make.event(self.acme, kind="near_miss", detected_at=things.at(), severity_potential=2)

        behind = Behind(look, RequestFactory().get("/", {"besides": ["5", "nonsense"]}).GET)

        self.assertEqual([event.severity_potential for event in behind.rows], [2])
