"""A postmortem on paper."""

from django.test import SimpleTestCase

from goldseam.exchange.printing.blocks import blocks_in
from goldseam.exchange.printing.postmortem import as_pdf
from goldseam.postmortems.content import Condition, Content, Passage, Promise, Row

CODE = '#panic("no") $x$ = Title\n\n#read("/etc/passwd") `#eval` \\#set page <label> @ref'


class PrintingTests(SimpleTestCase):
    def test_an_account_becomes_a_tagged_pdf(self):
        """4.10: export to PDF."""
        content = Content(
            7,
            "Payments were refused",
            about={"started_at": "2025-03-11T17:40:00+00:00", "tags": ["expiry"], "severity_actual": 3},
            passages=[Passage("summary", "summary", "Summary", "**74 minutes**\n\n- 412 people\n- 61 letters")],
            timeline=[Row("17:40", "signal", "Certificate reaches its end")],
            factors=[Condition("process", "Renewal by hand")],
            actions=[Promise("Automate the renewal", "Ana", "2025-03-28", "done")],
            additions=[{"at": "2026-01-02", "text": "Confirmed.", "link": "https://example.org"}],
        )

        pdf = as_pdf(content, "Acme")

        self.assertTrue(pdf.startswith(b"%PDF-"))
        self.assertIn(b"/MarkInfo", pdf)

    def test_what_people_write_is_never_code(self):
        for text in (
            CODE,
            "| a |\n|---|\n| #panic() | x |",
            "![x](y)",
            "> " * 30 + "deep",
            "",
            "1. a\n   1. b\n      - c",
        ):
            with self.subTest(text[:20]):
                content = Content(1, CODE, passages=[Passage("a", "other", CODE, text)], timeline=[Row(CODE, "", text)])

                self.assertTrue(as_pdf(content).startswith(b"%PDF-"))

    def test_signs_that_no_font_knows_do_not_stop_it(self):
        self.assertTrue(as_pdf(Content(1, "ツ \ue000 \U0001f9ff")).startswith(b"%PDF-"))

    def test_links_that_could_run_are_words_only(self):
        (paragraph,) = blocks_in("[x](https://example.org) <javascript:alert(1)>")

        hrefs = [one["href"] for one in paragraph["inside"][0]["inside"] if one["is"] == "link"]
        self.assertEqual(hrefs, ["https://example.org"])
