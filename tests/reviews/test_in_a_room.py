import uuid

from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.live.models import Kept, Room, Seat
from goldseam.reviews.becoming import BECOMES
from goldseam.reviews.room_templates import review_templates
from goldseam.safety.models import Learned, SafetyAnswer
from tests import make

PACE = {"pace": "live"}


class ReviewRoomTests(TestCase):
    """3.5: the four questions in a room, and what comes of them in the review."""

    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")
        cls.review = make.review(make.event(cls.acme, text="Payments were refused."))

    def open(self, **how):
        return self.review.hold_in_room(self.ana, review_templates(self.acme)[0].stages, **how)

    def card(self, room, text, stage="gaps"):
        return room.cards.create(text=text, stage=stage, is_open=True)

    def keep(self, what, **facts):
        room = self.review.room or self.open()
        return room.keep(by=self.ana, source=self.card(room, "The mail was forgotten"), what=what, **facts).thing

    def end(self, room):
        room.go_to(len(room.all_stages) - 1, by=self.ana)
        room.end(by=self.ana)

    def test_a_second_click_leads_to_the_same_room(self):
        self.assertEqual(self.open(), self.open())

    def test_the_steps_take_as_long_as_the_agenda(self):
        """3.2: 30, 45 or 60 minutes."""
        alone = make.organisation(make.person("Mia"), name="Mia", size="solo")

        self.assertEqual([one.minutes for one in review_templates(self.acme)], [45, 30, 60])
        self.assertEqual([one.minutes for one in review_templates(alone)], [10, 30, 45, 60])

    def test_whoever_leads_has_open_questions_in_every_step(self):
        """2.4: uncertainty is normal."""
        for template in review_templates(self.acme):
            for stage in template.stages:
                self.assertIn("?", stage.say, stage.key)

    def test_cards_become_rows_conditions_and_what_will_change(self):
        checklist = make.checklist(self.acme)

        row = self.keep("row", time="14:02", kind="signal", text="The alert came")
        factor = self.keep("factor", text="Nobody owns the date", level="process", evidence="")
        named = self.keep("artifact", text="It asks for the end date", artifact=checklist)

        self.assertIn(row, self.review.event.timeline.all())
        self.assertIn(factor, self.review.event.factors.all())
        self.assertEqual(self.review.still_to_change(self.ana), [named])

    def test_what_was_named_is_settled_by_its_change(self):
        checklist = make.checklist(self.acme)
        self.keep("artifact", text="It asks for the end date", artifact=checklist)

        make.change(self.review, artifact=checklist)

        self.assertEqual(self.review.still_to_change(self.ana), [])

    def test_a_line_is_added_below_what_others_wrote(self):
        self.review.write(by=self.bo, key="sustain", text="Bo wrote this.", base=0)

        self.keep("sustain", key="sustain", text="The pause before sending")
        self.keep("sustain", key="sustain", text="The pause before sending")

        self.assertEqual(self.review.texts["sustain"].text, "Bo wrote this.\n- The pause before sending")

    def test_a_card_becomes_the_same_thing_once(self):
        room = self.open()
        card = self.card(room, "The mail was forgotten")
        for _click in range(2):
            room.keep(by=self.ana, source=card, what="sustain", key="sustain", text="The pause")

        self.assertEqual(Kept.objects.count(), 1)

    def test_held_to_its_end_the_talk_has_been_held(self):
        room = self.open()
        self.card(room, "A smooth release", stage="intent")
        self.card(room, "What became a condition", stage="gaps")
        room.keep(
            by=self.ana, source=room.cards.get(stage="gaps"), what="factor", text="x", level="process", evidence=""
        )

        self.end(room)

        self.review.refresh_from_db()
        self.assertTrue(self.review.is_held)
        self.assertEqual(self.review.texts["intent"].text, "- A smooth release")
        self.assertEqual(self.review.texts["gaps"].text, "")

    def test_a_room_in_which_nothing_was_said_holds_no_review(self):
        self.open().end(by=self.ana)

        self.review.refresh_from_db()
        self.assertFalse(self.review.is_held)
        self.assertIsNone(self.review.room)

    def test_a_rehearsal_leaves_nothing_in_the_review(self):
        room = self.open(is_rehearsal=True)
        card = self.card(room, "The mail was forgotten")
        with self.assertRaisesMessage(ValidationError, "rehearsal"):
            room.keep(by=self.ana, source=card, what="sustain", key="sustain", text="x")

        self.end(room)

        self.review.refresh_from_db()
        self.assertFalse(self.review.is_held)
        self.assertFalse(Room.objects.exists())

    def test_whoever_may_not_see_the_review_puts_nothing_into_it(self):
        review = make.review(make.event(self.acme, visibility="restricted", named=[self.ana]), by=self.ana)
        room = review.hold_in_room(self.ana, review_templates(self.acme)[0].stages)

        with self.assertRaisesMessage(ValidationError, "may see the review"):
            room.keep(by=self.bo, source=self.card(room, "x"), what="sustain", key="sustain", text="x")
        self.assertNotIn(room, Room.objects.visible_to(self.bo))
        self.assertNotIn("Payments", room.title)
        self.assertFalse(room.welcomes_guests)


class RoomViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.review = make.review(make.event(cls.acme))

    def setUp(self):
        self.client.force_login(self.ana)

    def test_the_review_leads_into_its_room_and_shows_afterwards_what_was_said(self):
        page = self.client.get(self.review.get_absolute_url())
        self.assertContains(page, "Hold it in a room")
        url = f"{self.review.get_absolute_url()}/room"
        self.assertContains(self.client.get(url), "45 minutes")

        self.client.post(url, {"template": "aar-30", "pace": "live"})

        room = Room.objects.get()
        self.assertContains(self.client.get(self.review.get_absolute_url()), room.get_absolute_url())
        room.cards.create(text="Nobody owned the date", stage="gaps", is_open=True)
        room.end(by=self.ana)
        page = self.client.get(self.review.get_absolute_url())
        self.assertContains(page, "Nobody owned the date")
        self.assertNotContains(page, "Go into the room")

    def test_an_odd_form_is_refused_in_words(self):
        answer = self.client.post(f"{self.review.get_absolute_url()}/room", {"template": "x", "pace": "\0"})

        self.assertEqual(answer.status_code, 422)


class KeepingTests(TestCase):
    """What is written down in the room, as somebody with an account does it."""

    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.review = make.review(make.event(cls.acme))
        cls.room = cls.review.hold_in_room(cls.ana, review_templates(cls.acme)[0].stages)
        cls.room.join(person=cls.ana, secret="a" * 43)
        cls.card = cls.room.cards.create(text="Nobody owned the date " * 9, stage="gaps", is_open=True)
        cls.facts = {
            "row": {"time": "14:02", "kind": "signal", "text": "The alert came"},
            "factor": {"text": "Nobody owned the date", "level": "process"},
            "helped": {"key": "helped", "text": "The pause"},
            "sustain": {"key": "sustain", "text": "The pause"},
            "text": {"key": "gaps", "text": "Two lists"},
            "artifact": {"text": "It asks for the end date"},
            "action": {
                "title": "Add the date",
                "owner": cls.ana.pk,
                "due_on": "2026-12-24",
                "remedy": "standard",
                "aim": "prevent",
                "risk_reduction": "From once a year to never",
            },
        }

    def setUp(self):
        self.client.force_login(self.ana)
        self.client.cookies["seat"] = "a" * 43

    def address(self, what):
        return f"{self.room.get_absolute_url()}/kept?card={self.card.pk}&what={what}"

    def test_each_has_its_form_and_is_read_back_at_the_end(self):
        for what, facts in self.facts.items():
            self.assertEqual(self.client.get(self.address(what)).status_code, 200, what)
            self.assertEqual(self.client.post(self.address(what), facts).status_code, 302, what)

        self.room.go_to(len(self.room.all_stages) - 1, by=self.ana)
        page = self.client.get(self.room.get_absolute_url())

        self.assertEqual(set(self.facts), set(BECOMES))
        for words in ("14:02 The alert came", "It asks for the end date", "Add the date", "Two lists"):
            self.assertContains(page, words)

    def test_odd_answers_are_refused_in_words(self):
        for what in BECOMES:
            for odd in (
                {},
                {"text": "\0", "key": "x", "level": "x", "kind": "x", "artifact": "1e309", "title": "x" * 999},
            ):
                self.assertEqual(self.client.post(self.address(what), odd).status_code, 422, what)


