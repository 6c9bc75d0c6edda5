"""Postmortems as files: what goes out, what comes in, and who may."""

import io
import json
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase

from goldseam.exchange.postmortems.markdown import as_markdown
from goldseam.postmortems.content import Content, Passage
from goldseam.postmortems.models import Postmortem
from goldseam.postmortems.telling import content_of
from tests import make

TEXT = b"# Disk full\n\n## Timeline\n\n- 14:02 The disk is full\n\n## What the press said\n\nNothing.\n"


class FilesOutTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.bo = make.member(cls.acme, "Bo")
        quiet = make.team(cls.acme, "Quiet", members=[cls.ana])
        cls.account = make.readable_postmortem(make.event(cls.acme, visibility="team", team=quiet, text="Ana saw it."))

    def setUp(self):
        self.client.force_login(self.ana)

    def file(self, form):
        return self.client.get(f"/acme/files/postmortems/{self.account.number}.{form}")

    def test_an_account_leaves_as_markdown_json_and_pdf(self):
        """4.10: export to Markdown, PDF and JSON."""
        self.assertIn(b"## Learning goal", self.file("md").content)
        self.assertEqual(json.loads(self.file("json").content)["title"], "Ana saw it")
        self.assertTrue(self.file("pdf").content.startswith(b"%PDF-"))
        self.assertEqual(self.file("exe").status_code, 404)

    def test_who_may_not_see_the_account_gets_the_copy_or_nothing(self):
        self.client.force_login(self.bo)
        self.assertEqual(self.file("md").status_code, 404)
        content = content_of(self.account)
        content.title = "A responder saw it"
        self.account.publish(by=self.ana, audience="organisation", content=content, replaced=[])

        self.assertContains(self.file("md"), "# A responder saw it")

    def test_a_library_of_copies_is_a_site_that_opens_from_a_folder(self):
        """4.10: a whole library as a static site."""
        self.account.publish(by=self.ana, audience="public", content=content_of(self.account), replaced=[])

        answer = self.client.get("/acme/files/postmortems/site.zip?for=public")

        files = ZipFile(io.BytesIO(answer.content))
        name = f"{self.account.number}-ana-saw-it"
        self.assertEqual(set(files.namelist()), {"index.html", f"{name}.html", f"{name}.md", "goldseam.css"})
        page = files.read(f"{name}.html").decode()
        self.assertIn("What belongs under Summary", page)
        self.assertNotIn('href="/', page)
        self.assertNotIn("<script", page)

    def test_a_site_has_nothing_that_was_not_published(self):
        answer = self.client.get("/acme/files/postmortems/site.zip")

        self.assertEqual(set(ZipFile(io.BytesIO(answer.content)).namelist()), {"index.html", "goldseam.css"})


class FilesInTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)

    def setUp(self):
        self.client.force_login(self.ana)

    def look(self, *files, text=""):
        sent = [SimpleUploadedFile(name, content) for name, content in files]
        return self.client.post("/acme/files/postmortems/import", {"documents": sent, "text": text})

    def bring(self, **fields):
        told = {"_method": "put", "files-TOTAL_FORMS": 1, "files-INITIAL_FORMS": 0, "files-0-is_wanted": "on"}
        return self.client.post("/acme/files/postmortems/import", told | fields)

    def test_a_preview_says_what_was_recognised_and_what_was_not(self):
        """4.10: a preview before anything comes in."""
        page = self.look(("disk.md", TEXT))

        self.assertContains(page, "1 row of the timeline")
        self.assertContains(page, "stays as text")
        self.assertFalse(Postmortem.objects.exists())

    def test_an_export_of_ours_can_be_looked_at(self):
        own = as_markdown(Content(7, "Payments", passages=[Passage("summary", "summary", "Summary", "An hour.")]))

        self.assertContains(self.look(("7.md", own.encode())), "Payments")

    def test_what_was_looked_at_comes_in_once(self):
        for _time in range(2):
            answer = self.bring(**{"files-0-file": "disk.md", "files-0-text": TEXT.decode()})

        account = Postmortem.objects.get()
        self.assertRedirects(answer, account.get_absolute_url())
        self.assertContains(self.client.get(account.get_absolute_url()), "The disk is full")

    def test_what_was_left_out_does_not_come_in(self):
        self.bring(**{"files-0-file": "disk.md", "files-0-text": TEXT.decode(), "files-0-is_wanted": ""})

        self.assertFalse(Postmortem.objects.exists())

    def test_what_cannot_be_read_is_said_beside_the_field(self):
        self.assertContains(self.look(("x.md", b"\xff\xfe\x00")), "not text in UTF-8", status_code=422)
        self.assertContains(self.look(), "Choose a file, or paste a text", status_code=422)
        self.assertEqual(self.look(("empty.md", b" ")).status_code, 200)

    def test_the_file_stays_as_it_came(self):
        self.bring(**{"files-0-file": "disk.md", "files-0-text": TEXT.decode()})
        number = Postmortem.objects.get().number

        self.assertEqual(self.client.get(f"/acme/files/postmortems/{number}.original").content, TEXT)
        self.client.force_login(make.person("Olga"))
        self.assertEqual(self.client.get(f"/acme/files/postmortems/{number}.original").status_code, 404)

    def test_too_much_at_once_is_said_before_anything_is_read(self):
        self.assertContains(self.look(("big.md", b"x" * 400_000)), "too large", status_code=422)
        many = [(f"{n}.md", b"x" * 299_000) for n in range(6)]
        self.assertContains(self.look(*many), "too many at once", status_code=422)

    def test_odd_bodies_never_break_it(self):
        for fields in ({}, {"files-TOTAL_FORMS": "x"}, {"files-0-text": "\0" * 10}, {"files-TOTAL_FORMS": 10_000}):
            with self.subTest(str(fields)[:40]):
                self.assertLess(self.bring(**fields).status_code, 500)
