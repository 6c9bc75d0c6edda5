"""Sign-offs at a gate: by whom, for what, and never by who made the change."""

from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Activity, Notification
from goldseam.guardrails.four_eyes import can_be_told_apart
from goldseam.guardrails.models import SignOff, Wanted
from goldseam.guardrails.next_steps import sign_offs
from tests import make

OWN = "You made this change"
ODDLY_TOLD = (
    "eve@example.org bo@example.org",
    "Eve <eve@example.org>\nBo <bo@home.example>",
    "Bo\u200b <other@example.org>",
    "\uff22\uff4f; Eve",
)


class SigningCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo, cls.cem = make.member(cls.acme, "Bo"), make.member(cls.acme, "Cem")
        cls.gate = make.gate(cls.acme, clauses=[{"title": "Always", "roles": ["QA", "Product"]}])
        cls.qa, cls.product = cls.gate.roles.get(name="QA"), cls.gate.roles.get(name="Product")
        for role in (cls.qa, cls.product):
            cls.gate.give_role(by=cls.ana, role=role, people=[cls.bo, cls.cem])

    def ask(self, author="", ref="v2.3"):
        return self.gate.ask("web", ref, author=author)

    def sign(self, person, role, ref="v2.3"):
        return self.gate.sign(person, role, "web", ref)


class SigningTests(SigningCase):
    def test_it_passes_once_each_role_has_signed_this_ref(self):
        before = self.ask()
        self.sign(self.bo, self.qa)
        self.sign(self.cem, self.product)

        self.assertEqual((before.answer, len(before.missing)), ("blocked", 2))
        self.assertEqual((self.ask().answer, self.ask(ref="v2.4").answer), ("pass", "blocked"))

    def test_only_who_holds_the_role_signs(self):
        with self.assertRaisesMessage(ValidationError, "do not hold"):
            self.sign(self.ana, self.qa)

    def test_who_made_the_change_does_not_sign(self):
        for author in (
            "bo@example.org",
            "Bo <other@example.org>",
            "BO",
            "Eve <eve@example.org>, bo@EXAMPLE.org",
            *ODDLY_TOLD,
        ):
            with self.subTest(author):
                self.ask(author=author, ref=author[:20])
                with self.assertRaisesMessage(ValidationError, OWN):
                    self.sign(self.bo, self.qa, ref=author[:20])

    def test_another_of_their_addresses_is_theirs_too(self):
        self.bo.emailaddress_set.create(email="bo@home.example", verified=True)
        self.ask(author="bo@home.example")

        with self.assertRaisesMessage(ValidationError, OWN):
            self.sign(self.bo, self.qa)

    def test_whoever_made_a_part_of_it_stays_its_author_however_often_others_ask(self):
        self.ask(author="Bo <bo@example.org>")
        for number in range(101):
            self.ask(author=f"Eve <eve{number % 2}@example.org>")

        with self.assertRaisesMessage(ValidationError, OWN):
            self.sign(self.bo, self.qa)

    def test_a_sign_off_given_before_the_author_was_known_no_longer_counts(self):
        self.sign(self.bo, self.qa)
        self.sign(self.cem, self.product)

        told, later = self.ask(author="Bo <bo@example.org>"), self.ask()

        self.assertEqual((told.answer, later.answer), ("blocked", "blocked"))

    def test_taken_back_it_is_missing_again(self):
        self.sign(self.cem, self.product)
        signed = self.sign(self.bo, self.qa)

        self.gate.withdraw(by=self.bo, sign_off=signed)

        self.assertEqual(self.ask().missing[0]["words"], "A sign-off as QA is missing.")

    def test_nobody_takes_back_what_another_signed(self):
        signed = self.sign(self.bo, self.qa)

        with self.assertRaisesMessage(ValidationError, "Only who signed"):
            self.gate.withdraw(by=self.cem, sign_off=signed)

    def test_who_no_longer_holds_the_role_or_has_left_no_longer_counts(self):
        self.sign(self.bo, self.qa)
        self.sign(self.cem, self.product)
        self.gate.give_role(by=self.ana, role=self.qa, people=[self.cem])
        without_role = self.ask().answer
        self.gate.give_role(by=self.ana, role=self.qa, people=[self.bo])
        self.acme.memberships.get(person=self.bo).end(by=self.ana)

        self.assertEqual((without_role, self.ask().answer), ("blocked", "blocked"))

    def test_signing_twice_is_signing_once(self):
        for _time in range(2):
            self.sign(self.bo, self.qa)

        self.assertEqual(SignOff.objects.count(), 1)

    def test_with_four_eyes_each_role_takes_another_person(self):
        self.gate.describe(by=self.ana, has_four_eyes=True)
        self.sign(self.bo, self.qa)

        with self.assertRaisesMessage(ValidationError, "another role already"):
            self.sign(self.bo, self.product)

    def test_four_eyes_that_come_later_are_asked_for_too(self):
        self.sign(self.bo, self.qa)
        self.sign(self.bo, self.product)
        before = self.ask().answer
        self.gate.describe(by=self.ana, has_four_eyes=True)

        self.assertEqual((before, [one["kind"] for one in self.ask().missing]), ("pass", ["people"]))

    def test_a_role_of_another_gate_is_none_here(self):
        other = make.gate(self.acme, name="other", clauses=[{"title": "Always", "roles": ["QA"]}])

        with self.assertRaisesMessage(ValidationError, "not one of this gate"):
            self.gate.sign(self.bo, other.roles.get(), "web", "v2.3")