class RoomSafetyTests(TestCase):
    """2.1: the safety prompt in a room, for guests too, and nothing ties an answer to a seat."""

    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.review = make.review(make.event(cls.acme))
        cls.room = cls.review.hold_in_room(cls.ana, review_templates(cls.acme)[0].stages)
        cls.gus = cls.room.join(name="Gus", secret="g" * 43)
        cls.room.go_to(len(cls.room.all_stages) - 1, by=cls.ana)
        cls.address = f"{cls.room.get_absolute_url()}/safety-answer"

    def answer(self, secret, text="It was hard to say"):
        self.client.cookies["seat"] = secret
        return self.client.post(self.address, {"text": text, "once": str(uuid.uuid4())}, headers={"X-Live": "1"})

    def test_a_guest_answers_once(self):
        first, second = self.answer("g" * 43), self.answer("g" * 43)

        self.assertContains(first, "carries no name")
        self.assertEqual(second.status_code, 422)
        self.assertEqual(self.review.safety_answers.count(), 1)

    def test_an_account_answers_here_or_on_the_page_and_not_twice(self):
        self.room.join(person=self.ana, secret="a" * 43)

        self.answer("a" * 43)

        self.assertTrue(SafetyAnswer.has_come_from(self.ana, self.review))

    def test_nothing_that_is_kept_leads_from_a_seat_to_its_turn(self):
        before = list(Seat.objects.filter(pk=self.gus.pk).values())

        self.answer("g" * 43)

        self.assertEqual(list(Seat.objects.filter(pk=self.gus.pk).values()), before)

    def test_a_guest_who_comes_in_anew_is_not_asked_again(self):
        """Five answers of one person would make a group in which nobody is hidden."""
        self.answer("g" * 43)
        self.room.leave(self.gus)
        self.room.join(name="Gus", secret="h" * 43)

        self.assertEqual(self.answer("h" * 43).status_code, 404)

        page = self.client.get(self.room.get_absolute_url())
        self.assertContains(page, 'data-part="mine"')
        self.assertNotContains(page, "felt unsafe")
        self.assertEqual(self.review.safety_answers.count(), 1)

    def test_an_empty_answer_says_so_and_before_the_last_step_there_is_no_prompt(self):
        self.assertEqual(self.answer("g" * 43, text=" ").status_code, 422)

        self.room.go_to(1, by=self.ana)

        self.assertEqual(self.answer("g" * 43).status_code, 404)

    def test_whoever_is_not_in_the_room_answers_nothing(self):
        self.answer("x" * 43)

        self.assertEqual(self.review.safety_answers.count(), 0)


class RoomLearnedTests(TestCase):
    """“Did you learn something here?” ends a review in a room, too, for guests as well."""

    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.review = make.review(make.event(cls.acme))
        cls.room = cls.review.hold_in_room(cls.ana, review_templates(cls.acme)[0].stages)
        cls.room.join(name="Gus", secret="g" * 43)
        cls.room.join(person=cls.ana, secret="a" * 43)
        cls.room.go_to(len(cls.room.all_stages) - 1, by=cls.ana)
        cls.address = f"{cls.room.get_absolute_url()}/learning"

    def answer(self, secret, **said):
        self.client.cookies["seat"] = secret
        return self.client.post(self.address, said, headers={"X-Live": "1"})

    def test_guests_answer_once_and_their_words_lead_to_nothing_else(self):
        self.client.cookies["seat"] = "g" * 43
        self.assertContains(self.client.get(self.room.get_absolute_url()), "Did you learn something here?")

        first, second = self.answer("g" * 43, learned="yes"), self.answer("g" * 43, learned="no")

        self.assertContains(first, "You have answered whether you learned something here.")
        self.assertContains(first, "What felt unsafe to say?")
        self.assertEqual(second.status_code, 422)
        self.assertEqual((self.review.learned.yes, self.review.learned.no), (1, 0))

    def test_an_account_answers_here_or_on_the_page_and_not_twice(self):
        self.client.force_login(self.ana)

        self.answer("a" * 43, learned="no")

        self.assertTrue(Learned.asked(self.review, self.ana).has_answered)

    def test_an_answer_that_is_none_is_asked_for_again(self):
        for odd in ({}, {"learned": "perhaps\0"}):
            self.assertContains(self.answer("g" * 43, **odd), "Choose yes or no.", status_code=422)

    def test_whoever_comes_in_anew_is_not_asked_and_nobody_before_the_last_step(self):
        self.room.join(name="Gus again", secret="h" * 43)
        self.assertEqual(self.answer("h" * 43, learned="yes").status_code, 404)

        self.room.go_to(1, by=self.ana)

        self.assertEqual(self.answer("g" * 43, learned="yes").status_code, 404)


class PostmortemRoomTests(TestCase):
    def test_a_written_account_is_gathered_in_a_room_too(self):
        """Its texts have headings of their own, so a line says to which it is added."""
        acme = make.organisation()
        account = make.postmortem(make.event(acme))
        self.client.force_login(account.review.opened_by)
        self.assertContains(self.client.get(account.review.get_absolute_url()), "Hold it in a room")

        self.client.post(f"/acme/reviews/{account.review.number}/room", {"template": "aar-45", "pace": "live"})

        room = Room.objects.get()
        decide = next(stage for stage in room.all_stages if stage.key == "decide")
        self.assertIn("text", decide.into)
        form = BECOMES["text"].form(room, "The pause helped")
        self.assertEqual(len(form.fields["key"].choices), len(account.review.questions))
