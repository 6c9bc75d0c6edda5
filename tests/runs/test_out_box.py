"""What waited on a device comes in: once, in its order, with its moments, and only under the name of who did it."""

import json
from datetime import timedelta
from uuid import uuid4

from django.test import TestCase
from django.utils import timezone

from goldseam.artifacts.items import Line
from goldseam.common.devices import device_mark
from goldseam.runs.models import Run
from tests import make


class OutBoxTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.cleo = make.person("Ana"), make.member(cls.acme, "Cleo")
        cls.list = make.checklist(cls.acme)
        cls.list.revise(by=cls.ana, lines=[Line("Backup is taken"), Line("Dose", is_read_back=True)])
        cls.backup, cls.dose = (str(item.key) for item in cls.list.in_force.items.all())
        cls.started = Run.start(cls.ana, cls.list, at=timezone.now() - timedelta(hours=1))

    def setUp(self):
        self.client.force_login(self.ana)

    def post(self, said, path=None, who=None):
        path = path or f"/acme/runs/{self.started.number}/sync"
        body = said if isinstance(said, bytes) else json.dumps(said)
        who = device_mark(self.acme, who or self.ana)
        return self.client.post(f"{path}?who={who}", body, content_type="application/json")

    def send(self, *entries):
        return [result["words"] for result in self.post(entries).json()["results"]]

    def entry(self, what="answer", minutes=30, **said):
        at = timezone.now() - timedelta(minutes=minutes)
        return {"what": what, "once": str(uuid4()), "at": at.isoformat(), **said}

    def done(self, **said):
        return self.entry(**{"key": self.backup, "state": "done"} | said)

    def test_all_is_done_once_in_its_order_and_with_its_moments(self):
        answer = self.done(key=self.dose)
        confirmed = self.entry("confirm", minutes=20, key=self.dose, name="Bo", answered=answer["once"])
        finished = self.entry("finish", minutes=10, note="A quiet night.")

        for _time in range(2):
            self.assertEqual(self.send(answer, confirmed, finished), [[], [], []])

        run = Run.objects.get()
        kept = run.answers.get()
        self.assertEqual(kept.at.isoformat(), answer["at"])
        self.assertGreater(kept.added_at, kept.at)
        self.assertEqual(kept.confirmation.at.isoformat(), confirmed["at"])
        self.assertEqual(run.completion.at.isoformat(), finished["at"])

    def test_a_read_back_belongs_to_the_answer_that_was_read_back(self):
        mine = self.done(key=self.dose)
        self.started.answer(self.cleo, self.dose, "done", value="9 mg")

        self.send(mine, self.entry("confirm", key=self.dose, name="Bo", answered=mine["once"]))

        self.assertEqual(self.started.answers.get(confirmation__isnull=False).by, self.ana)

    def test_no_clock_of_a_device_leaves_the_time_of_the_run(self):
        for at in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", timezone.now().isoformat(), ""):
            self.assertEqual(self.send(self.done(at=at)), [[]])

        for answer in self.started.answers.all():
            self.assertTrue(self.started.started_at <= answer.at <= answer.added_at)

    def test_what_comes_too_late_is_refused_in_words_and_the_rest_is_kept(self):
        self.started.finish(self.cleo, at=timezone.now() - timedelta(minutes=25))

        early, late = self.done(minutes=30), self.done(minutes=5)
        told = self.send(early, late, self.entry("finish", note="All well."), self.done(state="skipped"))

        self.assertEqual(told[0], [])
        self.assertIn("has ended", told[1][0])
        self.assertIn("has ended", told[2][0])  # Cleo's end would swallow Ana's note.
        self.assertEqual(self.started.answers.count(), 1)

    def test_what_was_refused_can_be_sent_anew(self):
        wrong = self.done(state="skipped", reason="")

        self.assertIn("why it is skipped", self.send(wrong)[0][0])
        self.assertEqual(self.send(wrong | {"reason": "Taken at noon"}), [[]])

    def test_nothing_is_sent_under_the_name_of_somebody_else(self):
        self.client.force_login(self.cleo)

        self.assertEqual(self.post([self.done()]).status_code, 409)
        self.assertNotEqual(self.client.get("/acme/runs/sync").json()["who"], device_mark(self.acme, self.ana))
        self.assertFalse(self.started.answers.exists())

    def test_what_has_the_mark_of_somebody_elses_entry_is_refused(self):
        mine = self.done()
        self.send(mine)
        self.client.force_login(self.cleo)

        told = self.post([mine], who=self.cleo).json()["results"]

        self.assertIn("Somebody else", told[0]["words"][0])

    def test_a_hidden_run_is_not_there(self):
        self.list.team = make.team(self.acme, members=[self.ana])
        self.list.save()
        self.client.force_login(self.cleo)

        self.assertEqual(self.post([self.done()], who=self.cleo).status_code, 404)

    def test_a_run_that_was_begun_on_a_device_begins_once(self):
        begun = {"artifact": str(self.list.number), "version": "1", "key": str(uuid4()), "ref": "v2.3"}

        first, again = (self.post(begun, "/acme/runs/sync").json() for _time in range(2))
        self.list.retire(by=self.ana, reason="A system does it.")
        refused = self.post(begun | {"key": str(uuid4())}, "/acme/runs/sync")

        self.assertEqual(first, again)
        run = Run.objects.get(number=first["number"])
        self.assertEqual((run.ref, run.version.number, run.started_by), ("v2.3", 1, self.ana))
        self.assertContains(refused, "out of use", status_code=422)

    def test_nonsense_is_refused_calmly(self):
        bodies = [b"", b"{", b"[" * 100_000, b"\xff", b"{}", b"1e999", b"null", b"[" + b"1," * 300 + b"1]"]
        for body in bodies:
            self.assertEqual(self.post(body).status_code, 422, body[:20])
            self.assertEqual(self.post(body, "/acme/runs/sync").status_code, 422, body[:20])
        odd = [1, None, [], {}, {"what": "delete"}, self.entry("answer"), self.done(key=7), self.done(at="soon")]
        odd += [self.done(value="\0"), self.done(state=["done"]), self.entry("hand_over", to="9" * 40)]
        for refusals in self.send(*odd):
            self.assertTrue(refusals)
        self.assertEqual(self.send(self.done(value="\ud800")), [[]])

    def test_a_page_says_for_whom_it_may_be_kept_while_it_can_be_used(self):
        page = self.started.get_absolute_url()
        self.assertEqual(self.client.get(page)["Kept-For"], device_mark(self.ana))

        self.started.finish(self.ana)

        self.assertNotIn("Kept-For", self.client.get(page))

    def test_the_worker_knows_what_to_keep(self):
        answer = self.client.get("/acme/runs/service-worker.js")

        self.assertContains(answer, "goldseam.js")
        self.assertTrue(answer["Content-Type"].startswith("text/javascript"))
