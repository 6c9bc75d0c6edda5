from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import TestCase
from django.utils import timezone

from goldseam.decisions.markdown import as_markdown
from goldseam.decisions.models import Decision
from goldseam.decisions.y_statement import y_statement
from tests import make


class DecidingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")

    def test_a_question_is_enough_to_begin(self):
        self.assertTrue(make.decision(self.acme).is_proposed)

    def test_what_is_missing_is_said_before_it_is_accepted(self):
        with self.assertRaisesMessage(ValidationError, "What you expect to see because of it"):
            make.decision(self.acme).accept(by=self.ana)

    def test_accepted_words_are_not_written_on(self):
        decision = make.accepted_decision(self.acme)

        with self.assertRaisesMessage(ValidationError, "supersedes it"):
            decision.amend(by=self.ana, outcome="Something else.")

        self.assertEqual(Decision.objects.get().outcome, "We keep them at a second provider.")

    def test_the_database_keeps_accepted_words_too(self):
        make.accepted_decision(self.acme)

        with self.assertRaises(DatabaseError), transaction.atomic():
            Decision.objects.update(prediction="We always knew it.")

    def test_accepting_twice_is_accepting_once(self):
        decision = make.accepted_decision(self.acme)

        decision.accept(by=self.ana)

        self.assertEqual(decision.state, "accepted")

    def test_where_deciders_are_named_one_of_them_accepts(self):
        decision = make.complete_decision(self.acme, deciders=[self.bo])

        with self.assertRaisesMessage(ValidationError, "named as deciders"):
            decision.accept(by=self.ana)

        decision.accept(by=self.bo)
        self.assertTrue(decision.is_followed)

    def test_nobody_names_themselves_a_decider_in_the_place_of_others(self):
        decision = make.complete_decision(self.acme, deciders=[self.ana])

        with self.assertRaisesMessage(ValidationError, "by those who decide"):
            decision.amend(by=self.bo, deciders=[self.bo])
        decision.amend(by=self.bo, deciders=[self.ana], reason="It is the cheapest.")
        decision.amend(by=self.ana, deciders=[self.bo])
        decision.accept(by=self.bo)

        self.assertTrue(decision.is_followed)

    def test_a_newer_one_takes_the_place_of_an_older_one_once_it_is_accepted(self):
        older = make.accepted_decision(self.acme)
        newer = make.complete_decision(self.acme, title="Elsewhere", supersedes=older)
        self.assertEqual(Decision.objects.get(pk=older.pk).state, "accepted")

        newer.accept(by=self.ana)

        older = Decision.objects.get(pk=older.pk)
        self.assertEqual(older.state, "superseded")
        self.assertIsNone(older.looks_on)

    def test_two_proposals_cannot_both_take_the_place_of_one(self):
        older = make.accepted_decision(self.acme)
        one, other = (make.complete_decision(self.acme, supersedes=older) for _ in range(2))
        one.accept(by=self.ana)

        with self.assertRaisesMessage(ValidationError, "has taken the place"), transaction.atomic():
            Decision.objects.get(pk=other.pk).accept(by=self.ana)

        self.assertTrue(Decision.objects.get(pk=other.pk).is_proposed)

    def test_turning_it_down_asks_why_and_can_be_taken_back(self):
        decision = make.decision(self.acme)
        with self.assertRaisesMessage(ValidationError, "Say why"):
            decision.reject(by=self.ana, reason=" ")

        decision.reject(by=self.ana, reason="Too dear.")
        self.assertEqual(decision.state, "rejected")

        decision.take_up_again(by=self.ana)
        self.assertTrue(decision.is_proposed)

    def test_a_second_look_that_was_promised_comes_also_where_it_was_left_meanwhile(self):
        decision, again = make.accepted_decision(self.acme), timezone.localdate() + timedelta(days=9)
        decision.look_back(self.ana, "cannot_tell", "It is too early.", "Ask later.", again_on=again)

        decision.deprecate(by=self.ana, reason="We thought that we had no need of it.")
        decision.follow_again(by=self.ana)

        self.assertEqual(again, decision.looks_on)

    def test_what_is_no_longer_followed_can_be_followed_again(self):
        decision = make.accepted_decision(self.acme)
        decision.deprecate(by=self.ana, reason="There is nothing left to back up.")
        self.assertEqual(decision.state, "deprecated")

        decision.follow_again(by=self.ana)

        self.assertTrue(decision.is_followed)
        self.assertEqual(decision.looks_on, decision.review_on)

    def test_whoever_writes_on_older_words_is_told(self):
        decision = make.decision(self.acme)
        decision.amend(by=self.bo, base=1, context="The old disk is full.")

        with self.assertRaisesMessage(ValidationError, "Somebody has changed it"):
            decision.amend(by=self.ana, base=1, context="The old disk is slow.")

    def test_odd_facts_are_refused_beside_their_field(self):
        decision = make.decision(self.acme)
        odd = {
            "title": "\0 ",
            "context": "x" * 6_000,
            "confidence": 101,
            "reversibility": "perhaps",
            "review_on": timezone.localdate().replace(year=1),
            "deciders": [make.person("Olga")],
            "options": [{"title": " "}],
            "outcome": "\ud800",
        }

        for name, value in odd.items():
            with self.subTest(name), self.assertRaises(ValidationError) as refused:
                decision.amend(by=self.ana, **{name: value})
            self.assertIn(name, refused.exception.message_dict)

    def test_it_is_seen_as_its_team_sees(self):
        decision = make.decision(self.acme, team=make.team(self.acme, members=[self.ana]))

        self.assertTrue(Decision.objects.visible_to(self.ana).contains(decision))
        self.assertFalse(Decision.objects.visible_to(self.bo).contains(decision))

    def test_risks_of_a_pre_mortem_can_be_named(self):
        risk = make.risk(make.premortem(self.acme))
        decision = make.decision(self.acme)

        decision.name_risks(self.ana, risk.premortem, [risk])

        self.assertEqual([*decision.risks_for(self.ana)], [risk])

    def test_one_sentence_says_all_of_it(self):
        decision = make.decision(
            self.acme,
            context="a full disk.\nFor weeks.",
            drivers="a small budget",
            good="one fire does not take all",
            bad="slower restores",
            options=[{"title": "a second provider", "is_chosen": True}, {"title": "a second disk"}],
        )

        expected = (
            "In the context of a full disk, facing a small budget, we chose “a second provider” over “a second disk”, "
            "to achieve one fire does not take all, accepting slower restores."
        )
        self.assertEqual(y_statement(decision), expected)

    def test_as_markdown_it_has_the_headings_of_madr(self):
        decision = make.accepted_decision(
            self.acme, context="# Not a heading of ours", consulted="Legal", confidence=70
        )
        make.dissent(decision)

        text = as_markdown(decision)

        for line in ("# Where to keep the backups", "## Context and problem", "### Not a heading of ours"):
            self.assertIn(f"\n{line}\n", f"\n{text}")
        for words in (
            "- Status: accepted",
            "- Consulted: Legal",
            "How sure: 70 %",
            "## Dissent, Ana",
            "slow for a restore",
        ):
            self.assertIn(words, text)


class LookingBackTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.told = {"happened": "It took five hours.", "learned": "Measure the link first."}

    def test_points_of_the_dissent_are_marked_as_foreseen(self):
        decision = make.accepted_decision(self.acme)
        point = make.dissent(decision).points.get()

        look = decision.look_back(by=self.ana, came_true="no", foreseen=[point], **self.told)

        self.assertEqual([*look.foreseen.all()], [point])
        self.assertIsNone(decision.looks_on)

    def test_points_of_another_decision_are_left_out(self):
        point = make.dissent(make.decision(self.acme)).points.get()

        look = make.accepted_decision(self.acme).look_back(self.ana, "no", foreseen=[point], **self.told)

        self.assertFalse(look.foreseen.exists())

    def test_what_cannot_be_told_yet_is_looked_at_again(self):
        decision = make.accepted_decision(self.acme)
        with self.assertRaisesMessage(ValidationError, "Say when you look again"):
            decision.look_back(self.ana, "cannot_tell", **self.told)

        later = timezone.localdate() + timedelta(days=30)
        decision.look_back(self.ana, "cannot_tell", again_on=later, **self.told)

        self.assertEqual(decision.looks_on, later)

    def test_nobody_looks_back_on_what_was_not_accepted(self):
        with self.assertRaisesMessage(ValidationError, "not accepted"):
            make.decision(self.acme).look_back(self.ana, "yes", **self.told)
