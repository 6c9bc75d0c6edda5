"""goldseam export postmortems: files that can be read without the product."""

import json
import tempfile
from pathlib import Path

from click.testing import CliRunner
from django.test import TestCase

from goldseam.cli import main
from goldseam.postmortems.telling import content_of
from tests import make


class ExportTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.account = make.readable_postmortem(make.event(cls.acme, text="Ana saw it."))
        content = content_of(cls.account)
        content.title = "A responder saw it"
        cls.account.publish(by=cls.ana, audience="public", content=content, replaced=[])

    def export(self, *words):
        with tempfile.TemporaryDirectory() as folder:
            result = CliRunner().invoke(main, ["export", "postmortems", folder, "--organisation", "acme", *words])
            return result, {file.name: file.read_bytes() for file in Path(folder).glob("[!.]*")}

    def test_a_static_site_is_made_of_public_copies(self):
        """4.10: a whole library as a static site."""
        result, files = self.export()

        self.assertEqual(result.exit_code, 0)
        self.assertEqual(len(files), 4)
        self.assertNotIn(b"Ana saw it", b"".join(files.values()))

    def test_accounts_leave_with_all_that_they_say(self):
        _result, files = self.export("--format", "json", "--for", "account")

        (content,) = files.values()
        self.assertEqual(json.loads(content)["title"], "Ana saw it")

    def test_a_withdrawn_copy_is_gone_from_the_site(self):
        with tempfile.TemporaryDirectory() as folder:
            words = ["export", "postmortems", folder, "--organisation", "acme"]
            CliRunner().invoke(main, words)
            Path(folder, "mine.txt").write_text("mine")
            self.account.withdraw(by=self.ana, audience="public")
            CliRunner().invoke(main, words)

            left = sorted(file.name for file in Path(folder).glob("[!.]*"))

        self.assertEqual(left, ["goldseam.css", "index.html", "mine.txt"])

    def test_a_site_of_accounts_is_refused(self):
        result, files = self.export("--for", "account")

        self.assertEqual((result.exit_code, files), (2, {}))

    def test_an_unknown_organisation_is_said_in_one_line(self):
        result = CliRunner().invoke(main, ["export", "postmortems", "x", "--organisation", "nix"])

        self.assertIn("no organisation with the short name nix", result.output)
