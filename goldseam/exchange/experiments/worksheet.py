"""What stands on the worksheet of an experiment: plan, do, study and act, as far as people have come."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldseam.charts import Chart
from goldseam.common.mail import full
from goldseam.common.times import day
from goldseam.experiments.forms.parts import PARTS
from goldseam.experiments.plan.amendments import amendments_of
from goldseam.experiments.plan.in_words import told
from goldseam.experiments.result.balancing import balances_of
from goldseam.experiments.result.picture import picture_of_cycle
from goldseam.experiments.result.prediction import predicted_in


@dataclass(frozen=True)
class Section:
    """A part of the sheet: labelled answers, rows under heads, or a picture, which has a title of its own."""

    heading: str
    level: int = 2
    facts: tuple[tuple[str, str], ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    chart: Chart | None = None

    @property
    def says_something(self) -> bool:
        return bool(self.facts or self.rows or self.chart)


@dataclass(frozen=True)
class Worksheet:
    number: int
    title: str
    above: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    address: str


def worksheet_of(cycle, reader) -> Worksheet:
    """All that the cycle says to this reader. Events that the reader may not see are left out."""
    above = _("Experiment %(number)s · cycle %(place)s · %(state)s") % {
        "number": cycle.number,
        "place": cycle.place,
        "state": cycle.state_words,
    }
    sections = [*_plan(cycle), *_do(cycle), *_study(cycle), *_act(cycle, reader)]
    return Worksheet(
        cycle.number, cycle.title, above, _about(cycle, reader), tuple(sections), full(cycle.get_absolute_url())
    )


def _about(cycle, reader) -> tuple[tuple[str, str], ...]:
    events = cycle.events_for(reader)
    return _said(
        (_("Team"), cycle.team),
        (_("Looked after by"), cycle.owner),
        (_("Because of"), ", ".join(event.title for event in events)),
        (_("After"), _named(cycle.previous_for(reader))),
        (_("Started"), day(cycle.started.at) if cycle.is_started else ""),
    )


def _plan(cycle) -> Iterator[Section]:
    parts = [Section(str(part.title), 3, _fields(cycle.plan, key, str(part.title))) for key, part in PARTS.items()]
    yield Section(_("Plan"))
    yield from (part for part in parts if part.says_something)
    yield from _some(Section(_("What is measured"), 3, heads=_heads_of_measures(), rows=_measures(cycle)))
    heads = (_("Day"), _("Changed after the start"), _("Before"), _("After"), _("Why"))
    yield from _some(Section(_("Amendments"), 3, heads=heads, rows=_amendments(cycle)))


def _fields(plan, key: str, title: str) -> tuple[tuple[str, str], ...]:
    """A field that is all of its part needs no name besides that of the part."""
    return tuple(("" if said.label == title else said.label, said.words) for said in told(plan, key))


def _heads_of_measures() -> tuple[str, ...]:
    return (_("For"), _("Measure"), _("What exactly is counted"), _("Unit"))


def _measures(cycle) -> tuple[tuple[str, ...], ...]:
    watched = cycle.watched.select_related("series")
    return tuple((one.get_role_display(), one.series.title, one.series.definition, one.series.unit) for one in watched)


def _amendments(cycle) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (day(amendment.at), difference.label, difference.before, difference.after, _why(amendment))
        for amendment in reversed(amendments_of(cycle))
        for difference in amendment.differences
    )


def _why(amendment) -> str:
    return f"{amendment.reason} ({_('values were in already')})" if amendment.is_exploratory else amendment.reason


def _do(cycle) -> Iterator[Section]:
    notes = tuple((day(note.at), note.get_kind_display(), note.text) for note in cycle.notes.all())
    pauses = tuple(_pause(pause) for pause in cycle.pauses.select_related("resumption").order_by("pk"))
    log = Section(_("Log"), 3, heads=(_("Day"), _("Kind"), _("What happened")), rows=notes)
    stops = Section(_("Stopped"), 3, heads=(_("Day"), _("Why"), _("Went on")), rows=pauses)
    charts = [Section("", 3, chart=chart) for chart in _charts(cycle)]
    told = [section for section in (log, stops, *charts) if section.says_something]
    if told:
        yield Section(_("Do"))
        yield from told


def _charts(cycle) -> list[Chart]:
    series = [one.series for one in cycle.watched.select_related("series__organisation")]
    return [picture_of_cycle(cycle, one) for one in series if one.has_points]


def _pause(pause) -> tuple[str, ...]:
    went_on = f"{day(pause.resumed_at)} · {pause.resumption.reason}" if pause.is_over else ""
    return (day(pause.at), pause.why, went_on)


def _study(cycle) -> Iterator[Section]:
    if cycle.is_studied:
        study = cycle.studied
        yield Section(
            _("Study"),
            facts=_said(
                (_("Result"), study.get_verdict_display()),
                (_("Expected"), "\n\n".join(predicted_in(cycle, cycle.main))),
                (_("What it says"), "\n\n".join(study.observed.words)),
                (_("What must not get worse"), "\n\n".join(one.words for one in balances_of(cycle))),
                (_("Exploratory"), cycle.why_exploratory if study.is_exploratory else ""),
                (_("What happened"), study.happened),
                (_("What we learned"), study.learned),
                (_("Why it came out differently"), study.why_different),
            ),
        )


def _act(cycle, reader) -> Iterator[Section]:
    if cycle.is_decided:
        decision = cycle.decision
        card = cycle.publication if cycle.is_published else None
        yield Section(
            _("Act"),
            facts=_said(
                (_("Decision"), decision.get_kind_display()),
                (_("Why"), decision.reason),
                (_("What could go wrong at the next scale"), decision.next_risks),
                (_("Now in"), cycle.version_for(reader) if cycle.is_adopted else ""),
                (_("Next cycle"), _named(cycle.next_for(reader))),
                (_("Where it was tried"), card and card.context),
                (_("Would repeat it if"), card and card.would_repeat_if),
            ),
        )


def _named(cycle) -> str:
    return f"{cycle.number} · {cycle.title}" if cycle else ""


def _some(section: Section) -> Iterator[Section]:
    if section.says_something:
        yield section


def _said(*facts) -> tuple[tuple[str, str], ...]:
    return tuple((label, str(words)) for label, words in facts if words)


def with_lines(text: str) -> str:
    """People write Markdown there, too; a line that they began anew stays one."""
    return "  \n".join(text.splitlines())
