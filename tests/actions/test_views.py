import re
from datetime import timedelta
from html import unescape

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldseam.actions.models import Action, Patience
from tests import make

TITLE = re.compile(r'list__title"><a [^>]+>([^<]+)</a>')


def bring_to(action, state, owner, other):
    """Lets people do what brings an open action there."""
    if state == "dropped":
        return action.give_up(by=owner, reason="The supplier does it.")
    action.complete(by=owner)
    if state != "done":
        action.confirm(by=other)
    if state in ("effective", "no_effect"):
        action.check_effect(by=owner, outcome="worked" if state == "effective" else state, found="Counted for a month.")


ONCE = "0b3b6f2e-6f51-4f0e-8a0b-3f1a5f6c7d80"


class ActionPages(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo")
        cls.outsider = make.person("Zoe")
        cls.event = make.classified(make.event(cls.acme), failure_type="preventable", reason="inattention")
        cls.review = make.review(cls.event)
        cls.action = make.action(cls.review)

    def setUp(self):
        self.client.force_login(self.ana)

    def at(self, name, *args):
        return reverse(f"actions:{name}", args=[self.acme.slug, *args])

    def typed(self, **details):
        typed = {
            "title": "Add a lock to the lid",
            "owner": self.bo.pk,
            "due_on": (timezone.localdate() + timedelta(days=7)).isoformat(),
            "remedy": "forcing_function",
            "aim": "prevent",
            "risk_reduction": "Open lids: from monthly to almost never",
        }
        return typed | details


class NewActionTests(ActionPages):
    def add(self, **details):
        return self.client.post(f"{self.at('new')}?event={self.event.number}", self.typed(**details))

    def test_an_action_is_promised_for_an_event(self):
        self.assertEqual(self.add().status_code, 302)

        made = Action.objects.latest("pk")
        self.assertEqual((made.event, made.owner, made.strength), (self.event, self.bo, 3))

    def test_what_fits_the_reason_is_proposed_first(self):
        page = self.client.get(f"{self.at('new')}?event={self.event.number}")

        self.assertContains(page, "Fits this event best")
        self.assertContains(page, (timezone.localdate() + timedelta(days=14)).isoformat())

    def test_a_kind_of_change_that_does_not_fit_asks_once_and_keeps_all_that_was_typed(self):
        refused = self.add(remedy="training")

        self.assertContains(refused, "slips happen to skilled people", status_code=422)
        self.assertContains(refused, "Add a lock to the lid", status_code=422)
        self.assertContains(refused, 'name="why_it_fits"', status_code=422)

        self.assertEqual(self.add(remedy="training", why_it_fits="Two of us are new.").status_code, 302)
        self.assertEqual(Action.objects.latest("pk").why_it_fits, "Two of us are new.")

    def test_a_day_that_has_passed_is_refused_kindly(self):
        yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()

        self.assertContains(self.add(due_on=yesterday), "That day has passed", status_code=422)

    def test_nonsense_stays_beside_its_field(self):
        for details in (
            {"title": "x" * 141},
            {"title": "a\0b"},
            {"owner": self.outsider.pk},
            {"owner": "9" * 40},
            {"remedy": "magic"},
            {"due_on": "soon"},
        ):
            self.assertEqual(self.add(**details).status_code, 422, details)

    def test_a_double_click_promises_once(self):
        before = Action.objects.count()

        self.add(once=ONCE)
        self.add(once=ONCE)

        self.assertEqual(Action.objects.count(), before + 1)

    def test_an_event_that_one_may_not_see_is_not_found(self):
        hidden = make.event(self.acme, visibility="restricted", text="Pay was wrong.")
        self.client.force_login(self.bo)

        for number in (hidden.number, "9" * 30, "x"):
            self.assertEqual(self.client.get(f"{self.at('new')}?event={number}").status_code, 404)

    def test_alone_nobody_is_asked_who(self):
        solo = make.person("Solo")
        mine = make.organisation(solo, name="Studio", size="solo")
        self.client.force_login(solo)
        address = reverse("actions:new", args=[mine.slug])

        self.assertNotContains(self.client.get(address), "Who?")
        self.client.post(address, self.typed(owner=""))
        self.assertEqual(Action.objects.latest("pk").owner, solo)


class ActionPageTests(ActionPages):
    def test_it_says_what_was_promised(self):
        page = self.client.get(self.at("show", self.action.number))

        self.assertContains(page, self.action.title)
        self.assertContains(page, self.event.title)

    def test_somebody_outside_finds_nothing(self):
        self.client.force_login(self.outsider)

        self.assertEqual(self.client.get(self.at("list")).status_code, 404)
        for name in ("show", "completion", "confirmation", "drop", "postponement", "effect_checks", "owner", "links"):
            self.assertEqual(self.client.post(self.at(name, self.action.number)).status_code, 404, name)

    def test_an_auditor_reads_and_changes_nothing(self):
        self.client.force_login(make.member(self.acme, "Audra", role="auditor"))

        self.assertEqual(self.client.get(self.at("show", self.action.number)).status_code, 200)
        self.assertEqual(self.client.post(self.at("completion", self.action.number)).status_code, 404)

    def test_a_number_that_nobody_has_is_not_found(self):
        for number in (999, 10**30):
            self.assertEqual(self.client.get(self.at("show", number)).status_code, 404)

    def test_amending_keeps_the_first_date(self):
        first = self.action.first_due_on
        self.client.post(self.at("show", self.action.number), self.typed(_method="patch", remedy="automate"))

        self.action.refresh_from_db()
        self.assertEqual((self.action.title, self.action.first_due_on), ("Add a lock to the lid", first))

    def test_a_refused_amendment_keeps_what_was_typed(self):
        page = self.client.post(self.at("show", self.action.number), self.typed(_method="patch", risk_reduction=""))

        self.assertContains(page, "Add a lock to the lid", status_code=422)

    def test_done_leads_back_to_where_the_button_stood(self):
        back = self.at("list") + "?of=all&state=open"

        answer = self.client.post(self.at("completion", self.action.number), {"back": back})

        self.assertRedirects(answer, back)
        self.assertTrue(Action.objects.get(pk=self.action.pk).is_done)

    def test_back_never_leads_to_another_site(self):
        for back in ("https://example.com/", "//example.com/", "/\\example.com", "/" + "ä" * 200):
            answer = self.client.post(self.at("completion", self.action.number), {"back": back})
            self.assertRedirects(answer, self.at("show", self.action.number))

    def test_the_ways_in_which_it_ends_and_goes_on(self):
        number = self.action.number
        self.assertEqual(self.client.post(self.at("drop", number), {"reason": ""}).status_code, 422)
        self.client.post(self.at("drop", number), {"reason": "Not needed now."})
        self.assertContains(self.client.get(self.at("show", number)), "Not needed now.")
        self.assertEqual(self.client.post(self.at("completion", number)).status_code, 422)
        self.client.post(self.at("drop", number), {"_method": "delete"})
        self.client.post(self.at("completion", number), {"evidence": "Version 4"})
        self.assertContains(self.client.get(self.at("show", number)), "Version 4")
        self.assertEqual(self.client.post(self.at("confirmation", number)).status_code, 422)
        self.client.force_login(self.bo)
        self.client.post(self.at("confirmation", number), {"seen": "Line 4 of the list"})
        self.assertContains(self.client.get(self.at("show", number)), "Line 4 of the list")
        self.assertEqual(self.client.post(self.at("effect_checks", number), {"outcome": "worked"}).status_code, 422)
        self.client.post(self.at("effect_checks", number), {"outcome": "worked", "found": "None in 8 weeks"})
        self.assertContains(self.client.get(self.at("show", number)), "None in 8 weeks")

    def test_a_new_date_in_the_past_is_refused_and_shown(self):
        typed = {"due_on": "2020-01-01"}

        page = self.client.post(self.at("postponement", self.action.number), typed)

        self.assertContains(page, "That day has passed", status_code=422)
        self.assertContains(page, "2020-01-01", status_code=422)


class LinkTests(ActionPages):
    def link(self, url="https://github.com/acme/web/issues/12"):
        return self.client.post(self.at("links", self.action.number), {"url": url})

    def test_an_action_is_linked_to_its_ticket_and_unlinked(self):
        """4.8: tracked in the product or in an issue tracker."""
        self.link()
        page = self.client.get(self.at("show", self.action.number))
        self.assertContains(page, "acme/web#12")
        self.assertContains(page, "The state there is not fetched")

        self.client.post(self.at("link", self.action.number, self.action.links.get().pk), {"_method": "delete"})
        self.assertNotContains(self.client.get(self.at("show", self.action.number)), 'issues/12"')

    def test_what_is_no_address_or_linked_already_is_refused_kindly(self):
        self.link()

        self.assertContains(self.link(), "acme/web#12 is linked already", status_code=422)
        for url in ("", "javascript:alert(1)", "https://a:b@example.org", "https://x/" + "y" * 600, "http://a\0b"):
            self.assertEqual(self.link(url).status_code, 422, url)
        self.assertEqual(self.action.links.count(), 1)

    def test_a_link_of_another_action_stays(self):
        self.link()
        other = make.action(self.review)

        address = self.at("link", other.number, self.action.links.get().pk)

        self.assertRedirects(self.client.post(address, {"_method": "delete"}), f"{other.get_absolute_url()}#links")
        self.assertEqual(self.action.links.count(), 1)

    def test_a_new_promise_brings_its_links(self):
        links = "https://acme.atlassian.net/browse/OPS-42\nhttps://github.com/acme/web/issues/1 https://github.com/acme/web/issues/1/"

        answer = self.client.post(self.at("new"), self.typed(links=links))

        self.assertEqual(answer.status_code, 302)
        self.assertEqual([str(link) for link in Action.objects.latest("pk").links.all()], ["OPS-42", "acme/web#1"])
        refused = self.client.post(self.at("new"), self.typed(links="OPS-42"))
        self.assertContains(refused, "Give the whole address", status_code=422)


class HintsWhileTypingTests(ActionPages):
    def test_hints_come_while_one_types_and_nothing_is_kept(self):
        typed = {"title": "Investigate the outage", "measure": "Count", "risk_reduction": "from monthly to never"}

        page = self.client.post(self.at("hints"), typed | {"_method": "patch", "once": ONCE, "title": "Better alerts"})

        self.assertContains(page, "Start with a verb")
        self.assertContains(self.client.post(self.at("hints"), typed | {"once": ONCE}), "What will exist afterwards")
        self.assertNotContains(self.client.post(self.at("hints"), {}), "notice")
        self.assertEqual(self.client.post(self.at("hints"), {"title": "a\0", "due_on": "x" * 5000}).status_code, 200)


class TakingTests(ActionPages):
    def setUp(self):
        super().setUp()
        self.carried = Action.carry_over(
            self.ana, self.acme, self.review, self.event, "Write a runbook", owner_text="SRE team", group="Prevent"
        )

    def test_what_came_with_a_document_is_taken(self):
        page = self.client.get(self.at("list"), {"of": "all", "state": "unassigned"})
        self.assertContains(page, "In the document: SRE team")
        self.assertContains(page, "Take it")
        self.assertContains(self.client.get(self.at("show", self.carried.number)), "Who takes it?")

        day = (timezone.localdate() + timedelta(days=7)).isoformat()
        self.client.post(self.at("owner", self.carried.number), {"owner": self.bo.pk, "due_on": day})

        self.assertEqual(Action.objects.get(pk=self.carried.pk).owner, self.bo)
        self.assertNotContains(self.client.get(self.at("list")), "Nobody’s yet")

    def test_taking_it_needs_an_owner_and_a_day_to_come(self):
        for typed in ({}, {"owner": self.bo.pk, "due_on": "2020-01-01"}, {"owner": "x", "due_on": "x"}):
            self.assertEqual(self.client.post(self.at("owner", self.carried.number), typed).status_code, 422, typed)

    def test_it_can_be_sorted_like_a_promise(self):
        answer = self.client.post(self.at("show", self.carried.number), self.typed(_method="patch"))

        self.assertEqual(answer.status_code, 302)
        self.carried.refresh_from_db()
        self.assertEqual((self.carried.strength, self.carried.first_due_on), (3, self.carried.due_on))


class PatienceTests(ActionPages):
    def test_those_who_run_the_place_choose_when_others_are_told(self):
        self.assertRegex(self.client.get(self.at("patience")).text, 'value="7"[^>]* checked')
        for days, kept in (("14", 14), ("never", None)):
            self.client.post(self.at("patience"), {"_method": "patch", "days": days})
            self.assertEqual(Patience.of(self.acme).days, kept)
        for days in ("x", "", "-1"):
            refused = self.client.post(self.at("patience"), {"_method": "patch", "days": days})
            self.assertEqual(refused.status_code, 422, days)

    def test_others_do_not(self):
        self.client.force_login(self.bo)

        self.assertEqual(self.client.get(self.at("patience")).status_code, 404)


class ActionListTests(ActionPages):
    def titles(self, **query):
        return TITLE.findall(self.client.get(self.at("list"), query).text)

    def test_what_is_due_first_stands_first(self):
        soon = make.action(self.review, title="Test it", due_on=timezone.localdate())

        self.assertEqual(self.titles(), [soon.title, self.action.title])

    def test_mine_and_all_differ(self):
        make.action(self.review, title="Of Bo", owner=self.bo)

        self.assertNotIn("Of Bo", self.titles(of="mine"))
        self.assertIn("Of Bo", self.titles(of="all"))

    def test_overdue_and_done_have_their_own_lists(self):
        late = make.action(self.review, title="Late", due_on=timezone.localdate() - timedelta(days=3))
        done = make.action(self.review, title="Finished")
        done.complete(by=self.ana)

        self.assertEqual(self.titles(state="overdue"), [late.title])
        self.assertEqual(self.titles(state="done"), [done.title])
        self.assertContains(self.client.get(self.at("list"), {"state": "overdue"}), "Overdue by 3 days")

    def test_each_state_has_its_list(self):
        """4.8: open, done, verified, effective or without effect; or dropped."""
        wanted = {"open": [self.action.title]}
        for state in ("done", "verified", "effective", "no_effect", "dropped"):
            action = make.action(self.review, title=f"Is {state}")
            bring_to(action, state, self.ana, self.bo)
            wanted[state] = [action.title]

        for state, titles in wanted.items():
            self.assertEqual(self.titles(state=state), titles, state)
            page = self.client.get(self.at("show", Action.objects.get(title=titles[0]).number))
            self.assertContains(page, 'aria-current="step"')

    def test_a_list_without_anything_says_so(self):
        for state in ("overdue", "unassigned", "done", "verified", "effective", "no_effect", "dropped"):
            self.assertContains(self.client.get(self.at("list"), {"state": state}), 'class="empty"')

    def test_pages_show_each_action_once(self):
        for count in range(34):
            make.action(self.review, title=f"Number {count}")
            Action.carry_over(self.ana, self.acme, self.review, self.event, f"Undated {count}")
        seen, more = [], self.at("list") + "?of=all"
        while more:
            page = self.client.get(more).text
            seen += TITLE.findall(page)
            following = re.search(r'rel="next" href="([^"]+)"', page)
            more = self.at("list") + unescape(following[1]) if following else None

        self.assertEqual((len(seen), len(set(seen))), (69, 69))

    def test_nonsense_in_the_address_does_no_harm(self):
        for query in ({"after": "x"}, {"after": f"2026-01-01.{'9' * 40}"}, {"of": "\0"}, {"state": "zzz"}):
            self.assertEqual(self.client.get(self.at("list"), query).status_code, 200, query)

    def test_more_rows_take_no_more_queries(self):
        with CaptureQueriesContext(connection) as few:
            self.client.get(self.at("list"))
        for count in range(10):
            make.action(self.review, title=f"Number {count}").complete(by=self.ana)
            make.action(self.review, title=f"Open {count}")
        with self.assertNumQueries(len(few)):
            self.client.get(self.at("list"))
