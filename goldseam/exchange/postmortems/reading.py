"""Reading a postmortem that somebody wrote in Markdown, without losing a word of it."""

import re
import textwrap

from goldseam.exchange.postmortems.collecting import Promised, Timelines
from goldseam.exchange.postmortems.document import Document, Fact, Section
from goldseam.exchange.postmortems.facts import all_facts, facts_in, milestones
from goldseam.exchange.postmortems.heads import ITEM, LABEL, PLAIN_LABEL, heads_in, title_in
from goldseam.exchange.postmortems.moments import Calendar
from goldseam.exchange.postmortems.outline import Cut, Outline
from goldseam.exchange.postmortems.parts import Part
from goldseam.exchange.postmortems.source import blocks_of, front_matter, lenient, lines_of
from goldseam.exchange.postmortems.times import only_zone_in, zone_in
from goldseam.exchange.postmortems.words import plain


def read(text: str, file: str = "") -> Document:
    """What stands in the text. It never refuses one: what is not understood stays as text, in its place."""
    return Reading(text, file).document()


class Reading:
    def __init__(self, text: str, file: str):
        self.file = file
        self.lines = lines_of(text)
        self.front, self.front_facts = front_matter(self.lines)
        self.parsed = "\n" * self.front + lenient(self.lines[self.front :])
        blocks, self.references = blocks_of(self.parsed)
        self.heads = list(heads_in(blocks))
        self.title_head = title_in(self.heads, self.lines)

    def document(self) -> Document:
        cuts = Outline(self.lines, self.heads, self.title_head).read()
        head, parts = self._parts(cuts)
        calendar = self._calendar(parts)
        rows = Timelines(parts, self.references, calendar)
        actions = Promised(parts, self.references, calendar)
        taken = [[*rows.taken(number), *actions.taken(number)] for number in range(len(parts))]
        sections = tuple(part.section(lines) for part, lines in zip(parts, taken, strict=True))
        return Document(
            file=self.file,
            title=self._title(),
            facts=(*self.front_facts, *self._second_title(), *facts_in(parts), *milestones(rows.milestones)),
            sections=sections,
            timeline=rows.rows,
            actions=actions.actions,
            unrecognised=tuple(_name(section) for section in sections if section.kind == "other"),
            head=head,
        )

    def _calendar(self, parts: list[Part]) -> Calendar:
        """Where to look for the day: what the document says first of itself, its title, its summary, its name."""
        lead = "\n".join(part.text for part in parts if part.level == 0)
        told = "\n".join(part.text for part in parts if part.kind in ("facts", "summary"))
        dates = [fact.value for fact in self.front_facts if "date" in fact.name.lower()]
        sources = [self._title(), lead, told, *dates, self.file]
        return Calendar.of(self.parsed, sources, zone_in(lead) or zone_in(told) or only_zone_in(f"{lead}\n{told}"))

    def _parts(self, cuts: list[Cut]) -> tuple[str, list[Part]]:
        starts = [cut.head.line for cut in cuts]
        head, parts = self._lead(starts[0] if starts else len(self.lines), cuts)
        ends = [*starts[1:], len(self.lines)]
        return head, [*parts, *(self._part(cut, end) for cut, end in zip(cuts, ends, strict=False))]

    def _lead(self, first: int, cuts: list[Cut]) -> tuple[str, list[Part]]:
        """What stands above the first section: the front matter and the title, and often a few sentences."""
        title = range(self.title_head.line, self.title_head.below) if self.title_head else range(0)
        body = [line for number, line in enumerate(self.lines[:first]) if number >= self.front and number not in title]
        text = "".join(body)
        if not text.strip():
            return "".join(self.lines[:first]), []
        kinds = self._kinds_of_lead(text, cuts)
        lead = Part("", kinds, 0, _trimmed(text), "".join(self.lines[self.front : first]))
        return "".join(self.lines[: self.front]), [lead]

    @staticmethod
    def _kinds_of_lead(text: str, cuts: list[Cut]) -> tuple[str, ...]:
        if all_facts(text):
            return ("facts",)
        return ("summary",) if cuts and not any("summary" in cut.kinds for cut in cuts) else ()

    def _part(self, cut: Cut, end: int) -> Part:
        head = cut.head
        lines = self.lines[head.below : end]
        if not head.is_proper:
            lines = [_after_label(self.lines[head.line]), *lines]
        text = _dedented(lines) if head.indent else "".join(lines)
        heading = plain(head.text).strip().rstrip(":").strip()
        return Part(heading, cut.kinds, head.level, _trimmed(text), "".join(self.lines[head.line : end]))

    def _second_title(self) -> list[Fact]:
        """The first heading, where the front matter has another title."""
        heading = plain(self.title_head.text).strip() if self.title_head else ""
        return [Fact("heading", heading)] if heading and heading != self._title() else []

    def _title(self) -> str:
        """From the front matter, the first heading, what stands below "Title:", or the name of the file."""
        said = {fact.name.lower(): fact.value for fact in self.front_facts}
        heading = plain(self.title_head.text).strip() if self.title_head else ""
        return (
            said.get("title")
            or re.sub(r"^title\s*:\s*", "", heading, flags=re.I)
            or self._below_title()
            or _of_file(self.file)
        )

    def _below_title(self) -> str:
        at = next(
            (head.below for head in self.heads if re.fullmatch(r"(?:post-?mortem )?title\W*", head.text, re.I)), None
        )
        said = next((line for line in self.lines[at:] if line.strip()), "") if at is not None else ""
        return plain(said.lstrip("# ")).strip()


def _of_file(file: str) -> str:
    """ "2019/PM-007_disk-full.md" is called "PM-007 disk-full"."""
    name = re.sub(
        r"(?:\.html)?\.(?:md|markdown|mdown)(?:\.erb)?$",
        "",
        file.replace("\\", "/").rstrip("/").split("/")[-1],
        flags=re.I,
    )
    words = re.sub(r"[_\s]+", " ", name if " " in name or "_" in name else name.replace("-", " ")).strip()
    return words[:1].upper() + words[1:]


def _after_label(line: str) -> str:
    """What stands behind "- **Impact**:" on the same line."""
    text = ITEM.sub("", line.rstrip("\r\n"))
    found = LABEL.match(text.strip()) or PLAIN_LABEL.match(text.strip())
    rest = found.groupdict().get("rest") if found else ""
    return f"{rest}\n" if rest else "\n"


def _dedented(lines: list[str]) -> str:
    """What was nested below a list's item, moved to the left as a whole."""
    return lines[0] + textwrap.dedent("".join(lines[1:]))


def _trimmed(text: str) -> str:
    return re.sub(r"\A(?:[ \t]*\r?\n)+", "", text).rstrip()


def _name(section: Section) -> str:
    return section.heading or textwrap.shorten(section.text, 80, placeholder="…")