class NobodyLeftTests(SigningCase):
    """A pipeline does not wait in vain without saying so."""

    def words(self, **told):
        return " ".join(one["words"] for one in self.ask(**told).missing)

    def test_it_says_where_only_those_who_made_the_change_hold_the_role(self):
        nobody = "Nobody holds that role who did not make this change"
        self.assertNotIn(nobody, self.words())

        self.gate.give_role(by=self.ana, role=self.qa, people=[self.bo])
        self.gate.give_role(by=self.ana, role=self.product, people=[self.cem])

        self.assertIn(f"A sign-off as QA is missing. {nobody}", self.words(author="Bo <bo@example.org>"))
        self.assertNotIn(f"A sign-off as Product is missing. {nobody}", self.words())


class CallingTests(SigningCase):
    """Who can sign hears of it."""

    def waiting_for(self, person):
        return [step.title for step in sign_offs(person, self.acme).steps]

    def test_it_waits_on_the_home_page_of_those_who_can_sign(self):
        for _time in range(2):
            self.ask(author="Cem")

        self.assertEqual(self.waiting_for(self.bo), ["web v2.3", "web v2.3"])
        self.assertEqual((self.waiting_for(self.cem), self.waiting_for(self.ana)), ([], []))
        told = Activity.objects.filter(kind="gate.sign_off_wanted")
        self.assertEqual(told.count(), 2)
        self.assertIn("web v2.3 waits at the gate “Release gate” for your sign-off", told.first().sentence)

    def test_nobody_is_called_who_may_not_sign(self):
        self.gate.describe(by=self.ana, has_four_eyes=True)
        dana = make.member(self.acme, "Dana")
        for role in (self.qa, self.product):
            self.gate.give_role(by=self.ana, role=role, people=[self.bo, self.cem, dana])
        self.bo.emailaddress_set.create(email="bo@home.example", verified=True)
        self.sign(self.cem, self.qa)
        self.ask(author="Bo <bo@home.example>")
        self.ask(author="Eve <eve@example.org>")
        deliver()

        called = {one.person.name for one in Notification.objects.filter(activity__kind="gate.sign_off_wanted")}
        at_home = {one.name for one in (self.bo, self.cem, dana) if self.waiting_for(one)}

        self.assertEqual((called, at_home), ({"Dana"}, {"Dana"}))

    def test_who_looks_after_the_gate_hears_who_may_sign(self):
        self.gate.give_role(by=self.bo, role=self.qa, people=[self.bo])
        deliver()

        told = Notification.objects.filter(activity__kind="gate.role_given", activity__actor=self.bo)
        self.assertEqual([one.person for one in told], [self.ana])

    def test_it_waits_no_longer_once_it_is_signed_or_passes(self):
        self.ask()
        self.sign(self.bo, self.qa)
        left = self.waiting_for(self.cem)
        self.gate.override(self.ana, "web", "v2.3", "Customers cannot pay")

        self.assertEqual((left, Wanted.objects.count()), (["web v2.3"], 0))

    def test_who_was_called_reads_afterwards_that_it_waits_no_longer(self):
        self.ask()
        deliver()
        self.sign(self.bo, self.qa)

        told = Notification.objects.filter(person=self.bo, activity__kind="gate.sign_off_wanted")
        said = {one.activity.sentence for one in told}

        self.assertIn("web v2.3 no longer waits for your sign-off", said)
        self.assertNotIn("Somebody worked on something that is no longer here", said)

    def test_the_home_page_asks_once(self):
        self.ask()
        self.bo.sight  # noqa: B018  (asked for beforehand)

        with self.assertNumQueries(1):
            self.waiting_for(self.bo)


class FourEyesTests(TestCase):
    def test_people_are_counted_once(self):
        cases = [({1: {7}, 2: {7}}, False), ({1: {7}, 2: {7, 8}}, True), ({1: {7, 8}, 2: {7}}, True), ({}, True)]
        for signed, can in cases:
            with self.subTest(signed):
                self.assertIs(can_be_told_apart(signed), can)
