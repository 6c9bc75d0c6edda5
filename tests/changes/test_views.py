from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldseam.artifacts.models import Artifact
from goldseam.changes.models import Change, Verification
from tests import make
from tests.artifacts.test_views import rows

ONCE = "2b3b6f2e-6f51-4f0e-8a0b-3f1a5f6c7d80"


class ChangePages(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo")
        cls.event = make.classified(make.event(cls.acme, text="The migration was not run."))
        cls.review = make.review(cls.event)
        cls.action = make.action(cls.review)
        cls.checklist = make.checklist(cls.acme)

    def setUp(self):
        self.client.force_login(self.ana)

    def at(self, name, *args, query=None):
        query = query if query is not None else f"event={self.event.number}&review={self.review.number}"
        return f"{reverse(f'changes:{name}', args=[self.acme.slug, *args])}?{query}"

    def line(self, place):
        line = self.checklist.current.lines[place]
        return {"text": line.text, "key": str(line.key)}


class ChoosingTests(ChangePages):
    def test_what_people_work_by_is_offered(self):
        page = self.client.get(self.at("new"))

        self.assertContains(page, "Release checklist")
        self.assertContains(page, self.review.get_absolute_url())

    def test_the_same_team_stands_first_then_what_changed_last(self):
        team = make.team(self.acme, members=[self.ana])
        ours = Artifact.make(self.acme, by=self.ana, title="Zeta", kind="form", team=team, content={"text": "x"})
        make.checklist(self.acme, title="Newer")
        event = make.event(self.acme, team=team)

        page = self.client.get(self.at("new", query=f"event={event.number}")).text

        places = [page.index(title) for title in (ours.title, "Newer", "Release checklist")]
        self.assertEqual(places, sorted(places))

    def test_retired_and_hidden_ones_are_not_offered(self):
        self.checklist.retire(by=self.ana, reason="A gate does it.")

        self.assertNotContains(self.client.get(self.at("new")), "Release checklist")
        self.assertEqual(self.client.get(self.at("revise", self.checklist.number)).status_code, 404)

    def test_words_narrow_it(self):
        self.assertNotContains(self.client.get(self.at("new") + "&q=zzz"), "Release checklist")
        self.assertContains(self.client.get(self.at("new") + "&q=release"), "Release checklist")

    def test_more_artifacts_take_no_more_queries(self):
        with CaptureQueriesContext(connection) as few:
            self.client.get(self.at("new"))
        for count in range(10):
            make.checklist(self.acme, title=f"List {count}")
        with self.assertNumQueries(len(few)):
            self.client.get(self.at("new"))

    def test_without_an_event_that_one_may_see_there_is_nothing(self):
        hidden = make.event(self.acme, visibility="restricted", text="Pay was wrong.")
        self.client.force_login(self.bo)

        for query in ("", "event=x", f"event={'9' * 40}", f"event={hidden.number}"):
            for name, *args in (("new",), ("start",), ("outside",), ("revise", self.checklist.number)):
                self.assertEqual(self.client.get(self.at(name, *args, query=query)).status_code, 404, (name, query))

    def test_an_auditor_changes_nothing(self):
        self.client.force_login(make.member(self.acme, "Audra", role="auditor"))

        self.assertEqual(self.client.get(self.at("new")).status_code, 404)
        self.assertEqual(self.client.post(self.at("link", self.checklist.number, 1)).status_code, 404)


class FittingTests(ChangePages):
    def course(self):
        return Artifact.make(self.acme, by=self.ana, title="Course", kind="training", content={"text": "Show it."})

    def test_kinds_that_fit_the_type_come_first_with_the_reason(self):
        """1.3: each type proposes its own remedies."""
        make.classified(self.event, failure_type="complexity", reason="process_complexity")

        page = self.client.get(self.at("new"))

        self.assertContains(page, "see it sooner")
        self.assertContains(page, "New: Dashboard or alert")

    def test_a_kind_that_rarely_fits_is_asked_about_and_kept_with_a_reason(self):
        """1.3: what does not match the label is flagged, and kept with a reason that stays visible."""
        course = self.course()
        typed = {"text": "Show it twice.", "base": 1}
        self.assertContains(self.client.get(self.at("new")), "Teaching it again keeps it as it is")

        refused = self.client.post(self.at("revise", course.number), typed)
        self.client.post(self.at("revise", course.number), typed | {"why_nevertheless": "The way was changed before."})

        self.assertContains(refused, "say why this one fits here", status_code=422)
        self.assertContains(refused, "Show it twice.", status_code=422)
        self.assertEqual(Change.objects.get().why_nevertheless, "The way was changed before.")
        self.assertContains(self.client.get(self.event.get_absolute_url()), "The way was changed before.")

    def test_a_version_that_stands_is_not_linked_without_the_reason_either(self):
        address = self.at("link", self.course().number, 1)

        self.client.post(address)
        self.assertFalse(Change.objects.exists())
        self.client.post(address, {"why_nevertheless": "It says the new way."})
        self.assertTrue(Change.objects.exists())

    def test_what_is_still_a_draft_names_the_next_step(self):
        change = make.change(self.review, self.checklist)

        self.assertContains(self.client.get(change.get_absolute_url()), "It is still a draft")
        self.assertContains(self.client.get(self.event.get_absolute_url()), "Still a draft. Next: try it")


class ChangingTests(ChangePages):
    def change(self, *lines, **details):
        return self.client.post(self.at("revise", self.checklist.number), rows(lines, **{"base": 1} | details))

    def test_a_line_is_added_and_before_stands_beside_after(self):
        """0.1: one checklist changed, with its before and after visible."""
        answer = self.change(self.line(0), self.line(1), "The migration was run")

        change = Change.objects.get()
        self.assertRedirects(answer, change.version.get_absolute_url())
        self.assertEqual((change.event, change.source), (self.event, self.review))
        page = self.client.get(answer.url)
        self.assertContains(page, "<ins>The migration was run</ins>")
        self.assertContains(page, self.review.get_absolute_url())

    def test_it_can_come_from_an_action(self):
        query = f"event={self.event.number}&action={self.action.number}"

        self.client.post(self.at("revise", self.checklist.number, query=query), rows(["New"], base=1))

        change = Change.objects.get()
        self.assertEqual((change.action, change.source), (self.action, self.action))

    def test_nothing_different_is_refused_and_kept(self):
        page = self.change(self.line(0), self.line(1))

        self.assertContains(page, "Nothing is different yet", status_code=422)
        self.assertContains(page, "Tests are green", status_code=422)

    def test_two_people_at_the_same_line_see_both(self):
        first = self.line(0)
        self.change(first | {"text": "Theirs is here"}, self.line(1))

        page = self.change(first | {"text": "Mine is here"}, self.line(1))

        self.assertContains(page, "Saved meanwhile, and yours", status_code=422)
        self.assertContains(page, "Mine is here</textarea>", status_code=422)

    def test_a_double_click_changes_once(self):
        for _click in range(2):
            self.change("New", once=ONCE)

        self.assertEqual(self.checklist.current.number, 2)
        self.assertEqual(Change.objects.count(), 1)

    def test_something_new_is_started(self):
        self.client.post(self.at("start") + "&kind=checklist", rows(["Doors shut"], title="Closing"))

        self.assertEqual(Change.objects.get().version.artifact.title, "Closing")

    def test_what_is_refused_keeps_all_that_was_typed(self):
        page = self.client.post(self.at("start"), rows(["Doors shut"], title=""))

        self.assertContains(page, "Doors shut", status_code=422)

    def test_something_elsewhere_is_recorded_with_its_words(self):
        typed = {"title": "CI rule 7", "kind": "test", "text": "Blocks a release without migration."}
        refused = self.client.post(self.at("outside"), typed | {"link": "not a link"})
        self.assertContains(refused, "Blocks a release", status_code=422)

        self.client.post(self.at("outside"), typed | {"link": "https://ci.example.org/7"})

        version = Change.objects.get().version
        self.assertEqual((version.artifact.kind, version.text), ("test", typed["text"]))

    def test_a_version_that_stands_already_is_linked_once(self):
        for _time in range(2):
            self.client.post(self.at("link", self.checklist.number, 1))

        self.assertEqual(Change.objects.get().version.number, 1)
        self.assertEqual(self.client.post(self.at("link", self.checklist.number, 99)).status_code, 404)


class VerificationTests(ChangePages):
    def setUp(self):
        super().setUp()
        self.change = make.change(self.review, self.checklist)
        self.address = reverse("changes:verifications", args=[self.acme.slug, self.change.pk])

    def count(self, *counts, **details):
        names = ("events_before", "weeks_before", "events_after", "weeks_after")
        typed = dict(zip(names, counts, strict=True)) | {"what": "Releases without migration"}
        typed["where_from"] = "The release calendar"
        return self.client.post(self.address, typed | details)

    def test_clear_data_are_said_to_support_it(self):
        self.assertEqual(self.count(85, 12, 43, 12).status_code, 302)

        page = self.client.get(self.address)
        self.assertContains(page, "Later data support it")
        self.assertContains(page, "about 2 times as often")

    def test_few_data_are_too_early(self):
        self.count(7, 52, 1, 40)

        self.assertContains(self.client.get(self.address), "Too early to say")

    def test_the_number_of_looks_is_said(self):
        self.count(7, 52, 1, 40)
        self.count(7, 52, 1, 44)

        self.assertContains(self.client.get(self.address), "Kept 2 times")

    def test_impossible_counts_stay_beside_their_field(self):
        for counts in (
            (-1, 1, 1, 1),
            (1, 0, 1, 1),
            (1, "nan", 1, 1),
            (1, "inf", 1, 1),
            ("9" * 30, 1, 1, 1),
            ("", 1, 1, 1),
        ):
            answer = self.count(*counts)
            self.assertContains(answer, "Releases without migration", status_code=422)
        self.assertFalse(Verification.objects.exists())

    def test_the_verdict_cannot_be_set_by_hand(self):
        self.count(7, 52, 1, 40, verdict="supported")

        self.assertEqual(Verification.objects.get().verdict, "too_early")

    def test_a_change_that_one_may_not_see_is_not_found(self):
        hidden = make.change(make.review(make.event(self.acme, visibility="restricted", text="Pay was wrong.")))
        self.client.force_login(self.bo)

        for pk in (hidden.pk, 10**30):
            address = reverse("changes:verifications", args=[self.acme.slug, pk])
            self.assertEqual(self.client.get(address).status_code, 404)


class EventPageTests(ChangePages):
    def test_an_event_shows_its_actions_and_what_it_changed(self):
        make.change(self.review, self.checklist)

        page = self.client.get(self.event.get_absolute_url())

        self.assertContains(page, self.action.title)
        self.assertContains(page, "version 1 → 2")
        self.assertContains(page, "Changes that fit this kind of failure")
