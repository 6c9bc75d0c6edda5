"""5.8: two logs that others published, whole."""

from collections import Counter
from unittest import skipUnless

from django.test import TestCase

from goldseam.events.models import Event, Factor
from tests import make
from tests.exchange.logs.files import SAMPLES, brought

YEARS = [55, 85, 114, 103, 159, 127, 89, 118, 122, 173, 119]


@skipUnless(SAMPLES.exists(), "the samples are not here")
class SampleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")

    def test_pipeline_incidents(self):
        file = (SAMPLES / "cer-pipeline-incidents-2008-2018-en.csv").read_bytes()

        found, again = brought(self.acme, self.ana, file, "cer.csv"), brought(self.acme, self.ana, file, "cer.csv")

        self.assertEqual((found.new, found.wrong, again.new, again.same), (1264, 0, 0, 1264))
        years = Counter(at.year for at in Event.objects.values_list("happened_at", flat=True))
        self.assertEqual([years[year] for year in range(2008, 2019)], YEARS)
        reasons = Counter(Factor.objects.values_list("text", flat=True))
        self.assertEqual(
            [reasons[one] for one in ("Maintenance", "Human Factors", "Tools and Equipment")], [572, 177, 101]
        )

    def test_near_misses_of_wildland_firefighters(self):
        file = (SAMPLES / "safenet-2020.csv").read_bytes()

        found = brought(self.acme, self.ana, file, "safenet.csv", zone="America/Denver")

        self.assertEqual((found.new, found.wrong), (103, 0))
        first = Event.objects.get(number=1)
        self.assertEqual((first.title, first.actors), ("Payne Gulch Pile burn MHYC", "Forestry Technician"))
        self.assertEqual(first.started_at.isoformat(), "2020-12-16T19:00:00+00:00")
        self.assertNotIn("<br", first.text)
