"""The pages of a run: what they show, who sees them, and what they refuse."""

from django.test import TestCase

from goldseam.activity.models import Activity
from goldseam.artifacts.items import Line
from goldseam.events.models import Event
from goldseam.runs.models import Run
from tests import make


class RunViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.cleo = make.person("Ana"), make.member(cls.acme, "Cleo")
        cls.list = make.checklist(cls.acme)
        lines = [
            Line("Backup <is> taken", pause="Before"),
            Line("Dose", pause="After", answer="value", is_read_back=True),
        ]
        cls.list.revise(by=cls.ana, lines=lines, mode="read_do", critical_pause="After")
        cls.backup, cls.dose = (item.key for item in cls.list.in_force.items.all())

    def setUp(self):
        self.client.force_login(self.ana)

    def start(self):
        self.client.post(f"/acme/runs/new?artifact={self.list.number}", {"ref": "v2.3", "key": self.key})
        return Run.objects.get()

    key = "3f0e2f0c-6f0f-4a39-9d0e-0d3a3c2f9a11"

    def send(self, run, part="answers", **data):
        return self.client.post(f"{run.get_absolute_url()}/{part}", data)

    def test_a_form_sent_twice_begins_one_run(self):
        self.start()
        run = self.start()

        page = self.client.get(run.get_absolute_url())

        self.assertContains(page, "0 of 2 lines are answered")
        self.assertContains(page, "Backup &lt;is&gt; taken")
        self.assertContains(page, "before what cannot be undone")

    def test_it_goes_on_to_the_next_line_and_finishes_with_what_is_open(self):
        run = self.start()

        answer = self.send(run, key=self.backup, state="problem", reason="The disk was full.")
        self.assertRedirects(answer, f"{run.get_absolute_url()}#line-{self.dose}", fetch_redirect_response=False)
        self.send(run, key=self.dose, state="skipped", reason="No patient")
        self.send(run, "completion", note="Quiet night.")

        page = self.client.get(run.get_absolute_url())
        for words in ("Finished, with something open", "The disk was full.", "No patient", "Not read back"):
            self.assertContains(page, words)

    def test_what_is_refused_stays_as_it_was_typed(self):
        run = self.start()

        page = self.send(run, key=self.dose, state="skipped", reason="")
        self.assertContains(page, "Say in a few words why it is skipped", status_code=422)

        self.send(run, key=self.dose, state="done", value="5 mg")
        page = self.send(run, "confirmations", key=self.dose, name="ana")
        self.assertContains(page, "A second person confirms it, not who answered it", status_code=422)
        self.assertContains(page, 'value="ana"', status_code=422)
        self.assertNotContains(page, f'id="again-{self.dose}" open', status_code=422)

    def test_a_caught_problem_leads_to_its_near_miss_and_back(self):
        run = self.start()
        self.send(run, key=self.backup, state="problem", reason="The disk was full.")
        self.send(run, "reports", key=self.backup)

        event = Event.objects.get()
        self.assertContains(self.client.get(run.get_absolute_url()), event.get_absolute_url())
        self.assertContains(self.client.get(event.get_absolute_url()), f"{run.get_absolute_url()}#line-{self.backup}")

    def test_what_was_found_stays_in_sight_until_it_is_told_or_put_right(self):
        run = self.start()
        before = self.client.get(run.get_absolute_url()).content.decode()
        self.send(run, key=self.backup, state="problem", reason="The disk was full.")
        found = self.client.get(run.get_absolute_url()).content.decode()
        self.send(run, "reports", key=self.backup)
        told = self.client.get(run.get_absolute_url()).content.decode()

        opened = '<details class="run-pause" open>'
        self.assertEqual([page.count(opened) for page in (before, found, told)], [1, 2, 1])
        self.assertIn("It can still become a near miss", found)
        self.assertNotIn("It can still become a near miss", told)

    def test_what_is_read_back_is_the_newest_answer(self):
        run = self.start()
        self.send(run, key=self.dose, state="problem", reason="The ampoule is unlabelled.")
        page = self.client.get(run.get_absolute_url())
        self.assertContains(page, "“The ampoule is unlabelled.”. A second person confirms that this was found.")

        self.send(run, key=self.dose, state="done", value="5 mg")

        page = self.client.get(run.get_absolute_url())
        self.assertContains(page, "“Dose: 5 mg”")
        self.assertNotContains(page, "I confirm that this was found")
        self.assertNotContains(page, "Once it is put right")

    def test_what_comes_after_somebody_elses_end_is_not_swallowed(self):
        run = self.start()
        run.finish(self.cleo)

        page = self.send(run, "completion", note="The pump was hot.", confirms_order="yes")
        self.assertContains(page, "ended already", status_code=422)
        self.assertContains(page, "The pump was hot.", status_code=422)
        page = self.send(run, "abandonment", reason="The pump failed.")
        self.assertContains(page, "The pump failed.", status_code=422)
        page = self.client.post(f"{run.get_absolute_url()}/handover", {"_method": "patch"}, follow=True)
        self.assertContains(page, "This run has ended.")

        self.assertEqual(self.send(run, "completion").status_code, 302)

    def test_a_run_given_up_by_mistake_is_opened_again_and_its_story_tells_so(self):
        run = self.start()
        run.abandon(self.ana, "The wrong list.")

        self.assertContains(self.client.get(run.get_absolute_url()), f"{run.get_absolute_url()}/abandonment")
        self.send(run, "abandonment", _method="delete")

        told = Activity.objects.get(kind="run.reopened")
        self.assertEqual((told.actor, told.note), (self.ana, "It had been given up: The wrong list."))
        self.assertContains(self.client.get(run.get_absolute_url()), "0 of 2 lines are answered")

    def test_what_was_finished_too_soon_can_be_run_anew_for_the_same_work(self):
        run = Run.start(self.ana, self.list, ref="v2.3 b", project="web")
        run.finish(self.ana)

        page = self.client.get(run.get_absolute_url())
        anew = self.client.get(f"/acme/runs/new?artifact={self.list.number}&project=web&ref=v2.3+b")

        asked = f"/acme/runs/new?artifact={self.list.number}&amp;project=web&amp;ref=v2.3+b"
        self.assertContains(page, f'href="{asked}"')
        self.assertContains(page, "Open it again")
        self.assertContains(anew, "Already run for it")
        self.assertContains(anew, run.get_absolute_url())

    def test_a_retired_list_is_not_run_anew(self):
        run = Run.start(self.ana, self.list, ref="v2.3")
        run.finish(self.ana)
        self.list.retire(by=self.ana, reason="Nobody needs it")

        self.assertNotContains(self.client.get(run.get_absolute_url()), "Run it anew")

    def test_the_note_of_an_end_outlives_the_end(self):
        run = self.start()
        run.finish(self.ana, note="Quiet night.")
        run.reopen(self.ana)
        run.reopen(self.ana)

        self.assertEqual(Activity.objects.get(kind="run.finished").note, "Quiet night.")
        self.assertEqual(Activity.objects.filter(kind="run.reopened").count(), 1)

    def test_somebody_else_is_handed_it_and_told(self):
        run = self.start()

        self.send(run, "handover", to=self.cleo.pk, note="The disk is slow.")

        self.client.force_login(self.cleo)
        for words in ("You run it", "The disk is slow."):
            self.assertContains(self.client.get(run.get_absolute_url()), words)
        self.assertContains(self.client.get("/acme/"), "Checklists that you are running")

    def test_a_run_of_a_hidden_checklist_is_found_by_nobody_else(self):
        run = self.start()
        self.list.team = make.team(self.acme, members=[self.ana])
        self.list.save()
        self.client.force_login(self.cleo)

        for path in (
            run.get_absolute_url(),
            f"/acme/runs/of/{self.list.number}",
            f"/acme/runs/new?artifact={self.list.number}",
        ):
            self.assertEqual(self.client.get(path).status_code, 404)
        self.assertEqual(self.send(run, key=self.backup, state="done").status_code, 404)
        self.assertNotContains(self.client.get("/acme/runs"), "Release checklist")

    def test_nonsense_is_refused_calmly(self):
        run = self.start()

        for data in (
            {},
            {"key": "x", "state": "done"},
            {"key": self.key, "state": "done"},
            {"key": self.backup, "state": "\0"},
        ):
            self.assertEqual(self.send(run, **data).status_code, 422)
        for query in ("artifact=x", "artifact=9" * 30, ""):
            self.assertEqual(self.client.get(f"/acme/runs/new?{query}").status_code, 404)
        for query in ("before=-1", "before=1e309", "ref=%00", "state=odd", "artifact=99999999999999999999"):
            self.assertEqual(self.client.get(f"/acme/runs?{query}").status_code, 200)

    def test_a_newer_version_is_said_and_changes_nothing(self):
        run = self.start()
        self.list.revise(by=self.ana, lines=[Line("Something else")])

        page = self.client.get(run.get_absolute_url())

        self.assertContains(page, "This run stays on version 2")
        self.assertNotContains(page, "Something else</p>")

    def test_more_lines_and_answers_take_no_more_queries(self):
        run = self.start()
        self.send(run, key=self.backup, state="done")
        with self.assertNumQueries(12):
            self.client.get(run.get_absolute_url())
        self.list.revise(by=self.ana, lines=[Line(f"Line {number}") for number in range(9)])
        longer = Run.start(self.ana, self.list)
        for item in longer.version.items.all():
            longer.answer(self.ana, item.key, "done")
            longer.answer(self.cleo, item.key, "done")

        page = longer.get_absolute_url()
        with self.assertNumQueries(12):
            self.client.get(page)
