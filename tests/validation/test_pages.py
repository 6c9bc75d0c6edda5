"""The pages of regulated work."""

from datetime import date, timedelta

from django.conf import settings
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from goldseam.artifacts.items import Line
from goldseam.artifacts.models import Artifact
from goldseam.validation.models import Approval, ApprovalRole, Citation, Enactment, Trail, put_in_force, release_control
from goldseam.validation.models.approving import refusal_for
from goldseam.validation.next_steps import waiting_for
from tests import make


class PagesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.team = cls.acme.teams.first()
        cls.bo = make.member(cls.acme, "Bo", team=cls.team)
        cls.cy = make.member(cls.acme, "Cy")
        cls.artifact = make.checklist(cls.acme, by=cls.ana)
        Artifact.objects.update(team=cls.team)
        cls.artifact.refresh_from_db()
        cls.role = make.controlled(cls.artifact, cls.ana, [cls.bo])
        cls.version = cls.artifact.current

    def as_(self, who):
        self.client.force_login(who, backend=settings.AUTHENTICATION_BACKENDS[0])

    def at(self, name, *more):
        return reverse(f"validation:{name}", args=["acme", self.artifact.number, *more])

    def test_somebody_who_does_not_see_the_artifact_finds_nothing(self):
        self.as_(self.cy)

        for path in (self.at("show"), self.at("version", 1), self.at("trail"), self.at("trail_file", "csv")):
            self.assertEqual(self.client.get(path).status_code, 404)
        self.assertNotContains(self.client.get(reverse("validation:list", args=["acme"])), "Release checklist")

    def test_the_dossier_says_what_is_missing_and_takes_it_down_form_by_form(self):
        self.as_(self.ana)

        self.assertContains(self.client.get(self.at("show")), "Say what changes, why, and what it may do.")
        refused = self.client.post(
            self.at("record", 1), {"reason": "Because\0", "impact": "Large", "effective_on": "x"}
        )
        kept = self.client.post(self.at("record", 1), {"change_class": "minor", "reason": "Because"})

        self.assertContains(refused, "Large", status_code=422)
        self.assertEqual((kept.status_code, self.version.change_record.reason), (302, "Because"))

    def test_to_approve_takes_the_password_again_and_then_counts_once(self):
        make.change_record(self.version, self.ana)
        self.as_(self.bo)
        sent = {"role": self.role.pk, "statement": "Read twice."}

        asked = self.client.post(self.at("approvals", 1), sent)
        nothing = Approval.objects.count()
        self.client.post(asked["Location"], {"password": make.PASSWORD})
        self.client.post(self.at("approvals", 1), sent)

        self.assertEqual((nothing, asked["Location"].split("?")[0]), (0, "/accounts/confirmation/"))
        self.assertEqual(Approval.objects.get().statement, "Read twice.")

    def test_the_page_of_the_artifact_says_by_which_version_people_work(self):
        make.complete(self.version, self.ana, self.bo, self.role)
        put_in_force(self.version, by=self.ana)
        self.artifact.revise(by=self.ana, aim="Nothing is forgotten.")
        self.as_(self.bo)

        page = self.client.get(self.artifact.get_absolute_url())

        self.assertContains(page, "Version 2 waits for approval; people work by version 1.")

    def test_a_clause_leads_to_what_answers_it(self):
        Citation.add(self.artifact, by=self.ana, standard="ISO 13485", clause="7.3.9", title="Design changes")
        self.as_(self.bo)

        for words, found in [("ISO 13485 7.3.9", True), ("13485 7.3", True), ("ISO 13485 8", False)]:
            page = self.client.get(reverse("validation:list", args=["acme"]), {"q": words})
            self.assertEqual("Release checklist" in page.content.decode(), found, words)

    def test_a_day_ahead_is_no_promise_before_somebody_decides(self):
        make.complete(self.version, self.ana, self.bo, self.role, effective_on=date(2999, 1, 1))
        self.as_(self.ana)
        before = self.client.get(self.at("show"))
        put_in_force(self.version, by=self.ana)

        self.assertContains(before, "that still has to be decided")
        self.assertContains(before, "Let version 1 take force on 1 Jan 2999")
        self.assertContains(self.client.get(self.at("show")), "Version 1 takes force on 1 Jan 2999.")

    def test_an_approval_and_a_day_can_be_taken_back_on_the_page(self):
        given = make.complete(self.version, self.ana, self.bo, self.role, effective_on=date(2999, 1, 1))
        put_in_force(self.version, by=self.ana)
        address = self.at("approval", 1, given.pk)
        self.as_(self.ana)
        self.client.delete(address)
        self.assertTrue(self.version.approvals.filter(pk=given.pk).exists())
        self.assertContains(self.client.get(self.at("show")), "Not on that day after all")
        self.assertNotContains(self.client.get(self.at("show")), "Take it back")

        off = self.client.post(self.at("force", 1), {"_method": "delete"})
        self.as_(self.bo)
        offered = self.client.get(self.at("show"))
        back = self.client.post(address, {"_method": "delete"})

        self.assertContains(offered, "Take it back")
        self.assertRedirects(off, f"{self.at('version', 1)}#force", fetch_redirect_response=False)
        self.assertRedirects(back, f"{self.at('version', 1)}#approvals", fetch_redirect_response=False)
        self.assertFalse(self.version.approvals.exists())

    def test_its_page_and_the_list_show_what_people_work_by_while_a_newer_version_waits(self):
        self.as_(self.ana)
        nobody_yet = self.client.get(self.artifact.get_absolute_url())
        make.complete(self.version, self.ana, self.bo, self.role)
        put_in_force(self.version, by=self.ana)
        Artifact.objects.get(pk=self.artifact.pk).activate(by=self.ana, despite="We know it well.")
        self.artifact.revise(by=self.ana, aim="Nothing is sent too early.", lines=[Line(text="The new line")])

        page = self.client.get(self.artifact.get_absolute_url())

        self.assertNotContains(nobody_yet, "is not in force yet")
        self.assertContains(page, "Version 2 is not in force yet")
        self.assertContains(page, "People work by version 1, as it stands here.")
        self.assertContains(page, "Tests are green")
        self.assertNotContains(page, "The new line")
        self.assertNotContains(page, "Nothing is sent too early.")
        listed = self.client.get(reverse("artifacts:list", args=["acme"]))
        self.assertContains(listed, "<span>version 1, ")
        self.assertContains(listed, "version 2 is not in force yet")

    def test_who_has_read_is_for_the_owner_and_those_who_approve(self):
        self.team.members.add(self.cy)
        self.artifact.control.choose(by=self.ana, is_four_eyes=False, everybody_reads=True, minor_is_read=False)
        make.complete(self.version, self.ana, self.bo, self.role)
        put_in_force(self.version, by=self.ana)
        self.as_(self.cy)
        mine = self.client.get(self.at("show"))
        self.client.post(self.at("acknowledgement", 1))
        read = self.client.get(self.at("show"))
        self.as_(self.bo)
        his = self.client.get(self.at("show"))

        self.assertContains(mine, "I have read and understood version 1")
        self.assertNotContains(mine, "have not read it yet")
        self.assertNotContains(read, "I have read and understood")
        self.assertContains(his, "2 of 3 people have not read it yet")

    def test_one_who_has_not_read_it_is_one(self):
        ApprovalRole.name_people(self.artifact, by=self.ana, name="All", people=[self.bo], approves=False, reads=True)
        make.complete(self.version, self.ana, self.bo, self.role)
        put_in_force(self.version, by=self.ana)
        self.as_(self.ana)

        self.assertContains(self.client.get(self.at("version", 1)), "1 of 1 has not read it yet:")

    def test_home_asks_to_read_in_one_query_and_stops_when_it_is_done(self):
        self.artifact.control.choose(by=self.ana, is_four_eyes=False, everybody_reads=True, minor_is_read=False)
        make.complete(self.version, self.ana, self.bo, self.role)
        put_in_force(self.version, by=self.ana)
        self.as_(self.bo)
        home = reverse("home", args=["acme"])

        bo = self.sighted(self.bo)
        with self.assertNumQueries(1):
            self.assertEqual(len(waiting_for(bo, self.acme)), 1)
        before = self.client.get(home)
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(self.at("acknowledgement", 1))

        self.assertContains(before, "Please read version 1.")
        self.assertNotContains(self.client.get(home), "Please read version 1.")

    def test_home_asks_for_an_approval_only_of_those_whose_role_it_is(self):
        make.change_record(self.version, self.ana)
        make.examined(self.version, self.ana)

        for who, asked in [(self.bo, True), (self.ana, False)]:
            self.as_(who)
            page = self.client.get(reverse("home", args=["acme"]))
            self.assertEqual("asks for your approval" in page.content.decode(), asked)

    def asked(self, who):
        """Whether home asks this person for an approval; the verb would let exactly those approve."""
        steps = waiting_for(self.sighted(who), self.acme)
        return any("asks for your approval" in step.why for step in steps)

    def sighted(self, who):
        who = type(who).objects.get(pk=who.pk)
        list(Artifact.objects.visible_to(who))  # As on every page, it is known what this person sees.
        return who

    def test_home_asks_nobody_for_an_approval_that_would_be_refused(self):
        everybody = [self.ana, self.bo, self.cy, make.member(self.acme, "Di", team=self.team)]
        self.team.members.add(self.cy)
        for who in everybody:
            who.__dict__.pop("sight", None)
        self.role.people.set(everybody)
        second = self.artifact.revise(by=self.bo, aim="Nothing is forgotten.")
        make.change_record(second, self.cy)
        make.change_record(second, self.ana, risks="Low.")
        make.examined(second, self.ana)

        second = Artifact.objects.get(pk=self.artifact.pk).current
        for who in everybody:
            self.assertEqual(self.asked(who), not refusal_for(second, who, self.role), who)
        self.assertTrue(self.asked(everybody[-1]))

    def test_with_four_eyes_home_does_not_ask_who_examined(self):
        make.change_record(self.version, self.ana)
        make.examined(self.version, self.bo)
        before = self.asked(self.bo)
        self.artifact.control.choose(by=self.ana, is_four_eyes=True, everybody_reads=False, minor_is_read=False)

        self.assertEqual((before, self.asked(self.bo)), (True, False))

    def test_home_asks_no_writer_of_a_newer_version_for_the_one_before(self):
        make.change_record(self.version, self.ana)
        make.examined(self.version, self.ana)
        newer = self.artifact.revise(by=self.bo, aim="Nothing is forgotten.")
        make.change_record(newer, self.bo)
        make.examined(newer, self.ana)

        self.assertFalse(self.asked(self.bo))

    def test_the_trail_can_be_taken_along_by_those_who_answer_for_it(self):
        self.ana.name = "=cmd"
        self.ana.save()
        make.change_record(self.version, self.ana)
        self.as_(self.cy)
        self.team.members.add(self.cy)
        self.assertEqual(self.client.get(self.at("trail_file", "csv")).status_code, 404)
        self.as_(self.ana)

        rows = self.client.get(self.at("trail_file", "csv"))
        entries = self.client.get(self.at("trail_file", "json")).json()["entries"]

        self.assertEqual(len(entries), 4)
        self.assertContains(rows, ",'=cmd,")
        self.assertNotContains(rows, ",=cmd,")
        self.assertContains(self.client.get(self.at("trail")), "The trail holds")

    def test_the_trail_says_each_no_in_words(self):
        self.artifact.control.choose(by=self.ana, is_four_eyes=False, everybody_reads=True, minor_is_read=False)
        self.as_(self.ana)

        page = self.client.get(self.at("trail"))

        self.assertContains(page, "<div><dt>four eyes</dt><dd>no</dd></div>", html=True)
        self.assertContains(page, "<div><dt>the whole team reads it</dt><dd>yes</dd></div>", html=True)

    def test_two_who_describe_a_change_at_once_both_find_their_words(self):
        self.as_(self.ana)
        first = self.client.get(self.at("show"))
        make.change_record(self.version, self.bo, reason="A label came off.")
        sent = {"change_class": "minor", "reason": "The scale drifted.", "base": ""}

        refused = self.client.post(self.at("record", 1), sent)
        again = self.client.post(self.at("record", 1), sent | {"base": self.stamp()})

        self.assertContains(first, 'name="base"')
        for words in ("A label came off.", "The scale drifted.", "nothing is lost"):
            self.assertContains(refused, words, status_code=422)
        self.assertRegex(refused.content.decode(), 'name="base" value="20')
        self.assertEqual((again.status_code, self.reason()), (302, "The scale drifted."))

    def stamp(self):
        return self.artifact.versions.get(number=1).change_record.stamp

    def reason(self):
        return self.artifact.versions.get(number=1).change_record.reason

    def test_words_about_a_version_that_was_decided_meanwhile_are_still_there(self):
        make.complete(self.version, self.ana, self.bo, self.role)
        put_in_force(self.version, by=self.ana)
        self.as_(self.bo)

        for name, sent in (
            ("record", {"change_class": "minor", "reason": "The scale drifted."}),
            ("training", {"on": "2026-01-01", "evidence": "The scale drifted."}),
        ):
            refused = self.client.post(self.at(name, 1), sent)
            self.assertContains(refused, "This version is decided", status_code=422)
            self.assertContains(refused, "The scale drifted.", status_code=422)

    def test_words_are_still_there_when_control_ended_meanwhile(self):
        release_control(self.artifact, by=self.ana, reason="It is a draft of a poem.")
        self.as_(self.bo)

        refused = self.client.post(self.at("record", 1), {"change_class": "minor", "reason": "The scale drifted."})

        self.assertContains(refused, "It is not under control.", status_code=422)
        self.assertContains(refused, "The scale drifted.", status_code=422)

    def test_a_version_that_was_overtaken_is_not_said_to_take_force(self):
        newer = self.artifact.revise(by=self.ana, aim="Nothing is forgotten.")
        make.complete(self.version, self.ana, self.bo, self.role, effective_on=date(2999, 1, 1))
        put_in_force(self.version, by=self.ana)
        self.as_(self.ana)
        promised = self.client.get(self.at("version", 1))
        make.complete(newer, self.ana, self.bo, self.role)
        put_in_force(newer, by=self.ana)

        overtaken = self.client.get(self.at("version", 1))

        self.assertContains(promised, "takes force on")
        self.assertContains(overtaken, "the newer version 2 is in force by now")
        self.assertNotContains(overtaken, "Not on that day after all")
        self.assertFalse(Enactment.objects.waiting().exists())

    def test_nothing_takes_force_while_it_is_out_of_use(self):
        make.complete(self.version, self.ana, self.bo, self.role, effective_on=date(2999, 1, 1))
        put_in_force(self.version, by=self.ana)
        Artifact.objects.get(pk=self.artifact.pk).retire(by=self.ana, reason="The line is gone.")
        self.as_(self.ana)

        self.assertContains(self.client.get(self.at("show")), "nothing takes force while this is out of use")
        self.assertContains(
            self.client.get(self.artifact.get_absolute_url()), "It is out of use, so nobody works by it."
        )
        self.assertFalse(Enactment.objects.waiting().exists())

    def test_its_page_shows_the_clauses_that_it_answers_and_where_to_cite_one(self):
        other = make.checklist(self.acme, by=self.ana, title="Coffee")
        self.as_(self.bo)
        offered = self.client.get(other.get_absolute_url())
        address = reverse("validation:citations", args=["acme", other.number])

        sent = {"standard": "ISO  9001", "clause": "8.5.1", "title": "Control of provision"}
        self.client.post(address, sent)
        refused = self.client.post(address, sent | {"title": "Something else"})

        self.assertContains(offered, "Cite a clause")
        self.assertContains(self.client.get(other.get_absolute_url()), "ISO 9001 8.5.1")
        self.assertContains(refused, "It is cited already: ISO 9001 8.5.1 · Control of provision", status_code=422)

    def test_alone_one_cites_clauses_and_finds_them(self):
        alone = make.organisation(self.ana, "Ana alone", size="solo")
        Citation.add(make.checklist(alone, by=self.ana, title="Coffee"), by=self.ana, standard="ISO 9001", clause="8.5")
        self.as_(self.ana)
        address = reverse("validation:list", args=[alone.slug])

        self.assertContains(self.client.get(reverse("artifacts:list", args=[alone.slug])), f'href="{address}"')
        self.assertContains(self.client.get(address), "That takes a second person")
        self.assertContains(self.client.get(address, {"q": "8.5"}), "Coffee")

    def test_a_clause_is_taken_out_and_that_stands_in_the_trail_once(self):
        cited = Citation.add(self.artifact, by=self.ana, standard="ISO 13485", clause="7.3.9")
        same = Citation.objects.get(pk=cited.pk)
        self.as_(self.bo)

        self.client.post(self.at("citation", cited.pk), {"_method": "delete"})
        same.take_back(by=self.bo)

        self.assertFalse(Citation.objects.exists())
        self.assertEqual(self.artifact.trail.entries.filter(verb="uncited").count(), 1)

    def test_a_role_is_ended_by_whoever_steers(self):
        same = ApprovalRole.objects.get(pk=self.role.pk)
        self.as_(self.bo)
        self.assertEqual(self.client.delete(self.at("role", self.role.pk)).status_code, 404)
        self.as_(self.ana)

        self.client.post(self.at("role", self.role.pk), {"_method": "delete"})
        same.end(by=self.ana)

        self.assertContains(self.client.get(self.at("show")), "No role approves it yet")
        self.assertEqual(self.artifact.trail.entries.filter(verb="role_ended").count(), 1)

    def test_somebody_says_whether_it_worked_and_a_second_voice_is_not_dropped_unseen(self):
        make.complete(self.version, self.ana, self.bo, self.role)
        put_in_force(self.version, by=self.ana)
        sent = {"effect": "worked", "found": "No batch left early."}
        self.as_(self.ana)
        kept = self.client.post(self.at("effect", 1), sent)
        again = self.client.post(self.at("effect", 1), sent)
        self.as_(self.bo)

        other = self.client.post(self.at("effect", 1), {"effect": "not", "found": "Two did."})

        self.assertEqual((kept.status_code, again.status_code, other.status_code), (302, 302, 422))
        self.assertContains(other, "Somebody has said it meanwhile", status_code=422)
        self.assertContains(other, "Two did.", status_code=422)
        self.assertEqual(self.artifact.trail.entries.filter(verb="effect").count(), 1)

    def test_the_next_look_is_on_a_day_to_come_within_a_year(self):
        self.as_(self.bo)
        sent = {"is_right": "no", "note": "With the line."}

        for day in ("2020-01-01", "2999-01-01"):
            refused = self.client.post(self.at("reviews"), sent | {"next_on": day})
            self.assertContains(refused, "With the line.", status_code=422)
        self.assertContains(refused, "Choose a day within a year", status_code=422)
        soon = timezone.localdate() + timedelta(days=30)
        self.client.post(self.at("reviews"), sent | {"next_on": soon.isoformat()})

        self.assertContains(self.client.get(self.at("show")), "to be changed")
        self.assertContains(self.client.get(self.at("trail")), "<div><dt>still right</dt><dd>no</dd></div>", html=True)
        self.assertEqual(Artifact.objects.get(pk=self.artifact.pk).review_on, soon)

    def test_nobody_says_to_have_read_what_nobody_asked_them_to_read(self):
        other = make.checklist(self.acme, by=self.ana, title="Coffee")
        self.as_(self.bo)
        address = reverse("validation:acknowledgement", args=["acme", other.number, 1])

        self.assertContains(self.client.post(address), "It is not under control.", status_code=422)
        self.assertEqual(self.client.post(self.at("acknowledgement", 1)).status_code, 422)  # Nobody works by it yet.
        self.assertFalse(Trail.objects.filter(artifact=other).exists())

    def test_a_dossier_asks_a_bounded_number_of_questions(self):
        """Whose change it is is asked once: for what is missing, and for whether the reader may approve."""
        make.change_record(self.version, self.ana)
        make.examined(self.version, self.ana)
        for who, number in ((self.ana, 28), (self.bo, 28)):
            self.as_(who)
            self.client.get(self.at("show"))
            with self.assertNumQueries(number):
                self.client.get(self.at("show"))
