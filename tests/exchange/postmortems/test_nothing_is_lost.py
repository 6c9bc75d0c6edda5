import re
import unittest
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.exchange.postmortems.reading import read
from tests.exchange.postmortems.samples import counted, needs_samples, text_of

LINES = st.sampled_from(
    [
        *(
            "# Outage of the shop",
            "## Timeline (UTC)",
            "### What went well",
            "**Impact:** 30 people",
            "**Root cause**",
            "Timeline:",
        ),
        *(
            "##Action items",
            "Title",
            "-----",
            "=====",
            "---",
            "+++",
            "title: Full disk",
            "* **Resolution**: restart",
            "+ **Impact**",
        ),
        *(
            "- 14:02 alarm",
            "  - nested",
            "  * **Timeline**",
            "1. [ ] add an alert",
            "2) done",
            "14:05 the pager rang",
            "2021-03-04",
        ),
        *(
            "| Time | Event |",
            "|---|---|",
            "| 14:02 | alarm |",
            "||",
            "```",
            "~~~",
            "    indented",
            "> quoted",
            "<table>",
            "<td>14:02</td>",
        ),
        *(
            "<!-- a remark",
            "-->",
            "",
            " ",
            "\t",
            "[link]: https://example.org",
            "See [link][].",
            "T+5m",
            "??:??",
            "14:?? **bold",
            "`code",
        ),
        *(
            "• 14:02 a bullet",
            "#hash",
            "& < > \\ *",
            "N/A",
            "- [x] ~~gone~~ @ana by 2024-03-01",
            "﻿",
            "Maßnahmen:",
            "**",
            "__",
        ),
    ]
)
DOCUMENTS = st.lists(st.tuples(LINES, st.sampled_from(["\n", "\r\n", "\n\n", "\r"])), max_size=30)


def words_in(text: str) -> Counter:
    return Counter(re.findall(r"[^\W_]+", text))


class NothingIsLostTests(unittest.TestCase):
    @settings(max_examples=400, deadline=None)
    @given(DOCUMENTS)
    def test_the_parts_are_the_whole_whatever_somebody_wrote(self, lines):
        """4.10: nothing is dropped. Put together again, the parts are the file."""
        text = "".join(line + end for line, end in lines)

        self.assertEqual(read(text).source, text)

    @settings(max_examples=200, deadline=None)
    @given(st.text(alphabet="#*_-|:.`~<>[]()0123456789 \n\r\tTZab\u2028\x0b\x00é", max_size=200))
    def test_no_text_is_refused(self, text):
        self.assertEqual(read(text).source, text)

    @settings(max_examples=300, deadline=None)
    @given(DOCUMENTS)
    def test_every_word_stands_in_the_title_or_in_a_section(self, lines):
        document = read("".join(line + end for line, end in lines))
        kept = "\n".join([document.head, document.title, *(f"{one.heading}\n{one.text}" for one in document.sections)])

        self.assertEqual(words_in(document.source) - words_in(kept), Counter())

    @settings(max_examples=200, deadline=None)
    @given(DOCUMENTS)
    def test_what_is_no_row_and_no_action_stays_as_text(self, lines):
        """A section's text is what was read out of it and the rest."""
        document = read("".join(line + end for line, end in lines))
        told = [f"{row.time} {row.text} {row.zone}" for row in document.timeline]
        told += [f"{one.text} {one.owner} {one.due} {one.link} {one.group}" for one in document.actions]

        for section in document.sections:
            missing = words_in(section.text) - words_in("\n".join([section.rest, *told]))
            self.assertEqual([word for word in missing if word not in MARKS_OF_LISTS], [])


# Numbers and ticks of list items, words for states, dates above rows and heads of columns are read, and become no text.
MARKS_OF_LISTS = {"1", "2", "x", "Time", "Event", "td", "table", "2021", "03", "04"}


@needs_samples
class SampleWordsTests(unittest.TestCase):
    def test_every_word_of_the_samples_stands_in_a_section(self):
        for entry in counted():
            with self.subTest(entry["sample"]):
                document = read(text_of(entry["sample"]))
                kept = "\n".join(
                    [document.head, document.title, *(f"{one.heading}\n{one.text}" for one in document.sections)]
                )

                self.assertEqual(words_in(document.source) - words_in(kept), Counter())
