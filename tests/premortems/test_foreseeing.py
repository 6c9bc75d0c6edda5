"""A failure beside the risks that were named: which of them had told it, and which nobody saw coming."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.events.parts import parts_of
from goldseam.premortems.foretold import foretold
from goldseam.premortems.models import Occurrence, Risk, Unforeseen
from tests import make

SERVERS = "The new servers were not delivered in time."


class ForeseeingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.release = make.premortem(cls.acme, cls.ana)
        cls.risk = make.complete_risk(cls.release, cls.ana, title="The new servers are not delivered in time")
        make.risk(cls.release, cls.ana, title="Nobody translates the help pages")

    def event(self, text=SERVERS, **details):
        return make.event(self.acme, by=self.bo, text=text, **details)

    def test_a_risk_like_it_is_offered_with_what_both_mention(self):
        """6.6"""
        found = foretold(self.event(), self.ana)

        self.assertEqual([(self.risk, ["new", "servers", "delivered", "time"])], found.proposed)

    def test_a_risk_with_a_short_name_is_found_by_any_of_the_cards_behind_it(self):
        cards = "Nobody owned the list\nThe beds of the supplier came two weeks late\nThe price rose"
        beds = make.risk(self.release, self.ana, title="Beds", cluster=cards)

        [(found, words)] = foretold(self.event("The supplier delivered the beds two weeks late."), self.ana).proposed

        self.assertEqual((beds, {"supplier", "beds", "two", "weeks", "late"}), (found, set(words)))

    def test_two_words_of_a_short_card_are_not_enough(self):
        """Of “supplier late” a long account soon has all; it would come before what is truly like it."""
        make.risk(self.release, self.ana, title="Beds", cluster="The supplier is late\nThe price rose")
        found = foretold(self.event(f"{SERVERS} The supplier of the racks was called late at night."), self.ana)

        self.assertEqual([self.risk], [risk for risk, _words in found.proposed])

    def test_nothing_is_offered_that_is_not_alike(self):
        found = foretold(self.event("The coffee machine leaked over the floor."), self.ana)

        self.assertEqual(([], True), (found.proposed, found.is_covered))

    def test_nothing_is_offered_that_was_named_only_afterwards(self):
        before = self.event(started_at=timezone.now() - timedelta(days=3))

        self.assertEqual([], foretold(before, self.ana).proposed)
        with self.assertRaisesMessage(ValidationError, "only after it had happened"):
            self.risk.foretell(by=self.ana, event=before)

    def test_risks_of_a_team_are_offered_to_that_team_only(self):
        team = make.team(self.acme, members=[self.ana])
        ours = make.premortem(self.acme, self.ana, team=team)
        secret = make.risk(ours, self.ana, title="The new servers are not delivered")
        carol = make.member(self.acme, "Carol")
        event = self.event()

        self.assertNotIn(secret, [risk for risk, _words in foretold(event, carol).proposed])
        self.assertIn(secret, [risk for risk, _words in foretold(event, self.ana).proposed])

    def test_it_takes_one_question_to_the_database_however_much_there_is(self):
        event = self.event()
        foretold(event, self.ana)
        for place in range(5):
            make.risk(self.release, self.ana, title=f"The new servers of hall {place} are not delivered")

        with self.assertNumQueries(1):
            foretold(event, self.ana)

    def test_what_a_signal_told_of_comes_first(self):
        event = self.event("It burns.")
        make.signal(self.risk, self.ana).fire("breach-1", "6.1", event=event)

        self.assertEqual([(self.risk, [])], foretold(event, self.ana).proposed)

    def test_confirming_it_says_whether_a_signal_had_spoken(self):
        make.signal(self.risk, self.ana)
        silent, told = self.event(), self.event("The servers came late again.")
        self.risk.foretell(by=self.bo, event=silent)
        self.risk.signals.get().fire("breach-1", "6.1", event=told)
        self.risk.foretell(by=self.bo, event=told)

        said = dict(Occurrence.objects.values_list("event", "was_signalled"))
        self.assertEqual({silent.pk: False, told.pk: True}, said)
        self.assertEqual([self.risk], list(Risk.objects.silent()))

    def test_a_false_alarm_before_it_is_no_warning(self):
        signal = make.signal(self.risk, self.ana)
        signal.say_it_fired(self.ana, "It moved by a day.").answer(self.ana, "false_alarm", "Only a typing error.")

        self.assertFalse(self.risk.had_signalled(self.event()))
        signal.retire(by=self.ana)
        self.assertIsNone(self.risk.had_signalled(self.event()))

    def test_without_any_signal_nobody_knows_whether_it_would_have_spoken(self):
        self.assertIsNone(self.risk.foretell(by=self.bo, event=self.event()).was_signalled)

    def test_nobody_foresaw_it_until_somebody_finds_the_risk(self):
        event = self.event()
        Unforeseen.say(self.ana, event, missing="Whoever orders")
        Unforeseen.say(self.ana, event)
        self.assertTrue(foretold(event, self.ana).is_unforeseen)

        self.risk.foretell(by=self.ana, event=event)

        self.assertFalse(Unforeseen.objects.exists())
        self.assertEqual([self.risk], foretold(event, self.ana).linked)

    def test_taking_it_back(self):
        event = self.event()
        self.risk.foretell(by=self.ana, event=event)

        self.risk.take_back_event(by=self.ana, event=event)

        self.assertEqual("open", Risk.objects.get(pk=self.risk.pk).state)

    def test_successes_are_not_asked_about(self):
        event = self.event("The new servers were delivered in time.", kind="success")

        self.assertNotIn("foretold", {name for _template, part in parts_of(event, self.ana) for name in part})

    def test_what_was_written_about_it_goes_when_it_is_handed_over(self):
        event = self.event()
        make.signal(self.risk, self.ana).fire("breach-1", "Somebody was hurt", event=event)
        self.risk.foretell(by=self.ana, event=event, note="Somebody was hurt")

        event.hand_to_other_process(by=self.ana)

        told = [self.risk.signals.get().firings.get().words, self.risk.occurrences.get().note]
        self.assertEqual(["", ""], told)


class ForeseenPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.release = make.premortem(cls.acme, cls.ana)
        cls.risk = make.complete_risk(cls.release, cls.ana, title="The new servers are not delivered in time")
        cls.event = make.event(cls.acme, by=cls.ana, text=SERVERS)

    def setUp(self):
        self.client.force_login(self.ana)

    def page(self):
        return self.client.get(self.event.get_absolute_url())

    def test_the_page_of_a_failure_asks_and_keeps_what_is_said(self):
        self.assertContains(self.page(), "both mention new, servers, delivered, time")

        answer = self.client.post(f"/acme/premortems/foreseen/{self.event.number}", {"risk": self.risk.number})

        self.assertRedirects(answer, f"{self.event.get_absolute_url()}#foreseen")
        self.assertContains(self.page(), "Foreseen in the pre-mortem of “Release 5.0”")

    def test_it_can_be_taken_back(self):
        address = f"/acme/premortems/foreseen/{self.event.number}"
        self.client.post(address, {"risk": self.risk.number})

        self.client.post(address, {"risk": self.risk.number, "_method": "delete"})

        self.assertFalse(Occurrence.objects.exists())

    def test_nobody_foresaw_it(self):
        address = f"/acme/premortems/foreseen/{self.event.number}/nobody"
        self.client.post(address, {"missing": "Whoever orders"})

        self.assertContains(self.page(), "Nobody foresaw it.")
        self.client.post(address, {"_method": "delete"})
        self.assertNotContains(self.page(), "A wider group may see more")

    def test_odd_numbers_find_nothing(self):
        for odd in ("", "x", "1e309", "9" * 30, "\x00"):
            answer = self.client.post(f"/acme/premortems/foreseen/{self.event.number}", {"risk": odd})
            self.assertEqual(404, answer.status_code)

    def test_where_nobody_looked_ahead_nothing_is_asked(self):
        other = make.person("Olga")
        event = make.event(make.organisation(other, "Other"), by=other, text=SERVERS)
        self.client.force_login(other)

        self.assertNotContains(self.client.get(event.get_absolute_url()), "Was this foreseen?")
