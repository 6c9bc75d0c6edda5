"""Markdown that we write: people read it anywhere, and it comes back as the same thing."""

import time
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from goldseam.exchange.postmortems.markdown import as_markdown
from goldseam.exchange.postmortems.own import is_own, read_own
from goldseam.exchange.postmortems.reading import read
from goldseam.postmortems.content import Condition, Content, Difference, Passage, Promise, Row

# Line ends and spaces around a text are not part of it; a line is one line.
words = st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\u2028\u2029\x85")).map(
    str.strip
)
line = words.map(lambda said: " ".join(said.split()))
prose = st.lists(words, max_size=4).map("\n".join).map(lambda text: text.strip())
key = st.from_regex(r"\A[a-z]{1,8}\Z")
links = st.sampled_from(["", "https://example.org/a"])
additions = st.fixed_dictionaries({"at": st.just("2026-11-28"), "text": prose, "link": links})
PLAIN = ["summary", "impact", "other"]


@st.composite
def contents(draw):
    passages = draw(st.lists(st.builds(Passage, key, st.sampled_from(PLAIN), line, prose), max_size=3))
    kinds = draw(st.sets(st.sampled_from(["timeline", "factors", "actions"])))
    with_rows = [Passage(kind, kind, kind.title(), draw(prose)) for kind in kinds]
    return Content(
        number=draw(st.integers(1, 99)),
        title=draw(line),
        about={"tags": draw(st.lists(line, min_size=1, max_size=2)), "severity_actual": 3},
        passages=passages + with_rows,
        timeline=draw(st.lists(st.builds(Row, line, line, prose, prose, line), max_size=3)),
        factors=draw(st.lists(st.builds(Condition, line, line, line, line, st.booleans(), prose), max_size=2)),
        layers=draw(st.lists(st.fixed_dictionaries({"name": line, "state": line, "note": line}), max_size=2)),
        actions=draw(st.lists(st.builds(Promise, line, line, line, line, line, line), max_size=2)),
        changes=draw(st.lists(st.builds(Difference, line, line), max_size=2)),
        additions=draw(st.lists(additions, max_size=2)),
    )


class OwnMarkdownTests(TestCase):
    @given(contents())
    def test_what_is_exported_comes_back_as_the_same(self, content):
        """4.10: export to Markdown without loss."""
        self.assertEqual(read_own(as_markdown(content)), content)

    @given(contents())
    def test_exporting_what_came_back_writes_the_same_text(self, content):
        text = as_markdown(content)

        self.assertEqual(as_markdown(read_own(text)), text)

    def test_headings_and_tables_inside_a_text_stay_text(self):
        text = "## Not a part\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\n## nor this\n```"
        content = Content(1, "X", passages=[Passage("summary", "summary", "Summary", text)])

        self.assertEqual(read_own(as_markdown(content)).passages[0].text, text)

    def test_other_readers_find_rows_and_actions_in_it(self):
        """4.10: what we export is Markdown like others write it."""
        content = Content(
            1,
            "Payments",
            passages=[Passage("timeline", "timeline", "Timeline"), Passage("todo", "actions", "Follow-ups")],
            timeline=[Row("2025-03-11 17:40 UTC", "signal", "Certificate reaches its end")],
            actions=[Promise("Automate the renewal", "Ana", "2025-03-28", "done")],
        )

        document = read(as_markdown(content))

        self.assertEqual([row.at for row in document.timeline], ["2025-03-11T17:40"])
        self.assertEqual([(a.owner, a.due, a.done) for a in document.actions], [("Ana", "2025-03-28", True)])

    def test_texts_of_others_are_not_ours(self):
        self.assertFalse(is_own("---\ntitle: X\n---\n# X\n"))

    def test_what_somebody_added_to_the_file_stays(self):
        """4.10: nothing is dropped."""
        content = Content(
            1,
            "Payments",
            passages=[Passage("timeline", "timeline", "Timeline")],
            timeline=[Row("17:40", "signal", "It began")],
            additions=[{"at": "2026-11-28", "text": "Confirmed.", "link": ""}],
        )
        text = as_markdown(content)
        text = text.replace("# Payments\n", "# Payments\n\nBy hand, first.\n")
        text = text.replace("<!-- part additions", "By hand, second.\n\n<!-- part additions")
        text = text.replace("<!-- added", "By hand, third.\n\n<!-- added")

        again = read_own(text)

        words = " ".join(passage.text for passage in again.passages)
        self.assertEqual([words.count(one) for one in ("first", "second", "third")], [1, 1, 1])
        self.assertEqual((again.timeline, again.additions), (content.timeline, content.additions))

    def test_a_text_that_holds_our_own_signs_is_not_cut_at_them(self):
        text = "a\n<!-- part summary x -->\n## No part\n\n<!-- \\rows -->\n<!-- rows -->\n\n| a |"
        content = Content(1, "X", passages=[Passage("a", "summary", "A", text)])

        self.assertEqual(read_own(as_markdown(content)), content)

    def test_front_matter_that_somebody_changed_is_refused_rather_than_believed(self):
        good = as_markdown(Content(1, "X", about={"severity_actual": 3, "tags": ["a"]}))
        for was, now in (
            ('title: "X"', "title: 5"),
            ('tags: ["a"]', "tags: 5"),
            ("severity_actual: 3", "severity_actual: -5"),
            ("severity_actual: 3", 'started_at: "2024-02-30T10:00:00+00:00"'),
            ("severity_actual: 3", "started_at: 5"),
            ("severity_actual: 3", "facts: []"),
        ):
            with self.subTest(now), self.assertRaises(ValueError):
                read_own(good.replace(was, now))

    def test_a_long_line_without_an_end_takes_no_long_time(self):
        text = as_markdown(Content(1, "X", timeline=[Row("a", "", "b")])) + "| " + "x" * 200_000
        began = time.process_time()

        with self.assertRaises(ValueError):
            read_own(text)

        self.assertLess(time.process_time() - began, 2)
