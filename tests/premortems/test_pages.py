"""The pages of pre-mortems and risks."""

from datetime import timedelta

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldseam.actions.models import Action
from goldseam.common.search.filling import work
from goldseam.premortems.models import Premortem, Risk
from tests import make


class PremortemPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.team = make.team(cls.acme, "Platform two", members=[cls.ana])
        cls.bo = make.member(cls.acme, "Bo")
        cls.release = make.premortem(cls.acme, cls.ana, team=cls.team)

    def setUp(self):
        self.client.force_login(self.ana)

    def test_one_line_is_enough_to_begin(self):
        answer = self.client.post("/acme/premortems/new", {"title": "Move to the new ward"})

        premortem = Premortem.objects.get(title="Move to the new ward")
        self.assertRedirects(answer, premortem.get_absolute_url())
        self.assertEqual(self.ana, premortem.facilitator)

    def test_what_is_refused_loses_nothing_that_was_typed(self):
        typed = {"title": "", "plan": "We move on a Sunday.", "starts_on": "0001-01-01", "voice_user": "x" * 300}
        answer = self.client.post("/acme/premortems/new", typed)

        self.assertContains(answer, "We move on a Sunday.", status_code=422)
        self.assertContains(answer, "Check the year.", status_code=422)

    def test_a_person_outside_the_team_finds_nothing(self):
        risk = make.risk(self.release)
        self.client.force_login(self.bo)

        for address in (self.release.get_absolute_url(), risk.get_absolute_url()):
            self.assertEqual(404, self.client.get(address).status_code)
        self.assertNotContains(self.client.get("/acme/premortems"), "Release 5.0")

    def test_its_page_leads_from_the_room_to_what_changes_today(self):
        here = self.release.get_absolute_url()
        self.assertContains(self.client.get(here), "Who is missing?")

        self.client.post(f"{here}/risks", {"title": "The servers came late"})
        page = self.client.get(here)

        self.assertContains(page, "no counter-measure")
        answer = self.client.post(f"{here}/settlement", {"changes_today": "We order earlier."})
        self.assertContains(answer, "lacks an owner", status_code=422)
        self.assertContains(answer, "We order earlier.", status_code=422)

    def test_it_is_held_by_a_click(self):
        hold = {"template": "premortem", "pace": "live", "welcomes_guests": "on"}
        answer = self.client.post(f"{self.release.get_absolute_url()}/room", hold)

        self.release.refresh_from_db()
        self.assertRedirects(answer, self.release.room.get_absolute_url(), fetch_redirect_response=False)

    def test_what_was_promised_so_that_it_goes_well_stands_there(self):
        promise = {"remedy": "checklist", "risk_reduction": "no key at night: from monthly to never"}
        promise |= {"title": "Count the keys", "owner": self.ana, "due_on": timezone.localdate()}
        room = self.release.hold(by=self.ana)

        room.purposed.becomes["win"].make(room, self.ana, None, **promise)

        self.assertContains(self.client.get(self.release.get_absolute_url()), "Count the keys")

    def test_a_rehearsal_opens_another_room(self):
        hold = {"template": "premortem", "pace": "live", "is_rehearsal": "on"}
        self.client.post(f"{self.release.get_absolute_url()}/room", hold)

        self.release.refresh_from_db()
        self.assertIsNone(self.release.room)
        self.assertEqual(1, self.release.rehearsals.count())

    def test_looking_back_asks_for_each_risk(self):
        risk = make.risk(self.release)
        address = f"{self.release.get_absolute_url()}/look-back"

        self.assertContains(self.client.post(address, {}), "Choose one.", status_code=422)
        answer = self.client.post(address, {f"outcome_{risk.number}": "came_true", "learned": "Ask the supplier."})

        page = self.client.get(answer.url)
        self.assertContains(page, "Risks that came true: 1 of 1. Too early to say more")
        self.assertContains(page, "Ask the supplier.")

    def test_more_risks_take_no_more_queries(self):
        here = self.release.get_absolute_url()
        for _time in range(2):
            make.complete_risk(self.release)
        self.client.get(here)
        few = self.queries_of(here)

        for _time in range(6):
            make.complete_risk(self.release).occur(by=self.ana)

        self.assertLessEqual(self.queries_of(here), few)

    def test_a_longer_list_takes_no_more_queries(self):
        self.client.get("/acme/premortems")
        few = self.queries_of("/acme/premortems")

        for number in range(31):
            make.risk(make.premortem(self.acme, self.ana, title=f"Plan {number}"))

        self.assertLessEqual(self.queries_of("/acme/premortems"), few)
        self.assertContains(self.client.get("/acme/premortems"), "Older")
        older = self.client.get("/acme/premortems?before=3")
        self.assertContains(older, "Back to the start")

    def test_odd_addresses_are_no_errors(self):
        for query in ("?state=nonsense&before=x", "?before=99999999999999999999", "?before=-1"):
            self.assertEqual(200, self.client.get(f"/acme/premortems{query}").status_code)

    def test_one_alone_sees_no_ceremony_of_a_team(self):
        solo = make.organisation(self.ana, "Solo", size="solo")
        page = self.client.get(make.premortem(solo).get_absolute_url())

        for words in ("Who is missing", "Owner", "Everybody writes", "Who leads"):
            self.assertNotContains(page, words)
        self.assertContains(page, "twice on different days")

    def test_alone_a_risk_is_ones_own(self):
        solo = make.premortem(make.organisation(self.ana, "Solo", size="solo"))

        self.client.post(f"{solo.get_absolute_url()}/risks", {"title": "The client left"})

        self.assertEqual(self.ana, solo.risks.get().owner)

    def test_the_risks_are_a_file_from_which_no_cell_is_taken_for_a_formula(self):
        make.risk(self.release, title="=1+1")

        table = self.client.get(f"{self.release.get_absolute_url()}/risks.csv").content.decode()
        text = self.client.get(f"{self.release.get_absolute_url()}/risks.md").content.decode()

        self.assertIn("'=1+1", table)
        self.assertIn("## =1+1", text)
        self.assertEqual(404, self.client.get(f"{self.release.get_absolute_url()}/risks.exe").status_code)

    def queries_of(self, address) -> int:
        with CaptureQueriesContext(connection) as caught:
            self.assertEqual(200, self.client.get(address).status_code)
        return len(caught)


