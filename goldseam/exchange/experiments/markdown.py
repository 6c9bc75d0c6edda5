"""A worksheet as Markdown that people can read anywhere."""

from goldseam import charts
from goldseam.exchange.experiments.worksheet import Section, Worksheet, with_lines
from goldseam.exchange.postmortems.markdown import table


def as_markdown(sheet: Worksheet) -> str:
    opening = [f"# {_line(sheet.title)}", f"{_line(sheet.above)} · <{sheet.address}>"]
    about = "\n".join(f"- {label}: {_line(words)}" for label, words in sheet.facts)
    sections = [part for section in sheet.sections for part in _section(section)]
    return "\n\n".join([*opening, *([about] if about else []), *sections]) + "\n"


def _section(section: Section) -> list[str]:
    heading = section.chart.title if section.chart else section.heading
    told = [f"{'#' * section.level} {_line(heading)}", *_facts(section.facts)]
    if section.rows:
        told.append(table(section.heads, section.rows))
    if section.chart:
        numbers = charts.table(section.chart)
        told += [section.chart.summary, table(numbers.head, [[cell.text for cell in row] for row in numbers.rows])]
    return [part for part in told if part]


def _facts(facts) -> list[str]:
    return [_fact(label, with_lines(words)) for label, words in facts]


def _fact(label: str, words: str) -> str:
    """What has several lines stands below its name."""
    if not label:
        return words
    return f"**{label}**\n\n{words}" if "\n" in words else f"**{label}**: {words}"


def _line(text: str) -> str:
    return " ".join(text.split())
