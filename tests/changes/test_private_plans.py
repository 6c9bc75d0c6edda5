from django.test import TestCase
from django.urls import reverse

from goldseam.artifacts.models import Artifact, ArtifactKind
from goldseam.changes.models import Change
from goldseam.postmortems.telling import content_of
from goldseam.shareouts.facts import facts_of
from goldseam.shareouts.quarters import Quarter
from tests import make

SECRET = "Zebra habit"


class PrivatePlansTests(TestCase):
    """A plan that is one's own is named to nobody else, wherever what was changed is told."""

    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo", role="admin")
        cls.event = make.classified(make.event(cls.acme, by=cls.ana, text="The attachment was not read."))
        cls.review = make.review(cls.event)
        cls.account = make.postmortem(cls.event)
        halves = {"trigger": f"I quote for the {SECRET}", "response": "I open every attachment"}
        about = {"title": SECRET, "kind": ArtifactKind.IF_THEN, "is_private": True}
        cls.change = Change.start(by=cls.ana, event=cls.event, source=cls.review, content=halves, **about)
        cls.plan = Artifact.objects.get(title=SECRET)

    def setUp(self):
        self.client.force_login(self.bo)

    def at(self, name, *args):
        return reverse(name, args=["acme", *args])

    def test_no_page_names_it_to_a_colleague(self):
        lists = ["artifacts:list", "events:list", "reviews:list", "actions:list", "shareouts:feed", "if_then:list"]
        asked = [f"{self.at('artifacts:list')}?learned=lately", f"{self.at('changes:new')}?event={self.event.number}"]
        things = [thing.get_absolute_url() for thing in (self.event, self.review, self.account)]

        for address in ["/acme/", *map(self.at, lists), *asked, *things]:
            page = self.client.get(address)
            self.assertEqual(page.status_code, 200, address)
            self.assertNotContains(page, "Zebra", msg_prefix=address)

    def test_its_own_addresses_are_not_found(self):
        number = self.plan.number

        for name, *args in (("show", number), ("revise", number), ("version", number, 1)):
            self.assertEqual(self.client.get(self.at(f"artifacts:{name}", *args)).status_code, 404, name)
        for name in ("trial", "activation", "looks", "retirement"):
            self.assertEqual(self.client.post(self.at(f"artifacts:{name}", number)).status_code, 404, name)
        self.assertEqual(self.client.get(self.at("changes:verifications", self.change.pk)).status_code, 404)

    def test_its_owner_finds_it(self):
        self.client.force_login(self.ana)

        self.assertContains(self.client.get(self.at("artifacts:list")), SECRET)
        self.assertContains(self.client.get(self.event.get_absolute_url()), SECRET)

    def test_what_is_published_does_not_tell_it(self):
        quarter = Quarter.of(self.change.at.date())

        for words in (str(content_of(self.account)), str(facts_of(self.acme, quarter))):
            self.assertNotIn("Zebra", words)
