"""Checklists leave as files that people print, tick and bring in elsewhere."""

import json

from django.test import TestCase

from goldseam.artifacts.items import Line
from goldseam.artifacts.models import Version
from tests import make

LINES = [
    Line("Tests are green", pause="Before the tag"),
    Line("Error budget left", pause="Before the tag", answer="value", role="QA"),
    Line("Backup is taken", pause="Before the release", is_killer=True, is_read_back=True),
    Line("=1+1", pause="Before the release"),
]


class ArtifactFileTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = cls.acme.memberships.get(role="owner").person
        cls.checklist = make.checklist(cls.acme, items=["Tests are green"])
        cls.event = make.event(cls.acme, text="A release went out without a backup.")
        cls.checklist.revise(
            by=cls.ana,
            lines=LINES,
            because_of=cls.event,
            trigger="before the release is announced",
            critical_pause="Before the release",
        )

    def setUp(self):
        self.client.force_login(self.ana)

    def read(self, form, **asked):
        answer = self.client.get(f"/acme/files/artifacts/{self.checklist.number}.{form}", asked)
        self.assertEqual(answer.status_code, 200)
        return answer.content

    def test_markdown_is_a_list_of_tasks_under_its_pause_points(self):
        text = self.read("md").decode()

        self.assertIn("Use it: before the release is announced", text)
        self.assertIn("## Before the release\n\n- [ ] Backup is taken (killer, read back)", text)
        self.assertIn("- [ ] QA: Error budget left (value)", text)

    def test_a_spreadsheet_reckons_with_nothing_that_stands_in_the_table(self):
        rows = self.read("csv").decode().splitlines()

        self.assertEqual(rows[0], "Pause point,Item,Role,Use")
        self.assertEqual(rows[4], "Before the release,'=1+1,,")

    def test_json_tells_which_event_put_a_line_there(self):
        told = json.loads(self.read("json"))

        self.assertEqual(told["pauses"][1]["items"][0]["because_of"], self.event.number)

    def test_an_event_that_the_reader_may_not_see_is_not_named(self):
        bo = make.member(self.acme, "Bo")
        secret = make.event(self.acme, text="A private matter.", visibility="restricted")
        self.checklist.revise(
            by=self.ana, lines=[*LINES, Line("Doors are closed", pause="Before the release")], because_of=secret
        )
        self.client.force_login(bo)

        told = json.loads(self.read("json"))

        self.assertIsNone(told["pauses"][1]["items"][2]["because_of"])

    def test_an_earlier_version_can_still_be_read(self):
        self.assertIn("Version 1", self.read("md", version="1").decode())
        answer = self.client.get(f"/acme/files/artifacts/{self.checklist.number}.md", {"version": "9" * 30})
        self.assertEqual(answer.status_code, 404)

    def test_a_version_that_waits_says_so_on_paper_and_in_files(self):
        version = self.checklist.revise(by=self.ana, lines=[*LINES, Line("Doors are closed")])
        Version.objects.filter(pk=version.pk).update(effective_at=None)

        self.assertIn("not in force yet", self.read("md", version=str(version.number)).decode())
        self.assertNotIn("Doors are closed", self.read("md").decode())

    def test_it_is_printed_on_one_page(self):
        long = [Line(f"Line number {n} is looked at by two people", pause=f"Pause {n // 9}") for n in range(45)]
        self.checklist.revise(by=self.ana, lines=long)

        printed = self.read("pdf")

        self.assertIn(b"/Type/Pages/Count 1/", printed)

    def test_who_may_not_see_it_finds_no_file(self):
        self.client.force_login(make.person("Cy"))

        answer = self.client.get(f"/acme/files/artifacts/{self.checklist.number}.pdf")

        self.assertEqual(answer.status_code, 404)
