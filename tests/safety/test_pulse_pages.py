import logging
from datetime import timedelta
from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldseam.common import times
from goldseam.common.logs import DiscreetFormatter
from goldseam.common.models import Submission
from goldseam.common.pace import Pace
from goldseam.safety.items import items_in
from goldseam.safety.models import Pulse, PulseResponse, Ticket
from goldseam.safety.views import door
from goldseam.safety.words import LANGUAGES, words_in
from tests import make


def ward(of, name="Ward", size=6, start=0):
    return make.team(of, name, [make.member(of, f"P{number}") for number in range(start, start + size)])


class DoorTests(TestCase):
    """Answering, without an account."""

    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.team = ward(cls.acme)
        cls.pulse = make.open_pulse(cls.acme, purpose="To talk about it.", what_follows="A talk in May.")
        cls.group = cls.pulse.groups.get(team=cls.team)
        cls.who = make.person("P0")
        cls.code = cls.pulse.code_for(cls.who, cls.group)

    def door(self, language=""):
        return reverse("pulse:language", args=[self.code, language]) if language else f"/pulse/{self.code}"

    def answers(self):
        self.pulse.close()
        return self.pulse.groups.get(team=self.team).answered

    def test_the_page_says_first_who_sees_what_and_then_asks(self):
        page = self.client.get(self.door())

        for words in ("no link exists", "at least 5 people", "at least 10 do", "A talk in May.", "Statement 8 of 8"):
            self.assertContains(page, words)
        self.assertContains(page, "Colleagues may recognise your style or an event only you know.")
        self.assertContains(page, 'type="radio"', count=8 * 8)

    def test_an_answer_is_kept_and_the_browser_has_nothing_to_send_again(self):
        page = self.client.post(self.door(), {"send": "1", "item1": "2", "item4": "7", "comment": "A word\r\nmore"})

        self.assertRedirects(page, self.door("en"))
        self.assertContains(self.client.get(self.door()), "Nobody can see which one it is")
        self.assertEqual(self.answers(), 1)

    def test_nobody_keeps_others_out_by_sending_what_is_no_answer(self):
        """An answer can be given once; what is none could be sent a thousand times a minute."""
        with patch.object(door, "ARRIVING", Pace(most=1)):
            for _again in range(3):
                self.assertEqual(self.client.post(self.door(), {"send": "1"}).status_code, 422)
            other = self.pulse.code_for(make.person("P1"), self.group)

            sent = self.client.post(f"/pulse/{other}", {"send": "1", "item1": "2"})
            late = self.client.post(self.door(), {"send": "1", "item1": "2"})

        self.assertEqual((sent.status_code, late.status_code), (302, 429))
        self.assertContains(late, 'value="2" checked', status_code=429)

    def test_a_link_works_once(self):
        for _twice in range(2):
            page = self.client.post(self.door(), {"send": "1", "item1": "2"})
            self.assertRedirects(page, self.door("en"))

        self.assertEqual(self.answers(), 1)

    def test_another_language_loses_no_answer_and_sends_nothing(self):
        page = self.client.post(self.door("de"), {"look": "1", "item3": "6", "comment": "Ein Wort"})

        self.assertContains(page, 'lang="de"')
        self.assertContains(page, 'name="item3" value="6" checked')
        self.assertContains(page, "Ein Wort")
        self.assertEqual(self.answers(), 0)

    def test_the_browser_says_which_language_its_reader_knows(self):
        page = self.client.get(self.door(), headers={"Accept-Language": "fr-CH, fr;q=0.9, en;q=0.8"})

        self.assertContains(page, "aucun lien n&#39;existe")

    def test_all_languages_say_everything(self):
        keys = set(words_in("en")._said)
        for code in LANGUAGES:
            self.assertEqual(set(words_in(code)._said), keys, code)
            page = self.client.get(self.door(code))
            self.assertContains(page, items_in(code).item(4).text.replace("'", "&#39;"))

    def test_nothing_answered_is_not_sent(self):
        page = self.client.post(self.door(), {"send": "1", "comment": "  "})

        self.assertContains(page, "Nothing is answered yet", status_code=422)

    def test_what_no_form_would_send_is_asked_for_again(self):
        for data in ({"item1": "9"}, {"item1": "1e309"}, {"item2": "2\0"}, {"comment": "x" * 501}):
            page = self.client.post(self.door(), data | {"send": "1"})
            self.assertEqual(page.status_code, 422, data)
        page = self.client.post(self.door(), {"send": "1", "item1": "3", "comment": "a\0b" + "\r\n" * 200})

        self.assertEqual(page.status_code, 302)

    def test_a_link_that_leads_nowhere_says_so_calmly(self):
        for code in ("x", "0" * 20, "%00", "ÄÖÜ", "A" * 3000):
            page = self.client.get(f"/pulse/{code}")
            self.assertContains(page, "This link leads nowhere", status_code=404)
        self.pulse.close()

        self.assertContains(self.client.get(self.door()), "Perhaps the pulse is over", status_code=404)

    def test_after_its_last_day_it_takes_no_answer_even_before_it_has_closed(self):
        gone = timezone.localdate() - timedelta(days=2)
        Pulse.objects.filter(pk=self.pulse.pk).update(opens_on=gone - timedelta(days=14), closes_on=gone)

        for page in (self.client.get(self.door()), self.client.post(self.door(), {"send": "1", "item1": "3"})):
            self.assertContains(page, "This pulse is closed", status_code=410)

    def test_who_sends_at_the_moment_of_closing_is_told_so_calmly(self):
        def close(*_args, **_said):
            self.pulse.close()
            raise ValidationError("This pulse is over.")

        with patch.object(Ticket, "answer", close):
            page = self.client.post(self.door(), {"send": "1", "item1": "3"})

        self.assertContains(page, "Perhaps the pulse is over", status_code=404)

    def test_nothing_of_who_answers_is_seen_kept_or_logged(self):
        """Signed in on the same device, behind a proxy: no cookie, no session, no code in any line of the log."""
        browser = Client(raise_request_exception=False)
        browser.force_login(self.who)
        with self.assertLogs(level="DEBUG") as log, self.settings(DEBUG=False):
            logging.getLogger("django.request").error("Internal Server Error: %s", self.door("en"))
            logging.getLogger("here").debug("A line, so that there is one.")
            with CaptureQueriesContext(connection) as asked:
                pages = [browser.get(self.door(), headers={"X-Forwarded-For": "203.0.113.9"})]
                pages.append(browser.post(self.door(), {"send": "1", "item1": "3"}))
                pages.append(browser.get(self.door()))

        for page in pages:
            self.assertFalse(page.cookies)
            self.assertEqual(page["Referrer-Policy"], "no-referrer")
            self.assertEqual(page["Cache-Control"], "no-store")
        self.assertFalse(any("session" in query["sql"] for query in asked))
        self.assertFalse(Submission.objects.exists())
        told = [DiscreetFormatter("%(message)s").format(record) for record in log.records]
        self.assertFalse(any(self.code in line for line in told))


class PlanningTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.team = ward(cls.acme)
        cls.bo = make.member(cls.acme, "Bo")

    def setUp(self):
        self.client.force_login(self.ana)

    def at(self, name, *args):
        return reverse(f"pulses:{name}", args=[self.acme.slug, *args])

    def plan(self, **changed):
        today = timezone.localdate()
        told = {"opens_on": today, "closes_on": today + timedelta(days=14), "least_scores": 5, "least_comments": 10}
        return self.client.post(self.at("new"), told | changed)

    def test_a_guide_plans_one_changes_it_opens_it_and_calls_it_off(self):
        page = self.plan(purpose="To talk.")
        pulse = Pulse.objects.get()
        self.assertRedirects(page, pulse.get_absolute_url())

        told = {"opens_on": pulse.opens_on, "closes_on": pulse.closes_on, "least_scores": 6, "least_comments": 12}
        self.client.post(pulse.get_absolute_url(), told | {"_method": "patch", "purpose": "To change something."})
        self.client.post(self.at("opening", pulse.number))
        pulse.refresh_from_db()
        self.assertTrue(pulse.is_open)
        self.assertEqual((pulse.least_scores, pulse.purpose), (6, "To change something."))

        self.client.post(self.at("calling_off", pulse.number))
        self.assertContains(self.client.get(pulse.get_absolute_url()), "destroyed unread")

    def test_the_days_that_are_offered_can_be_kept_also_soon_after_the_last_one(self):
        last = make.closed_pulse(self.acme)

        first = last.opens_on + timedelta(days=28)
        self.assertContains(self.client.get(self.at("new")), f'value="{first.isoformat()}"')
        self.assertContains(self.plan(), f"so from {times.day(first)} on", status_code=422)
        self.assertEqual(self.plan(opens_on=first, closes_on=first + timedelta(days=14)).status_code, 302)

    def test_who_plans_sees_who_would_be_asked_and_who_not(self):
        make.team(self.acme, "Night desk", [self.ana])
        pulse = make.pulse(self.acme, opens_in=7)

        page = self.client.get(pulse.get_absolute_url())

        self.assertContains(page, "Too few people to hide in")
        self.assertContains(page, self.team.name)

    def test_only_whoever_is_asked_is_led_to_answering(self):
        pulse, olga = make.open_pulse(self.acme), make.member(self.acme, "Olga")
        self.client.force_login(olga)

        page = self.client.get(pulse.get_absolute_url())

        self.assertContains(page, "You are not asked this time")
        self.assertNotContains(page, self.at("answer", pulse.number))

    def test_opening_it_now_brings_its_day_forward(self):
        pulse = make.pulse(self.acme, opens_in=7)

        self.client.post(self.at("opening", pulse.number))

        pulse.refresh_from_db()
        self.assertTrue(pulse.is_open)
        self.assertEqual(pulse.opens_on, pulse.today)

    def test_one_that_was_called_off_is_not_said_to_be_open(self):
        pulse = make.pulse(self.acme)
        pulse.call_off(by=self.ana)

        page = self.client.post(self.at("opening", pulse.number), follow=True)

        self.assertNotContains(page, "It is open")

    def test_thresholds_are_not_lowered_and_nothing_typed_is_lost(self):
        for wrong in ({"least_scores": 4}, {"closes_on": "0001-01-01"}, {"least_comments": "1e309"}, {"opens_on": "x"}):
            page = self.plan(purpose="To talk.", **wrong)
            self.assertContains(page, "To talk.", status_code=422)

        self.assertFalse(Pulse.objects.exists())

    def test_while_it_is_open_the_page_tells_until_when_and_no_count(self):
        pulse = make.open_pulse(self.acme)
        before = self.client.get(pulse.get_absolute_url()).content
        make.answer_pulse(pulse, pulse.groups.get(team=self.team))

        after = self.client.get(pulse.get_absolute_url())

        self.assertContains(after, "It is open until")
        self.assertEqual(len(before), len(after.content))
        for name in ("file", "trend", "response"):
            args = [pulse.number, "svg"] if name == "trend" else [pulse.number]
            self.assertEqual(self.client.get(self.at(name, *args)).status_code, 404)

    def test_one_finds_the_own_links_and_nobody_elses(self):
        pulse = make.open_pulse(self.acme)
        group = pulse.groups.get(team=self.team)
        mine = make.person("P1")
        self.client.force_login(mine)

        page = self.client.get(self.at("answer", pulse.number))

        self.assertContains(page, pulse.code_for(mine, group))
        self.assertNotContains(page, pulse.code_for(make.person("P0"), group))
        self.assertEqual((page["Referrer-Policy"], page["Cache-Control"]), ("no-referrer", "no-store"))
        Ticket.by_code(pulse.code_for(mine, group)).answer({1: 3})
        self.assertContains(self.client.get(self.at("answer", pulse.number)), "An answer was given with your link")
        self.client.force_login(self.bo)
        self.assertContains(self.client.get(self.at("answer", pulse.number)), "You are not asked this time")

    def test_the_rhythm_is_set_by_those_who_guide(self):
        data = {"_method": "patch", "every": "quarter", "days_open": "10"}
        self.client.post(self.at("list"), data)
        self.assertContains(self.client.get(self.at("list")), "Every quarter. The next one opens on")
        self.assertEqual(self.client.post(self.at("list"), data | {"days_open": "99"}).status_code, 422)

        self.client.force_login(self.bo)
        self.assertEqual(self.client.post(self.at("list"), data).status_code, 404)

    def test_small_teams_find_a_talk_and_one_person_alone_is_not_offered_a_pulse(self):
        self.assertContains(self.client.get(self.at("talk")), "The half hour")
        alone = make.organisation(self.ana, "Alone", size="solo")

        self.assertContains(self.client.get(reverse("pulses:list", args=[alone.slug])), "A pulse takes a team")

    def test_who_does_not_belong_there_finds_nothing(self):
        pulse = make.open_pulse(self.acme)
        self.client.force_login(make.person("Olga"))

        for name in ("list", "talk"):
            self.assertEqual(self.client.get(self.at(name)).status_code, 404)
        self.assertEqual(self.client.get(pulse.get_absolute_url()).status_code, 404)
        self.client.force_login(self.ana)
        self.assertEqual(self.client.get(f"/{self.acme.slug}/pulses/{'9' * 30}").status_code, 404)


class ResultPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.team, cls.other = ward(cls.acme), ward(cls.acme, "Night", start=6)
        cls.tiny = ward(cls.acme, "Tiny", size=3, start=12)
        cls.member, cls.stranger = make.person("P0"), make.person("P6")
        cls.first = make.closed_pulse(cls.acme, days_ago=90)
        cls.pulse = make.closed_pulse(cls.acme, answers=["1726167", *make.PULSE_ANSWERS[1:]])

    def see(self, person, *parts, status=200):
        self.client.force_login(person)
        page = self.client.get("".join([self.pulse.get_absolute_url(), *parts]))
        self.assertEqual(page.status_code, status)
        return page

    def test_members_read_the_score_of_their_team_with_its_interval(self):
        """Six people, all of them answered; the mean of the first pulse is the vector of the domain."""
        self.client.force_login(self.member)
        page = self.client.get(self.first.get_absolute_url())

        self.assertContains(page, "5.1</strong> <span>of 7; the range that fits is 3.9 to 6.3")
        self.assertContains(page, "6 of 6 answered (100%)")
        self.assertContains(page, "1 person chose the same step throughout")
        self.assertContains(page, "change under about one point is noise")

    def test_the_trend_has_a_point_for_each_quarter_and_says_whether_it_changed(self):
        page = self.see(self.member)

        self.assertContains(page, "apart from the pulse before: no more than chance")
        self.assertContains(page, '<figure class="chart">')
        svg = self.see(self.member, f"/teams/{self.team.pk}/trend.svg")
        self.assertEqual(svg["Content-Type"], "image/svg+xml")

    def test_nobody_reads_another_team_whoever_they_are(self):
        for person in (self.stranger, self.ana):
            page = self.see(person)
            self.assertNotContains(page, ">Ward<")
            self.assertNotContains(self.see(person, "/results.csv"), "Ward")
            self.see(person, f"/teams/{self.team.pk}/trend.svg", status=404)
            self.see(person, f"/teams/{self.team.pk}/response", status=404)

    def test_a_team_under_five_is_led_to_a_talk(self):
        page = self.see(make.person("P12"))

        self.assertContains(page, "nobody could hide here")
        self.assertContains(page, "How to hold a good talk instead")

    def test_the_file_has_the_numbers_of_the_page(self):
        lines = self.see(self.member, "/results.csv").content.decode("utf-8-sig").splitlines()

        self.assertIn("Ward,", [line[:5] for line in lines])
        self.assertEqual(sum(line.startswith("Ward,") for line in lines), 9)
        self.assertFalse(any(line.startswith("Night") for line in lines))

    def test_no_question_in_an_address_changes_what_is_shown(self):
        """There are no filters: not by team, day, role or item."""
        plain = self.see(self.member).content

        for query in ("?team=1", "?since=2026-01-01&until=2026-02-01", "?role=owner&item=3", "?person=2"):
            self.assertEqual(len(self.see(self.member, query).content), len(plain), query)

    def test_a_response_stands_beside_the_results_and_among_what_changed(self):
        checklist = make.checklist(self.acme, title="Hand-over")
        self.client.force_login(self.ana)
        said = {"heard": "Asking is hard at night.", "changing": "Two of us are on call.", "artifacts": [checklist.pk]}

        page = self.client.post(f"{self.pulse.get_absolute_url()}/response", said)

        self.assertRedirects(page, self.pulse.get_absolute_url())
        for words in ("Asking is hard at night.", "Two of us are on call.", "Hand-over"):
            self.assertContains(self.see(self.member), words)
        feed = self.client.get(reverse("shareouts:feed", args=[self.acme.slug]))
        self.assertContains(feed, "Two of us are on call")
        self.assertContains(feed, "Because people answered a pulse")

    def test_a_response_to_one_team_is_read_by_that_team(self):
        self.client.force_login(self.member)
        there = f"{self.pulse.get_absolute_url()}/teams/{self.team.pk}/response"
        self.client.post(there, {"heard": "Too many alarms.", "changing": "We switch two of them off."})

        feed = reverse("shareouts:feed", args=[self.acme.slug])
        self.assertContains(self.client.get(feed), "We switch two of them off")
        self.assertNotContains(self.see(self.stranger), "Too many alarms.")
        self.assertNotContains(self.client.get(feed), "We switch two of them off")

    def test_a_response_without_what_follows_is_asked_for_again(self):
        checklist = make.checklist(self.acme, title="Hand-over")
        self.client.force_login(self.ana)
        there = f"{self.pulse.get_absolute_url()}/response"
        page = self.client.post(there, {"heard": "A lot.", "artifacts": [checklist.pk]})

        self.assertContains(page, "A lot.", status_code=422)
        self.assertContains(page, '<details class="fold" open>', status_code=422)
        self.assertNotContains(self.client.get(there), '<details class="fold" open>')
        self.assertFalse(PulseResponse.objects.exists())

    def test_after_two_pulses_without_a_response_the_list_says_why_nobody_is_asked(self):
        self.client.force_login(self.ana)

        self.assertContains(self.client.get(reverse("pulses:list", args=[self.acme.slug])), "Paused until people hear")
        with self.assertRaises(ValidationError):
            make.pulse(self.acme)
