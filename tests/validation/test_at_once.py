"""Several people at the same version at the same moment."""

from django.test import TransactionTestCase

from goldseam.artifacts.models import Artifact, Version
from goldseam.validation.chain import flaws_of
from goldseam.validation.models import Approval, TrailEntry, put_in_force
from tests import make
from tests.together import together


class AtOnceTests(TransactionTestCase):
    def setUp(self):
        self.ana = make.person("Ana")
        acme = make.organisation(self.ana)
        self.bo, self.cy = make.member(acme, "Bo"), make.member(acme, "Cy")
        self.artifact = make.checklist(acme, by=self.ana)
        self.role = make.controlled(self.artifact, self.ana, [self.bo, self.cy])
        self.version = self.artifact.current
        make.change_record(self.version, self.ana)
        for kind in ("verification", "validation"):
            make.examined(self.version, self.ana, kind)

    def approve(self, by):
        return lambda: Approval.give(Version.objects.get(pk=self.version.pk), by=by, role=self.role)

    def revise(self):
        return Artifact.objects.get(pk=self.artifact.pk).revise(by=self.bo, aim="Nothing is forgotten.")

    def test_two_approvals_under_one_role_count_once_and_a_version_written_meanwhile_has_none(self):
        together(self.approve(self.bo), self.approve(self.cy), self.revise)

        self.assertEqual(Approval.objects.get().version, self.version)
        self.assertEqual(TrailEntry.objects.filter(verb="approved").count(), 1)
        self.assertEqual((self.artifact.current.number, self.artifact.in_force), (2, self.version))
        self.assertEqual(flaws_of(self.artifact), [])

    def test_what_is_put_in_force_twice_at_once_comes_in_force_once(self):
        self.approve(self.bo)()
        force = lambda: put_in_force(Version.objects.get(pk=self.version.pk), by=self.ana)  # noqa: E731

        together(force, force)

        self.assertEqual(TrailEntry.objects.filter(verb="in_force").count(), 1)
        self.assertEqual(flaws_of(self.artifact), [])
