from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test import TestCase
from django.urls import get_resolver, reverse

from goldseam.activity.models import Activity
from goldseam.common.models import Submission
from goldseam.decisions.models import Dissent, DissentPoint
from tests import make


class DissentingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")
        cls.decision = make.complete_decision(cls.acme)

    def test_it_is_one_page(self):
        with self.assertRaisesMessage(ValidationError, "These are 504"):
            make.dissent(self.decision, text="word " * 500)

    def test_it_says_at_least_one_thing(self):
        for points in ([], [{"text": " "}], [{"text": "", "instead": "It takes a day."}]):
            with self.subTest(points), self.assertRaises(ValidationError):
                self.decision.dissent(self.bo, points)

    def test_the_same_page_sent_twice_is_attached_once(self):
        first, second = (make.dissent(self.decision, by=self.bo) for _ in range(2))

        self.assertEqual(first, second)

    def test_its_authors_choose_the_name(self):
        own, ours = make.dissent(self.decision, by=self.bo), make.dissent(self.decision, by=self.bo, signed="red_team")

        self.assertEqual([own.author, ours.author], ["Bo", "Red team"])

    def test_nothing_says_who_wrote_a_page_of_the_red_team(self):
        self.client.force_login(self.bo)
        form = {"point-TOTAL_FORMS": 1, "point-INITIAL_FORMS": 0, "point-0-text": "Too slow.", "signed": "red_team"}
        form["once"] = "8e4d4b6a-0a50-4c0c-9c60-0d2c2f3c9a11"

        self.client.post(reverse("decisions:dissents", args=["acme", self.decision.number]), form)

        self.assertEqual(Dissent.objects.get().author, "Red team")
        self.assertFalse(Submission.objects.exists())
        self.assertIsNone(Activity.objects.get(kind="decision.dissented").actor)

    def test_it_stays_when_the_decision_is_accepted_or_left(self):
        make.dissent(self.decision, by=self.bo)

        self.decision.accept(by=self.ana)
        self.decision.deprecate(by=self.ana, reason="Over.")

        self.assertEqual(self.decision.dissents.count(), 1)

    def test_after_the_look_back_it_would_be_hindsight(self):
        decision = make.accepted_decision(self.acme)
        decision.look_back(self.ana, "no", happened="It took a day.", learned="Measure first.")

        with self.assertRaisesMessage(ValidationError, "hindsight"):
            make.dissent(decision, by=self.bo)

    def test_the_database_refuses_to_change_it(self):
        make.dissent(self.decision, by=self.bo)

        for change in (lambda: Dissent.objects.update(signed_as="Ana"), lambda: DissentPoint.objects.update(text="")):
            with self.assertRaises(DatabaseError), transaction.atomic():
                change()

    def test_postgresql_refuses_to_take_it_out(self):
        if connection.vendor != "postgresql":
            self.skipTest("SQLite refuses changes only.")
        make.dissent(self.decision, by=self.bo)

        with self.assertRaises(DatabaseError), transaction.atomic():
            Dissent.objects.all().delete()
            connection.check_constraints()

    def test_it_goes_with_its_organisation_as_a_whole(self):
        make.dissent(self.decision, by=self.bo)

        self.acme.delete()

        self.assertFalse(Dissent.objects.exists())

    def test_no_address_changes_or_removes_it(self):
        """The only door to a dissent attaches one."""
        make.dissent(self.decision, by=self.bo)
        self.client.force_login(self.bo)
        doors = [name for name in get_resolver("goldseam.decisions.urls").reverse_dict if isinstance(name, str)]
        self.assertEqual([name for name in doors if "dissent" in name], ["dissents"])

        for method in ("patch", "put", "delete"):
            path = reverse("decisions:dissents", args=["acme", self.decision.number])
            self.assertEqual(self.client.post(path, {"_method": method}).status_code, 405)

        self.assertEqual(self.decision.dissents.count(), 1)

    def test_words_that_were_changed_afterwards_are_said_to_be(self):
        make.dissent(self.decision, by=self.bo)
        self.decision.amend(by=self.ana, outcome="We keep them at a third provider.")
        self.client.force_login(self.bo)

        page = self.client.get(self.decision.get_absolute_url())

        self.assertContains(page, "The proposal was changed after this was written.")
