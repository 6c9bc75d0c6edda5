"""What tests of the pages of experiments share: Ana is in the team, Bo writes too, Mia belongs to another team."""

import uuid

from django.urls import reverse

from tests import make


class Pages:
    """A test case with a client in which Ana is signed in."""

    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.bo = make.member(cls.acme, "Bo", team=cls.acme.teams.first())
        cls.mia = make.member(cls.acme, "Mia")

    def setUp(self):
        self.client.force_login(self.ana)

    def address(self, cycle, name="show", *more):
        return reverse(f"experiments:{name}", args=[cycle.organisation.slug, cycle.number, *more])

    def get(self, cycle, name="show", *more, **query):
        return self.client.get(self.address(cycle, name, *more), query)

    def post(self, cycle, name, data=(), *more):
        return self.client.post(self.address(cycle, name, *more), dict(data) | {"once": uuid.uuid4()})

    def delete(self, cycle, name, *more):
        return self.post(cycle, name, {"_method": "delete"}, *more)
