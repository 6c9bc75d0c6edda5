from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.activity.models import Activity
from goldseam.live.models import Room
from goldseam.reviews.models import Debrief
from goldseam.reviews.room_templates import debrief_templates
from goldseam.safety.models import SafetyAnswer
from tests import make


class DebriefTests(TestCase):
    """2.8: in a “no surprises” debrief the leader goes first, with what they got wrong."""

    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation(size="organisation")
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")
        cls.team = make.team(cls.acme, members=[cls.ana])

    def open(self, **facts):
        return Debrief.open(self.ana, self.acme, debrief_templates()[0].stages, **facts)

    def end(self, room):
        room.go_to(len(room.all_stages) - 1, by=self.ana)
        room.end(by=self.ana)

    def test_the_leader_goes_first_and_it_takes_fifteen_minutes(self):
        [template] = debrief_templates()

        self.assertEqual(template.minutes, 15)
        self.assertEqual(template.stages[0].key, "wrong")
        self.assertEqual(self.open(wrong="I promised a date alone.").room.frame, "I promised a date alone.")

    def test_what_stays_is_one_item_one_change_and_what_is_taken_along(self):
        debrief = self.open(team=self.team, wrong="I promised a date alone.")
        card = debrief.room.cards.create(text="The lease ends", stage="surprises", is_open=True)
        kept = debrief.room.keep(
            by=self.ana,
            source=card,
            what="action",
            title="Ask the landlord",
            owner=self.ana,
            due_on="2026-12-24",
            remedy="standard",
            risk_reduction="no surprise in May",
        )

        self.end(debrief.room)
        debrief.write(by=self.ana, wrong="I promised a date alone.", changing="I ask two people first.")

        debrief.refresh_from_db()
        self.assertTrue(debrief.is_held and debrief.is_complete)
        self.assertEqual(list(debrief.actions.all()), [kept.thing])
        self.assertEqual(Activity.objects.filter(kind="debrief.held").count(), 1)

    def test_one_in_which_nothing_happened_leaves_nothing(self):
        self.open().room.end(by=self.ana)

        self.assertFalse(Debrief.objects.exists())

    def test_one_of_which_something_was_taken_along_stays_however_early_it_ended(self):
        debrief = self.open()
        plan = {"title": "Ask the landlord", "owner": self.ana, "due_on": "2026-12-24", "remedy": "standard"}
        action = debrief.promise(by=self.ana, risk_reduction="no surprise in May", **plan)

        debrief.room.end(by=self.ana)

        self.assertEqual(list(Debrief.objects.get().actions.all()), [action])

    def test_a_rehearsal_is_a_room_and_no_more(self):
        room = self.open(is_rehearsal=True).room
        self.end(room)

        self.assertFalse(Debrief.objects.exists() or Room.objects.exists())

    def test_nobody_else_writes_what_a_leader_got_wrong(self):
        debrief = self.open(wrong="Mine")
        self.client.force_login(self.bo)

        answer = self.client.post(debrief.get_absolute_url(), {"wrong": "Hers", "changing": ""})

        debrief.refresh_from_db()
        self.assertEqual((answer.status_code, debrief.wrong), (422, "Mine"))

    def test_a_debrief_of_a_team_is_for_the_team(self):
        debrief = self.open(team=self.team, wrong="I promised a date alone.")

        for person, status in ((self.ana, 200), (self.bo, 404)):
            self.client.force_login(person)
            self.assertEqual(self.client.get(debrief.get_absolute_url()).status_code, status)
        self.assertNotContains(self.client.get("/acme/reviews/debriefs"), "I promised")

    def test_one_is_opened_from_the_list(self):
        self.client.force_login(self.ana)
        self.assertContains(self.client.get("/acme/reviews/debriefs"), "Hold the first one")
        self.assertContains(self.client.get("/acme/reviews/debriefs/new"), "You go first")

        answer = self.client.post(
            "/acme/reviews/debriefs/new", {"wrong": "I promised", "template": "no-surprises", "pace": "live"}
        )

        self.assertRedirects(answer, Room.objects.get().get_absolute_url(), fetch_redirect_response=False)
        self.assertContains(self.client.get("/acme/reviews/debriefs"), "I promised")


class SafetyPromptTests(TestCase):
    """2.1: a debrief ends with the safety prompt, too."""

    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.debrief = Debrief.open(cls.ana, cls.acme, debrief_templates()[0].stages, wrong="I promised a date alone.")
        cls.room = cls.debrief.room
        for guest in "bcdef":
            cls.room.join(name=guest.upper(), secret=guest * 43)
        cls.room.go_to(len(cls.room.all_stages) - 1, by=cls.ana)

    def answer(self, *guests):
        for guest in guests:
            self.client.cookies["seat"] = guest * 43
            said = {"text": f"{guest.upper()} was afraid"}
            self.client.post(f"{self.room.get_absolute_url()}/safety-answer", said, headers={"X-Live": "1"})

    def page(self):
        self.client.force_login(self.ana)
        return self.client.get(self.debrief.get_absolute_url())

    def test_guests_are_asked_and_told_when_it_is_shown(self):
        self.client.cookies["seat"] = "b" * 43

        page = self.client.get(self.room.get_absolute_url())

        self.assertContains(page, "What felt unsafe to say?")
        self.assertContains(page, "It is shown when the room is over")
        self.assertNotContains(page, "Did you learn something here?")

    def test_five_answers_are_shown_when_the_room_is_over_and_not_before(self):
        self.answer("b", "c", "d", "e", "f")
        self.assertNotContains(self.page(), "was afraid")

        self.room.end(by=self.ana)

        self.assertContains(self.page(), "was afraid", count=5)

    def test_four_answers_are_never_shown(self):
        self.answer("b", "c", "d", "e", "e")

        self.room.end(by=self.ana)

        self.assertEqual(self.debrief.safety_answers.count(), 4)
        self.assertNotContains(self.page(), "was afraid")

    def test_answers_are_kept_where_the_leader_goes_a_step_back_before_the_end(self):
        self.answer("b", "c", "d", "e", "f")
        self.room.refresh_from_db()
        self.room.go_to(self.room.at - 1, by=self.ana)

        self.room.end(by=self.ana)

        self.assertContains(self.page(), "was afraid", count=5)

    def test_an_answer_that_was_on_its_way_when_the_room_ended_is_not_taken(self):
        """Five have been read by then: the sixth would be seen to be its writer's."""
        self.answer("b", "c", "d", "e", "f")
        on_its_way = Debrief.objects.select_related("room").get()
        self.assertFalse(on_its_way.room.is_over)
        Room.objects.get(pk=self.room.pk).end(by=self.ana)

        with self.assertRaisesMessage(ValidationError, "shown already"):
            SafetyAnswer.give(on_its_way, by="g" * 64, text="One more")

        self.assertEqual(self.debrief.safety_answers.count(), 5)
