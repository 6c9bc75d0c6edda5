"""A signal fires: by a run, or because somebody saw it; then somebody looks and says what it is."""

from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Notification
from goldseam.premortems.models import Firing, Signal
from tests import make

LATE = "The delivery date was moved"


class SignalTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.release = make.premortem(cls.acme, cls.ana)
        cls.risk = make.complete_risk(cls.release, cls.ana)
        cls.signal = make.signal(cls.risk, cls.ana, words=LATE)

    def test_somebody_sees_it_and_it_waits_for_whoever_looks_after_the_risk(self):
        firing = self.signal.say_it_fired(by=self.bo, words="Two weeks later, they wrote.")
        deliver()

        self.assertEqual(list(Firing.objects.waiting()), [firing])
        told = Notification.objects.get(person=self.ana)
        self.assertEqual(
            told.activity.sentence,
            f"“{LATE}” has fired: the risk “The new servers were not there in time” may be coming true",
        )

    def test_seen_twice_in_the_same_words_it_fired_once(self):
        for _ in range(2):
            self.signal.say_it_fired(by=self.bo, words="Two weeks later.")

        self.assertEqual(self.signal.firings.count(), 1)

    def test_it_says_what_was_seen(self):
        with self.assertRaisesMessage(ValidationError, "what you see"):
            self.signal.say_it_fired(by=self.bo, words=" ")

    def test_what_nobody_looks_at_any_more_does_not_fire(self):
        self.signal.retire(by=self.ana)

        self.assertIsNone(self.signal.fire("breach-1", "6.1"))
        with self.assertRaisesMessage(ValidationError, "Bring it back"):
            self.signal.say_it_fired(by=self.bo, words="Two weeks later.")
        self.signal.bring_back(by=self.ana)
        self.assertIsNotNone(self.signal.fire("breach-1", "6.1"))

    def test_a_false_alarm_says_why(self):
        firing = self.signal.say_it_fired(by=self.bo, words="Two weeks later.")

        with self.assertRaisesMessage(ValidationError, "why it was none"):
            firing.answer(by=self.ana, answer="false_alarm")
        firing.answer(by=self.ana, answer="false_alarm", words="That is another order.")

        self.assertFalse(Firing.objects.waiting().exists())
        self.assertEqual("open", self.risk.state)

    def test_what_is_coming_true_has_come_true_with_its_signal(self):
        firing = self.signal.say_it_fired(by=self.bo, words="Two weeks later.")

        firing.answer(by=self.ana, answer="coming_true")

        self.assertTrue(self.risk.occurrences.get().was_signalled)

    def test_the_event_that_told_so_is_what_was_foreseen(self):
        event = make.event(self.acme, by=self.bo)
        firing = self.signal.fire("breach-1", "6.1", event=event)
        self.assertFalse(self.risk.has_happened)

        firing.answer(by=self.ana, answer="coming_true")

        self.assertEqual(event, self.risk.occurrences.get().event)

    def test_looking_again_lets_it_wait_again(self):
        firing = self.signal.say_it_fired(by=self.bo, words="Two weeks later.")
        firing.answer(by=self.ana, answer="acted", words="We ordered elsewhere.")

        firing.take_back_answer(by=self.ana)

        self.assertEqual(list(Firing.objects.waiting()), [firing])