class HistoryTests(TestCase):
    """Earlier failures are shown after people have written for themselves."""

    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        plan = "We replace the servers of the payment system in spring."
        earlier = make.premortem(cls.acme, title="Replace the payment servers", plan=plan)
        make.risk(earlier, title="The supplier went quiet").occur(by=cls.ana)
        make.risk(earlier, title="Nobody wanted it")
        cls.release = make.premortem(cls.acme, title="New payment servers", plan=plan)
        while work():
            pass

    def setUp(self):
        self.client.force_login(self.ana)

    def test_nobody_is_anchored_before_the_silent_writing(self):
        self.assertNotContains(self.client.get(self.release.get_absolute_url()), "went quiet")

    def test_whoever_asks_for_it_sees_what_came_true(self):
        page = self.client.get(f"{self.release.get_absolute_url()}?before=1")

        self.assertContains(page, "The supplier went quiet")
        self.assertNotContains(page, "Nobody wanted it")

    def test_after_the_silent_writing_it_is_there(self):
        room = self.release.hold(by=self.ana)
        doing = [stage.doing for stage in room.all_stages]
        room.go_to(doing.index("reveal"), by=self.ana)

        self.assertContains(self.client.get(self.release.get_absolute_url()), "The supplier went quiet")

    def test_others_teams_failures_stay_with_them(self):
        team = make.team(self.acme, "Night shift", members=[self.ana])
        Premortem.objects.filter(title="Replace the payment servers").update(team=team)
        self.client.force_login(make.member(self.acme, "Bo"))

        page = self.client.get(f"{self.release.get_absolute_url()}?before=1")

        self.assertNotContains(page, "went quiet")


class RiskPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.risk = make.risk(make.premortem(cls.acme, cls.ana))

    def setUp(self):
        self.client.force_login(self.ana)
        self.here = self.risk.get_absolute_url()

    def test_a_vague_trigger_is_pointed_out_and_kept(self):
        """“If things get bad” fails, and stands in nobody's way."""
        self.patch(title="Late", observable="If things get bad")

        page = self.client.get(self.here)
        self.assertContains(page, "is nothing that one sees")
        self.assertContains(page, "no trigger")

    def test_hints_come_while_somebody_types(self):
        answer = self.client.post("/acme/premortems/hints", {"observable": "Too many open tickets"})

        self.assertContains(answer, "from which number on?")
        self.assertNotContains(answer, "nothing that one sees")

    def test_numbers_that_are_none_are_refused_beside_the_field(self):
        for odd in ("nan", "inf", "1e309", "-1e300", "abc", "9" * 400):
            self.assertEqual(422, self.patch(title="Late", threshold=odd).status_code, odd)

    def test_a_counter_measure_is_promised_as_an_action(self):
        promise = {
            "title": "Add the order date to the release checklist",
            "owner": self.ana.pk,
            "due_on": timezone.localdate() + timedelta(days=7),
            "remedy": "checklist",
            "aim": "prevent",
            "risk_reduction": "late servers: from once a year to almost never",
        }
        answer = self.client.post(f"{self.here}/actions", promise)

        self.assertEqual(302, answer.status_code)
        self.assertEqual(self.risk, Action.objects.get().source)
        self.assertContains(self.client.get(self.here), "Add the order date to the release checklist")

    def test_a_check_in_sets_the_next_day(self):
        self.client.post(f"{self.here}/check-ins", {"outlook": "worse", "note": "No date.", "next_on": "2199-01-01"})

        self.risk.refresh_from_db()
        self.assertEqual(2199, self.risk.review_on.year)

    def test_accepting_takes_a_reason(self):
        self.assertEqual(422, self.client.post(f"{self.here}/acceptance", {"reason": " "}).status_code)

        self.client.post(f"{self.here}/acceptance", {"reason": "An hour at most."})
        self.assertContains(self.client.get(self.here), "An hour at most.")

    def test_it_comes_true_in_an_event_that_the_person_may_see(self):
        event = make.event(self.acme, self.ana)
        hidden = make.event(make.organisation(make.person("Cleo"), "Other"), make.person("Cleo"), text="A secret.")

        for wrong in ("9999", "x", "9" * 30):
            self.assertEqual(422, self.client.post(f"{self.here}/occurrences", {"event": wrong}).status_code)
        self.client.post(f"{self.here}/occurrences", {"event": event.number, "was_signalled": "no"})

        occurrence = self.risk.occurrences.get()
        self.assertEqual((event, False), (occurrence.event, occurrence.was_signalled))
        self.assertNotContains(self.client.get(self.here), hidden.title)

    def test_what_was_something_else_is_taken_back(self):
        occurrence = self.risk.occur(by=self.ana)

        self.client.post(f"{self.here}/occurrences/{occurrence.pk}", {"_method": "delete"})

        self.assertFalse(Risk.objects.happened().exists())

    def patch(self, **typed):
        return self.client.post(self.here, {"_method": "patch", **typed})
