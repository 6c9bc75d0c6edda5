"""What is done to a controlled artifact elsewhere: its trail keeps it, and not everybody may do it."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import TestCase
from django.urls import reverse

from goldseam.artifacts.models import Artifact
from goldseam.validation.chain import flaws_of
from tests import make


class DeedsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.bo, cls.cy = make.member(cls.acme, "Bo"), make.member(cls.acme, "Cy")
        cls.artifact = make.checklist(cls.acme, by=cls.ana)
        cls.role = make.controlled(cls.artifact, cls.ana, [cls.bo])

    def fresh(self):
        return Artifact.objects.get(pk=self.artifact.pk)

    def trail(self):
        self.assertEqual(flaws_of(self.fresh()), [])
        return [
            (entry.verb, entry.said["by"]["name"], entry.said["facts"]) for entry in self.artifact.trail.entries.all()
        ]

    def refused(self, name, by, **said):
        with self.assertRaises(ValidationError) as refusal:
            self.fresh().rename(by=by, **{"title": self.artifact.title} | said)
        self.assertEqual([*refusal.exception.error_dict], [name])

    def test_nobody_makes_themselves_its_owner(self):
        self.refused("owner", self.cy, owner=self.cy)

        self.assertEqual(self.fresh().owner, self.ana)

    def test_on_the_page_the_refusal_stands_beside_the_owner_and_who_reads_stays_unknown(self):
        self.client.force_login(self.cy, backend=settings.AUTHENTICATION_BACKENDS[0])
        sent = {"_method": "patch", "title": self.artifact.title, "owner": self.cy.pk}

        page = self.client.post(self.artifact.get_absolute_url(), sent)
        trail = self.client.get(reverse("validation:trail_file", args=["acme", self.artifact.number, "csv"]))

        self.assertContains(page, "its owner, or somebody who guides the organisation", status_code=422)
        self.assertEqual(trail.status_code, 404)

    def test_its_name_and_its_team_are_for_whoever_steers_it(self):
        self.refused("title", self.cy, title="Nothing in particular")
        self.refused("team", self.cy, team=self.acme.teams.first())

    def test_a_team_that_hides_it_from_those_who_approve_is_refused(self):
        self.refused("team", self.ana, team=self.acme.teams.first())

    def test_nothing_under_control_is_kept_to_oneself(self):
        self.refused("is_private", self.ana, is_private=True)

    def test_the_day_to_look_again_is_said_where_the_look_is_recorded(self):
        self.refused("review_on", self.ana, review_on=date(2999, 1, 1))

    def test_a_new_owner_stands_in_the_trail_with_the_one_before(self):
        self.fresh().rename(by=self.ana, title=self.artifact.title, owner=self.cy)

        self.assertEqual(self.trail()[-1], ("renamed", "Ana", {"owner": "Cy", "owner_before": "Ana"}))

    def test_what_is_said_again_as_it_stands_is_no_change(self):
        before = len(self.trail())
        self.fresh().rename(by=self.cy, title=self.artifact.title, owner=self.ana, team=None)

        self.assertEqual(len(self.trail()), before)

    def test_control_that_began_meanwhile_stays(self):
        other = make.checklist(self.acme, by=self.ana)
        loaded_before = Artifact.objects.get(pk=other.pk)
        make.controlled(other, self.ana, [self.bo])

        loaded_before.rename(by=self.ana, title="Release of a batch")

        self.assertTrue(Artifact.objects.get(pk=other.pk).is_controlled)

    def test_its_stages_and_versions_are_entries_of_the_same_moment(self):
        before = len(self.trail())
        artifact = self.fresh()
        artifact.begin_trial(by=self.bo)
        artifact.revise(by=self.bo, aim="Nothing is forgotten.")
        artifact.draft_again(by=self.bo)
        artifact.retire(by=self.bo, reason="The line is gone.")
        artifact.bring_back(by=self.bo)

        added = self.trail()[before:]
        self.assertEqual(
            [verb for verb, _who, _facts in added], ["on_trial", "written", "drafted_again", "retired", "brought_back"]
        )
        self.assertEqual(added[3], ("retired", "Bo", {"reason": "The line is gone."}))

    def test_what_is_not_under_control_has_no_trail(self):
        other = make.checklist(self.acme, by=self.ana, title="Coffee")
        other.retire(by=self.ana, reason="Tea it is.")
        other.rename(by=self.cy, title="Tea", owner=self.cy)

        self.assertFalse(hasattr(Artifact.objects.get(pk=other.pk), "trail"))
