"""What the tests of pages share: Ana is in the team, Bo is not, Zoe is somewhere else."""

from django.test import TestCase
from django.urls import reverse

from tests import make


class SeriesPages(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.outsider = make.person("Zoe")
        cls.series = make.series(cls.acme, definition="Every order with a wrong line, by the day it was found.")

    def setUp(self):
        self.client.force_login(self.ana)

    def at(self, name, /, *args, series=None):
        return reverse(f"measurements:{name}", args=[self.acme.slug, (series or self.series).number, *args])

    def page(self, name="show", /, *args, series=None, status=200):
        answer = self.client.get(self.at(name, *args, series=series))
        self.assertEqual(answer.status_code, status)
        return answer

    def send(self, name, /, *args, series=None, **typed):
        return self.client.post(self.at(name, *args, series=series), typed)

    def patch(self, name, /, *args, **typed):
        return self.send(name, *args, _method="patch", **typed)

    def delete(self, name, *args):
        return self.send(name, *args, _method="delete")
