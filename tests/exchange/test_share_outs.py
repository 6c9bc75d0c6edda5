from django.test import SimpleTestCase, TestCase

from goldseam.exchange.printing.shareout import as_pdf
from goldseam.shareouts.markdown import as_markdown
from goldseam.shareouts.sections import Entry, Section
from tests import make

SECTIONS = [
    Section(prose="Three things **stood out**."),
    Section("Release checklist", [Entry([("What changed", "- End dates\n# are [checked](x)")], closing="Thank you.")]),
    Section("Thank you", [Entry(quoted="The gap was found.\nIn time.", closing="A good catch")]),
]


class ShareOutFileTests(SimpleTestCase):
    def test_on_paper_it_can_be_read_aloud(self):
        paper = as_pdf("What we strengthened", "Acme", SECTIONS, "Acme")

        self.assertTrue(paper.startswith(b"%PDF"))
        self.assertIn(b"pdfuaid", paper)

    def test_very_long_words_and_strange_signs_are_printed_too(self):
        strange = Entry([("What was seen", "x" * 2_000), ("What changed", "#let x = 1 *a* $ \\ \u202e 🙂 漢字")])

        self.assertTrue(as_pdf("T", "A", [Section("", [strange])]).startswith(b"%PDF"))

    def test_in_markdown_words_stay_words(self):
        text = as_markdown("What we strengthened", "Acme", SECTIONS)

        self.assertIn("Three things **stood out**.", text)
        self.assertIn("**What changed**: \\- End dates  \n\\# are \\[checked\\](x)", text)
        self.assertIn("> The gap was found.  \n> In time.\n\n*A good catch*", text)


class NoteFileTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        make.change(make.review(make.event(cls.acme)))
        cls.note = make.share_out(cls.acme)
        cls.auditor = make.member(cls.acme, "Au", role="auditor")

    def status(self, person, form):
        self.client.force_login(person)
        return self.client.get(f"/acme/files/strengthened/{self.note.number}.{form}").status_code

    def test_a_draft_is_a_file_for_those_who_write_it(self):
        self.assertEqual([self.status(self.ana, form) for form in ("md", "pdf", "exe")], [200, 200, 404])
        self.assertEqual(self.status(self.auditor, "md"), 404)

    def test_what_is_published_is_a_file_for_all_who_read(self):
        make.shared_out(self.note)

        self.assertEqual(self.status(self.auditor, "md"), 200)
        self.assertEqual(self.status(make.person("Olga"), "md"), 404)
