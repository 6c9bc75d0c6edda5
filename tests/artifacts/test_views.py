import re
from datetime import date, timedelta
from html import unescape
from unittest.mock import patch

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldseam.artifacts import readiness
from goldseam.artifacts.models import Artifact, Version
from goldseam.artifacts.readiness import Gap
from tests import make

ONCE = "1b3b6f2e-6f51-4f0e-8a0b-3f1a5f6c7d80"
TITLE = re.compile(r'<h2 class="list__title"><a [^>]+>([^<]+)</a>')


def rows(lines, **details):
    """What the editor sends: each line is a dict with text, and what else stands in its row."""
    typed = {"form-TOTAL_FORMS": len(lines), "form-INITIAL_FORMS": 0, "mode": "do_confirm"}
    for place, line in enumerate(lines):
        line = {"text": line} if isinstance(line, str) else line
        typed |= {f"form-{place}-{name}": value for name, value in line.items()}
    return typed | details


class ArtifactPages(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo")
        cls.outsider = make.person("Zoe")
        cls.event = make.event(cls.acme, text="The migration was not run.")
        cls.review = make.review(cls.event)
        cls.checklist = make.checklist(cls.acme)

    def setUp(self):
        self.client.force_login(self.ana)

    def at(self, name, *args):
        return reverse(f"artifacts:{name}", args=[self.acme.slug, *args])

    def saved(self, place=0, **details):
        line = self.checklist.current.lines[place]
        return {"text": line.text, "key": str(line.key), "pause": line.pause} | details


class ListTests(ArtifactPages):
    def titles(self, **query):
        return [unescape(title) for title in TITLE.findall(self.client.get(self.at("list"), query).text)]

    def test_it_says_from_how_many_events_each_has_learned(self):
        make.change(self.review, self.checklist)

        self.assertContains(self.client.get(self.at("list")), "from 1 event")

    def test_events_that_one_may_not_see_are_not_counted(self):
        hidden = make.review(make.event(self.acme, visibility="restricted", text="Pay was wrong."))
        make.change(hidden, self.checklist)
        self.client.force_login(self.bo)

        self.assertNotContains(self.client.get(self.at("list")), "from 1 event")

    def test_kind_and_words_narrow_it(self):
        Artifact.make(self.acme, by=self.ana, title="Freeze rule", kind="team_rule", content={"text": "If …, then …"})

        self.assertEqual(self.titles(), ["Freeze rule", "Release checklist"])
        self.assertEqual(self.titles(kind="team_rule"), ["Freeze rule"])
        self.assertEqual(self.titles(q="check release"), ["Release checklist"])
        self.assertEqual(self.titles(q="100%_"), [])

    def test_retired_ones_stand_apart(self):
        self.checklist.retire(by=self.ana, reason="A gate does it.")

        self.assertEqual(self.titles(), [])
        self.assertEqual(self.titles(retired="1"), ["Release checklist"])

    def test_pages_show_each_once(self):
        for count in range(84):
            Artifact.make(self.acme, by=self.ana, title=f"Rule {count % 7}", kind="form", content={"text": "x"})
        seen, more = 0, self.at("list")
        while more:
            page = self.client.get(more).text
            seen += len(TITLE.findall(page))
            following = re.search(r'rel="next" href="([^"]+)"', page)
            more = self.at("list") + unescape(following[1]) if following else None

        self.assertEqual(seen, 85)

    def test_more_rows_take_no_more_queries(self):
        with CaptureQueriesContext(connection) as few:
            self.client.get(self.at("list"))
        for count in range(10):
            make.change(self.review, make.checklist(self.acme, title=f"List {count}"))
        with self.assertNumQueries(len(few)):
            self.client.get(self.at("list"))

    def test_nonsense_in_the_address_does_no_harm(self):
        for query in ({"after": "9" * 40}, {"team": "x"}, {"kind": "\0"}, {"q": "\0"}):
            self.assertEqual(self.client.get(self.at("list"), query).status_code, 200, query)

    def test_stage_tag_owner_and_day_narrow_it(self):
        other = make.checklist(self.acme, by=self.bo, title="Handover")
        other.begin_trial(by=self.bo)
        other.tag(["ward"])
        Artifact.objects.filter(pk=other.pk).update(review_on=date(2020, 1, 1))

        for query in ({"stage": "trial"}, {"tag": "Ward"}, {"look": "due"}):
            self.assertEqual(self.titles(**query), ["Handover"], query)
        self.assertEqual(self.titles(owner="me"), ["Release checklist"])

    def test_what_was_learned_lately_is_counted_and_opens_what_it_counts(self):
        """7.6: artifacts changed because of events, each once, by how much they protect."""
        make.change(self.review, self.checklist)
        make.change(self.review, self.checklist, add="Another line")
        cosmetic = make.change(self.review, make.checklist(self.acme, title="Only wording"))
        Version.objects.filter(pk=cosmetic.version_id).update(is_cosmetic=True)

        page = self.client.get(self.at("list"))

        self.assertContains(page, "1 thing was changed because of events in the last 90 days")
        self.assertContains(page, "1 intermediate")
        self.assertEqual(self.titles(learned="lately", strength="2"), ["Release checklist"])
        self.assertEqual(self.titles(learned="before"), [])


class ShowTests(ArtifactPages):
    def test_each_line_leads_to_the_event_that_put_it_there(self):
        make.change(self.review, self.checklist)

        page = self.client.get(self.at("show", self.checklist.number))

        self.assertContains(page, f"Because of: {self.event.title}")
        self.assertContains(page, self.event.get_absolute_url())

    def test_an_event_that_one_may_not_see_is_not_named(self):
        hidden = make.review(make.event(self.acme, visibility="restricted", text="Pay was wrong."))
        version = make.change(hidden, self.checklist).version
        self.client.force_login(self.bo)

        for address in (self.at("show", self.checklist.number), version.get_absolute_url()):
            self.assertNotContains(self.client.get(address), "Pay was wrong")

    def test_more_lines_take_no_more_queries(self):
        with CaptureQueriesContext(connection) as few:
            self.client.get(self.at("show", self.checklist.number))
        for count in range(5):
            make.change(self.review, self.checklist, add=f"Line {count}")
        with self.assertNumQueries(len(few) + 2):  # The events of lines, and the reviews of versions, once each.
            self.client.get(self.at("show", self.checklist.number))

    def test_each_version_says_where_it_came_from(self):
        make.change(self.review, self.checklist)

        page = self.client.get(self.at("show", self.checklist.number))

        self.assertContains(page, f"because of “{self.event.title}”")
        self.assertContains(page, "decided in a review")

    def test_a_text_is_shown_as_text(self):
        rule = Artifact.make(self.acme, by=self.ana, title="Rule", kind="team_rule", content={"text": "If <b>, then c"})

        self.assertContains(self.client.get(rule.get_absolute_url()), "If &lt;b&gt;, then c")

    def test_somebody_outside_finds_nothing(self):
        self.client.force_login(self.outsider)
        number = self.checklist.number

        for address in (
            self.at("list"),
            self.at("new"),
            self.at("show", number),
            self.at("revise", number),
            self.at("version", number, 1),
        ):
            self.assertEqual(self.client.get(address).status_code, 404, address)
        self.assertEqual(self.client.post(self.at("retirement", number), {"reason": "x"}).status_code, 404)

    def test_an_auditor_reads_and_changes_nothing(self):
        self.client.force_login(make.member(self.acme, "Audra", role="auditor"))

        self.assertEqual(self.client.get(self.at("show", self.checklist.number)).status_code, 200)
        self.assertEqual(self.client.get(self.at("revise", self.checklist.number)).status_code, 404)
        self.assertEqual(self.client.post(self.at("revise", self.checklist.number), rows(["x"])).status_code, 404)

    def test_numbers_that_nobody_has_are_not_found(self):
        for address in (self.at("show", 10**30), self.at("version", self.checklist.number, 10**30)):
            self.assertEqual(self.client.get(address).status_code, 404)

    def test_retiring_asks_for_a_reason_and_can_be_undone(self):
        address = self.at("retirement", self.checklist.number)

        self.assertEqual(self.client.post(address, {"reason": ""}).status_code, 422)
        self.client.post(address, {"reason": "A gate does it now."})
        self.assertContains(self.client.get(self.at("show", self.checklist.number)), "A gate does it now.")
        self.assertEqual(self.client.get(self.at("revise", self.checklist.number)).status_code, 404)
        self.client.post(address, {"_method": "delete"})
        self.assertFalse(Artifact.objects.get(pk=self.checklist.pk).is_retired)

    def test_its_title_can_be_corrected(self):
        address = self.at("show", self.checklist.number)

        self.assertEqual(self.client.post(address, {"_method": "patch", "title": ""}).status_code, 422)
        self.client.post(address, {"_method": "patch", "title": "Release list"})
        self.assertContains(self.client.get(address), "Release list")


class StageTests(ArtifactPages):
    def send(self, name, **typed):
        return self.client.post(self.at(name, self.checklist.number), typed)

    def stage(self):
        return Artifact.objects.get(pk=self.checklist.pk).stage

    def test_it_goes_on_trial_and_back(self):
        self.send("trial")
        self.assertEqual(self.stage(), "trial")

        self.send("trial", _method="delete")
        self.assertEqual(self.stage(), "draft")

    def test_what_is_missing_is_said_and_can_be_overruled_with_a_reason(self):
        gap = Gap("C3", "It says when to use it", href="/somewhere")
        with patch.object(readiness, "ASKED", [lambda artifact: [gap]]):
            page = self.client.get(self.at("show", self.checklist.number))
            refused = self.send("activation", despite="")
            self.assertEqual(self.stage(), "draft")
            self.send("activation", despite="The season starts tomorrow.")

        self.assertContains(page, '<a href="/somewhere">It says when to use it</a>')
        self.assertContains(refused, "Say why it is needed now", status_code=422)
        self.assertEqual(self.stage(), "active")
        self.assertContains(self.client.get(self.at("show", self.checklist.number)), "The season starts tomorrow.")

    def test_what_has_to_be_there_offers_no_way_around(self):
        gap = Gap("V1", "Somebody signed it off", is_firm=True)
        with patch.object(readiness, "ASKED", [lambda artifact: [gap]]):
            page = self.client.get(self.at("show", self.checklist.number))
            refused = self.send("activation", despite="Now!")

        self.assertNotContains(page, "Make it active")
        self.assertEqual((refused.status_code, self.stage()), (422, "draft"))

    def test_retirement_thanks_for_what_it_carried(self):
        make.change(self.review, self.checklist)
        self.checklist.retire(by=self.ana, reason="A gate does it.")

        page = self.client.get(self.at("show", self.checklist.number))

        self.assertContains(page, "what was learned from 1 event. Thank you")
        self.assertEqual(self.send("trial").status_code, 422)

    def test_looking_again_says_when_to_look_next(self):
        Artifact.objects.filter(pk=self.checklist.pk).update(review_on=date(2020, 1, 1))
        self.assertContains(self.client.get(self.at("show", self.checklist.number)), "To be looked at again since")

        for day in ("2020-01-01", "2999-01-01", "soon", ""):
            self.assertEqual(self.send("looks", next_on=day).status_code, 422, day)
        self.send("looks", next_on=timezone.localdate() + timedelta(days=90), note="Two lines are gone.")

        self.assertFalse(Artifact.objects.get(pk=self.checklist.pk).is_to_look_at)
        self.assertContains(self.client.get(self.at("show", self.checklist.number)), "Two lines are gone.")

    def test_details_say_whose_it_is_and_how_it_is_found(self):
        typed = {"title": "Release", "owner": self.bo.pk, "said_strength": "3", "tags": "Release, web", "review_on": ""}
        self.send("show", _method="patch", **typed)

        saved = Artifact.objects.get(pk=self.checklist.pk)
        self.assertEqual((saved.owner, saved.strength.label), (self.bo, "Strong"))
        self.assertEqual([tag.name for tag in saved.tags.all()], ["release", "web"])
        for wrong in ({"owner": self.outsider.pk}, {"said_strength": "9"}, {"review_on": "2999-01-01"}):
            self.assertEqual(self.send("show", _method="patch", **typed | wrong).status_code, 422, wrong)


class NewTests(ArtifactPages):
    def make(self, kind="checklist", **typed):
        return self.client.post(f"{self.at('new')}?kind={kind}", typed)

    def test_a_checklist_starts_with_its_lines(self):
        self.make(**rows(["Doors shut", "Lights off", ""], title="Closing"))

        made = Artifact.objects.get(title="Closing")
        self.assertEqual([line.text for line in made.current.lines], ["Doors shut", "Lights off"])

    def test_a_rule_starts_with_its_two_halves(self):
        self.make("team_rule", title="Freeze", trigger="if the scope changes,", response="then QA signs again")

        current = Artifact.objects.get(title="Freeze").current
        self.assertEqual((current.trigger, current.response, current.text), ("the scope changes", "QA signs again", ""))
        self.assertEqual(current.sentence, "If the scope changes, then QA signs again")

    def test_what_the_sentence_says_already_is_not_said_twice(self):
        for number, (trigger, response) in enumerate(
            [("When it rings", "Then I ask"), ("wenn it rings", "dann I ask")]
        ):
            self.make("team_rule", title=f"Rule {number}", trigger=trigger, response=response)

            said = Artifact.objects.get(title=f"Rule {number}").current.sentence
            self.assertEqual(said, "If it rings, then I ask")

    def test_an_if_then_needs_both_halves(self):
        page = self.make("team_rule", title="Freeze", trigger="the scope changes", obstacle="Haste")

        self.assertContains(page, "Haste", status_code=422)

    def test_a_plan_of_ones_own_can_be_kept_to_oneself(self):
        self.make(
            "if_then_plan", title="Mine", trigger="a customer asks", response="I offer two times", is_private="on"
        )
        plan = Artifact.objects.get(title="Mine")
        self.client.force_login(self.bo)

        self.assertTrue(plan.is_private)
        self.assertEqual(self.client.get(plan.get_absolute_url()).status_code, 404)

    def test_what_is_refused_keeps_all_that_was_typed(self):
        page = self.make(**rows(["Doors shut"], title="", aim="A quiet night"))

        self.assertContains(page, "Doors shut", status_code=422)
        self.assertContains(page, "A quiet night", status_code=422)

    def test_a_checklist_without_lines_is_refused(self):
        self.assertContains(self.make(**rows([""], title="Closing")), "at least one item", status_code=422)
        self.assertFalse(Artifact.objects.filter(title="Closing").exists())

    def test_nonsense_is_refused_beside_its_field(self):
        for typed in (
            rows(["x" * 301], title="Closing"),
            rows(["a\0b"], title="Closing"),
            rows([{"text": "a", "position": "9" * 40}], title="Closing"),
            rows([{"text": "a", "key": "nonsense"}], title="Closing"),
            rows(["a"], title="x" * 161),
            rows(["a"], title="Closing", mode="magic"),
            {"title": "Closing", "form-TOTAL_FORMS": "many"},
            {"title": "Closing"},
        ):
            self.assertEqual(self.make(**typed).status_code, 422, typed)

    def test_a_link_that_is_a_script_is_refused(self):
        page = self.make("form", title="Form", text="x", link="javascript:alert(1)")

        self.assertEqual(page.status_code, 422)

    def test_a_double_click_starts_one(self):
        for _click in range(2):
            self.make(**rows(["Doors shut"], title="Closing", once=ONCE))

        self.assertEqual(Artifact.objects.filter(title="Closing").count(), 1)

    def test_a_team_of_others_cannot_be_chosen(self):
        big = make.organisation(make.person("Ana"), name="Big", size="organisation")
        theirs = self.acme.teams.first()

        page = self.client.post(reverse("artifacts:new", args=[big.slug]), rows(["a"], title="Closing", team=theirs.pk))

        self.assertEqual(page.status_code, 422)


class RevisingTests(ArtifactPages):
    def revise(self, *lines, **details):
        return self.client.post(self.at("revise", self.checklist.number), rows(lines, **{"base": 1} | details))

    def texts(self):
        return [line.text for line in self.checklist.current.lines]

    def test_saving_leads_to_before_and_after(self):
        answer = self.revise(self.saved(0), self.saved(1), "End dates are checked", what_changed="End dates")

        self.assertRedirects(answer, self.at("version", self.checklist.number, 2))
        page = self.client.get(answer.url)
        self.assertContains(page, "<ins>End dates are checked</ins>")
        self.assertContains(page, "Added:")

    def test_without_scripts_positions_order_the_lines(self):
        self.revise(self.saved(0, position=2), self.saved(1, position=1), {"text": "Last", "position": ""})

        self.assertEqual(self.texts(), ["Backup is taken", "Tests are green", "Last"])

    def test_a_line_that_is_emptied_or_marked_is_taken_out(self):
        self.revise(self.saved(0, DELETE="on"), self.saved(1), "New", "")

        self.assertEqual(self.texts(), ["Backup is taken", "New"])

    def test_a_blank_pause_point_stands_for_the_one_above(self):
        self.revise(self.saved(0, pause="Before"), self.saved(1), {"text": "Told", "pause": "After"})

        self.assertEqual([line.pause for line in self.checklist.current.lines], ["Before", "Before", "After"])

    def test_a_line_says_how_it_is_answered_and_by_whom(self):
        details = {"answer": "value", "role": "Pharmacist", "read_back": "on"}
        answer = self.revise(self.saved(0) | details, self.saved(1))

        line = self.checklist.current.lines[0]
        self.assertEqual((line.answer, line.role, line.is_read_back), ("value", "Pharmacist", True))
        page = self.client.get(answer.url)
        for words in ("asks for a value", "said by: Pharmacist", "read back by a second person"):
            self.assertContains(page, f"<ins>({words})</ins>")

    def test_the_pause_before_what_cannot_be_undone_is_one_of_the_list(self):
        lines = self.saved(0, pause="Before"), self.saved(1)

        refused = self.revise(*lines, critical_pause="Elsewhere", aim="A quiet night")

        self.assertContains(refused, "There are: Before", status_code=422)
        self.assertContains(refused, "A quiet night", status_code=422)
        self.revise(*lines, critical_pause="Before")
        self.assertEqual(self.checklist.current.critical_pause, "Before")

    def test_an_older_if_then_opens_with_its_halves_apart(self):
        text = {"text": "If the scope changes after the freeze, then QA signs again."}
        old = Artifact.make(self.acme, by=self.ana, title="Freeze", kind="team_rule", content=text)
        plain = Artifact.make(self.acme, by=self.ana, title="Calm", kind="team_rule", content={"text": "Keep calm."})

        page = self.client.get(self.at("revise", old.number))

        self.assertContains(page, ">\nthe scope changes after the freeze</textarea>")
        self.assertContains(page, ">\nQA signs again.</textarea>")
        self.assertContains(self.client.get(self.at("revise", plain.number)), "It reads so far:")

    def test_different_lines_of_two_people_are_brought_together(self):
        first, second = self.saved(0), self.saved(1)
        self.revise(first | {"text": "All tests are green"}, second)

        answer = self.revise(first, second, "Team is told")

        self.assertContains(self.client.get(answer.url), "This one holds what both changed")
        self.assertEqual(self.texts(), ["All tests are green", "Backup is taken", "Team is told"])

    def test_the_same_line_shows_both_and_saves_on_top_when_asked_again(self):
        first, second = self.saved(0), self.saved(1)
        self.revise(first | {"text": "Theirs is here"}, second)

        page = self.revise(first | {"text": "Mine is here"}, second)

        self.assertContains(page, "Saved meanwhile, and yours", status_code=422)
        self.assertContains(page, "Theirs", status_code=422)
        self.assertContains(page, ">\nMine is here</textarea>", status_code=422)
        self.assertContains(page, 'name="base" value="2"', status_code=422)
        self.assertEqual(self.texts()[0], "Theirs is here")

        self.revise(first | {"text": "Mine is here"}, second, base=2)
        self.assertEqual(self.texts()[0], "Mine is here")

    def test_nonsense_as_base_is_refused(self):
        for base in ("x", "9" * 40, "-1"):
            self.assertEqual(self.revise("New", base=base).status_code, 422, base)

    def test_hints_stand_beside_and_never_block(self):
        page = self.client.get(self.at("revise", self.checklist.number))

        self.assertContains(page, "Five to nine is usual")
        self.assertEqual(self.revise("Ensure that everything is properly done").status_code, 302)

    def test_a_double_click_writes_one_version(self):
        for _click in range(2):
            self.revise(self.saved(0), "New", once=ONCE)

        self.assertEqual(self.checklist.current.number, 2)


class VersionTests(ArtifactPages):
    def test_it_names_the_event_and_leads_back_to_the_review(self):
        version = make.change(self.review, self.checklist).version

        page = self.client.get(version.get_absolute_url())

        self.assertContains(page, self.event.get_absolute_url())
        self.assertContains(page, self.review.get_absolute_url())
        self.assertContains(page, "check--new")

    def test_the_first_version_has_nothing_before_it(self):
        page = self.client.get(self.at("version", self.checklist.number, 1))

        self.assertContains(page, "Nothing here yet.")