class LineTests(TestCase):
    """6.3: a line of a checklist is a signal."""

    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.risk = make.complete_risk(make.premortem(cls.acme, cls.ana), cls.ana, title="The backup could not be read")
        cls.list = make.checklist(cls.acme, by=cls.ana)
        cls.line = cls.list.in_force.items.get(text="Backup is taken")
        about = {"artifact": cls.list, "item_key": cls.line.key}
        cls.signal = Signal.name(cls.risk, cls.ana, "line", "Nobody could take a backup", **about)

    def run_it(self, *answers):
        run = make.run(self.list, by=self.ana, is_finished=False)
        for state, reason in answers:
            run.answer(self.ana, self.line.key, state, reason=reason)
        run.finish(by=self.ana)
        deliver()
        return run

    def test_a_skip_that_stands_fires_it(self):
        run = self.run_it(("skipped", "The disk is full."))

        firing = self.signal.firings.get()
        self.assertEqual((run, "Skipped: The disk is full."), (firing.run, firing.words))

    def test_a_skip_that_was_made_up_for_does_not(self):
        self.run_it(("skipped", "The disk is full."), ("done", ""))

        self.assertFalse(self.signal.firings.exists())

    def test_a_problem_fires_it_also_where_it_was_mended(self):
        self.run_it(("problem", "The tape is torn."), ("done", ""))

        self.assertEqual(self.signal.firings.get().words, "Caught a problem: The tape is torn.")

    def test_what_was_caught_and_written_down_is_the_same_firing_with_its_event(self):
        run = self.run_it(("problem", "The tape is torn."))
        event = run.report(by=self.ana, key=self.line.key)
        deliver()

        self.assertEqual(event, self.signal.firings.get().event)

    def test_what_was_caught_says_nothing_to_who_may_not_see_it_later(self):
        run = make.run(self.list, by=self.ana, is_finished=False)
        run.answer(self.ana, self.line.key, "problem", reason="The tape is torn.")
        event = run.report(by=self.ana, key=self.line.key)
        deliver()

        firing = self.signal.firings.get()

        self.assertEqual((firing.event, firing.words), (event, ""))

    def test_other_lines_do_not_fire_it(self):
        run = make.run(self.list, by=self.ana, problem="Red.")
        deliver()

        self.assertTrue(run.is_finished)
        self.assertFalse(self.signal.firings.exists())

    def test_a_checklist_that_others_do_not_see_is_no_signal_for_them(self):
        team = make.team(self.acme, members=[self.ana])
        ours = make.checklist(self.acme, by=self.ana, title="Ours")
        type(ours).objects.filter(pk=ours.pk).update(team=team)
        ours.refresh_from_db()

        with self.assertRaisesMessage(ValidationError, "do not see this checklist"):
            about = {"artifact": ours, "item_key": ours.in_force.items.first().key}
            Signal.name(self.risk, self.ana, "line", "Skipped", **about)


class SignalPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.risk = make.complete_risk(make.premortem(cls.acme, cls.ana), cls.ana)
        cls.signal = make.signal(cls.risk, cls.ana, words=LATE)

    def setUp(self):
        self.client.force_login(self.ana)

    def test_a_line_is_chosen_out_of_a_checklist(self):
        checklist = make.checklist(self.acme, by=self.ana)
        address = f"/acme/premortems/risks/{self.risk.number}/signals?kind=line"
        self.assertContains(self.client.get(address), "Release checklist")
        address += f"&checklist={checklist.number}"
        self.assertContains(self.client.get(address), "Backup is taken")

        key = checklist.in_force.items.first().key
        self.client.post(address, {"words": "Tests are red", "item_key": str(key)})

        self.assertEqual(key, self.risk.signals.get(kind="line").item_key)

    def test_what_is_missing_is_said_beside_what_was_typed(self):
        address = f"/acme/premortems/risks/{self.risk.number}/signals?kind=link"

        page = self.client.post(address, {"words": "", "link": "https://example.org/orders"})

        self.assertContains(page, "https://example.org/orders", status_code=422)

    def test_it_fires_by_hand_and_is_looked_at(self):
        self.client.post(f"/acme/premortems/signals/{self.signal.number}/firings", {"words": "Two weeks later."})
        firing = self.signal.firings.get()
        self.assertContains(self.client.get("/acme/"), "A signal has fired")
        look = f"/acme/premortems/firings/{firing.pk}/look"

        page = self.client.post(look, {"answer": "false_alarm", "words": ""})
        self.assertContains(page, "Say why it was none.", status_code=422)
        self.client.post(look, {"answer": "acted", "words": "Ordered elsewhere."})

        self.assertContains(self.client.get(self.risk.get_absolute_url()), "We acted")
        self.assertNotContains(self.client.get("/acme/"), "A signal has fired")

    def test_a_link_that_is_no_address_of_the_web_is_only_read(self):
        self.signal.amend(by=self.ana, link="javascript:alert(1)")

        self.assertNotContains(self.client.get(self.signal.page), 'href="javascript')

    def test_odd_addresses_find_nothing(self):
        for odd in ("?kind=line&checklist=999", "?kind=line&checklist=" + "9" * 30):
            answer = self.client.get(f"/acme/premortems/risks/{self.risk.number}/signals{odd}")
            self.assertIn(answer.status_code, (200, 404))

    def test_who_does_not_see_the_risk_finds_no_signal_of_it(self):
        team = make.team(self.acme, members=[self.ana])
        type(self.risk.premortem).objects.update(team=team)
        self.client.force_login(make.member(self.acme, "Bo"))

        self.assertEqual(404, self.client.get(self.signal.page).status_code)
        fired = self.client.post(f"/acme/premortems/signals/{self.signal.number}/firings", {"words": "Late."})
        self.assertEqual(404, fired.status_code)
