from datetime import date

from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.artifacts.items import Line
from goldseam.artifacts.models import Artifact
from goldseam.artifacts.models.version import Overtaken
from tests import make


class RevisingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.event = make.event(cls.acme)

    def setUp(self):
        self.checklist = make.checklist(self.acme)

    def revise(self, lines=None, **content):
        return self.checklist.revise(by=self.ana, lines=lines, **content)

    def texts(self):
        return [line.text for line in self.checklist.current.lines]

    def test_a_new_line_takes_the_event_as_its_origin_and_others_keep_theirs(self):
        first = self.revise([*self.checklist.current.lines, Line("End dates")], because_of=self.event)
        second = self.revise([*first.lines, Line("Team is told")])

        origins = {item.text: item.origin for item in second.items.all()}
        self.assertEqual(origins["End dates"], self.event)
        self.assertIsNone(origins["Team is told"])

    def test_a_line_keeps_its_key_from_version_to_version(self):
        before = self.checklist.current.lines
        after = self.revise([before[1], before[0]]).lines

        self.assertEqual({line.key for line in before}, {line.key for line in after})

    def test_the_same_content_makes_no_new_version(self):
        same = self.revise(self.checklist.current.lines)

        self.assertEqual(same.number, 1)

    def test_what_is_left_out_stays_as_it_is(self):
        self.revise(aim="Safe releases", trigger="Before each release")

        self.revise([*self.checklist.current.lines, Line("End dates")])

        self.assertEqual(self.checklist.current.aim, "Safe releases")

    def test_a_checklist_without_lines_is_refused(self):
        with self.assertRaisesMessage(ValidationError, "at least one item"):
            self.revise([Line("  ")])

    def test_texts_that_are_too_long_are_refused(self):
        for line in (Line("x" * 301), Line("x", pause="x" * 121)):
            with self.assertRaises(ValidationError):
                self.revise([line])
        with self.assertRaises(ValidationError):
            self.revise(aim="x" * 301)
        self.assertEqual(self.checklist.current.number, 1)

    def test_two_people_at_different_lines_lose_nothing(self):
        """4.7: what both changed is brought together."""
        one, two = self.checklist.current.lines
        self.revise([one, two, Line("Theirs")], base=1)

        self.revise([Line("Mine"), one, two], base=1)

        self.assertEqual(self.texts(), ["Mine", "Tests are green", "Backup is taken", "Theirs"])

    def test_two_people_at_the_same_line_are_told_and_nothing_is_saved(self):
        one, two = self.checklist.current.lines
        self.revise([Line("Theirs", key=one.key), two], base=1)

        with self.assertRaises(Overtaken) as refusal:
            self.revise([Line("Mine", key=one.key), two], base=1)

        self.assertEqual(refusal.exception.current.number, 2)
        self.assertEqual(self.texts()[0], "Theirs")

    def test_a_version_that_never_was_is_overtaken(self):
        with self.assertRaises(Overtaken):
            self.revise([Line("Mine")], base=77)

    def test_text_of_two_people_is_merged(self):
        rule = Artifact.make(self.acme, by=self.ana, title="Freeze", kind="team_rule", content={"text": "a\nb\nc"})
        rule.revise(by=self.ana, base=1, text="A\nb\nc")
        rule.revise(by=self.ana, base=1, text="a\r\nb\r\nC")

        self.assertEqual(rule.current.text, "A\nb\nC")


class RetiringTests(TestCase):
    def setUp(self):
        self.acme = make.organisation()
        self.ana = make.person("Ana")
        self.checklist = make.checklist(self.acme)

    def test_retiring_needs_a_reason_and_can_be_undone(self):
        with self.assertRaises(ValidationError):
            self.checklist.retire(by=self.ana, reason=" ")

        self.checklist.retire(by=self.ana, reason="A gate does it now.")
        self.assertNotIn(self.checklist, Artifact.objects.in_use())

        self.checklist.bring_back(by=self.ana)
        self.assertIn(self.checklist, Artifact.objects.in_use())

    def test_a_checklist_of_a_team_is_hidden_from_others(self):
        dee = make.member(self.acme, "Dee")
        ours = Artifact.make(self.acme, by=self.ana, title="Ours", team=make.team(self.acme), kind="form")

        self.assertNotIn(ours, Artifact.objects.visible_to(dee))
        self.assertIn(self.checklist, Artifact.objects.visible_to(dee))

    def test_a_title_can_be_corrected_and_not_emptied(self):
        self.checklist.rename(by=self.ana, title=" Release list ")
        self.assertEqual(self.checklist.title, "Release list")

        with self.assertRaises(ValidationError):
            self.checklist.rename(by=self.ana, title=" ")

    def test_only_a_plan_of_ones_own_is_kept_to_oneself_at_any_door(self):
        bo = make.member(self.acme, "Bo")
        shared, private = make.plan(self.acme, is_private=False), make.plan(self.acme)

        self.refused("is_private", self.checklist.rename, by=self.ana, title="A", is_private=True)
        self.refused("is_private", shared.rename, by=bo, title="A", is_private=True)
        self.refused("is_private", make.plan, self.acme, by=bo, owner=self.ana)
        self.refused("is_private", make.plan, self.acme, kind="team_rule")
        self.refused("owner", private.rename, by=self.ana, title="A", owner=bo)
        self.refused("__all__", private.rename, by=bo, title="A", is_private=False)

        private.rename(by=self.ana, title="A", is_private=False)
        private.rename(by=self.ana, title="A", owner=bo)
        self.assertEqual(private.owner, bo)

    def refused(self, field, verb, *things, **said):
        with self.assertRaises(ValidationError) as refusal:
            verb(*things, **said)
        errors = getattr(refusal.exception, "error_dict", {"__all__": refusal.exception.messages})
        self.assertEqual([*errors], [field])

    def test_the_day_to_look_at_it_again_is_to_come_and_within_a_year(self):
        for day in (date(2020, 1, 1), date(2999, 1, 1)):
            with self.assertRaises(ValidationError) as refusal:
                self.checklist.rename(by=self.ana, title="Release list", review_on=day)
            self.assertEqual([*refusal.exception.error_dict], ["review_on"])
