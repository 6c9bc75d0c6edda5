from django.test import TestCase

from goldseam.events.models import Event
from tests import make

ROLES = ["owner", "admin", "facilitator", "member", "auditor", "reporter"]


class VisibilityTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(owner=cls.ana, size="organisation")
        cls.logger = make.member(cls.acme, "Lo")
        cls.platform = make.team(cls.acme)
        cls.people = {role: make.member(cls.acme, role.title(), role=role) for role in ROLES}

    def log(self, **details):
        return make.event(self.acme, by=self.logger, **details)

    def those_who_see(self, event):
        return {role for role, who in self.people.items() if Event.objects.visible_to(who).filter(pk=event.pk).exists()}

    def test_an_event_of_the_organisation_is_seen_by_all_but_reporters(self):
        self.assertEqual(self.those_who_see(self.log()), {"owner", "admin", "facilitator", "member", "auditor"})

    def test_an_event_of_a_team_is_seen_by_the_team_and_those_who_oversee(self):
        event = self.log(visibility="team", team=self.platform)

        self.assertEqual(self.those_who_see(event), {"owner", "admin", "auditor"})

        self.platform.members.add(self.people["member"])
        self.people["member"].__dict__.pop("sight", None)
        self.assertEqual(self.those_who_see(event), {"owner", "admin", "auditor", "member"})

    def test_a_restricted_event_is_seen_by_nobody_who_is_not_named(self):
        """Not even by an owner."""
        event = self.log(visibility="restricted")

        self.assertEqual(self.those_who_see(event), set())

    def test_who_is_named_sees_a_restricted_event_in_any_role(self):
        for role, who in self.people.items():
            with self.subTest(role):
                event = self.log(visibility="restricted", named=[who])

                self.assertEqual(self.those_who_see(event), {role})

    def test_who_logged_it_always_sees_it(self):
        for visibility in ("organisation", "team", "restricted"):
            event = make.event(self.acme, by=self.people["reporter"], visibility=visibility, team=self.platform)

            self.assertIn("reporter", self.those_who_see(event))

    def test_people_of_other_organisations_see_nothing_even_where_named(self):
        cy = make.person("Cy")
        make.organisation(owner=cy, name="Other")
        event = self.log(visibility="restricted", named=[cy])

        self.assertFalse(Event.objects.visible_to(cy).filter(pk=event.pk).exists())

    def test_who_has_left_sees_nothing_any_more(self):
        reporter = self.people["reporter"]
        event = make.event(self.acme, by=reporter)
        self.acme.memberships.get(person=reporter).end(by=self.ana)
        reporter.__dict__.pop("sight", None)

        self.assertFalse(Event.objects.visible_to(reporter).filter(pk=event.pk).exists())

    def test_nobody_sees_an_event_twice(self):
        self.platform.members.add(self.ana)
        self.ana.__dict__.pop("sight", None)
        make.event(self.acme, by=self.ana, visibility="team", team=self.platform, named=[self.ana, self.logger])

        self.assertEqual(Event.objects.visible_to(self.ana).count(), 1)
