"""The risks of a plan as a table or as a text, to be taken elsewhere."""

import csv
import io

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.charts.tables import harmless


def as_csv(premortem, risks) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_heads())
    for risk in risks:
        writer.writerow([harmless(str(cell)) for cell in _cells(risk)])
    return out.getvalue()


def _heads() -> list[str]:
    return [
        _("Number"),
        _("Risk"),
        _("Story"),
        _("State"),
        _("Owner"),
        _("Trigger"),
        _("Counter-measure"),
        _("If it begins all the same"),
        _("How bad it could become"),
        _("In our hands"),
        _("Votes"),
        _("Due"),
        _("Next check-in"),
        _("What came of it"),
    ]


def _cells(risk) -> list:
    return [
        risk.number,
        risk.title,
        risk.story,
        risk.state_words,
        risk.owner or "",
        risk.trigger,
        risk.counter_measure,
        risk.contingency,
        risk.potential or "",
        risk.get_in_hands_display() if risk.in_hands else "",
        "" if risk.votes is None else risk.votes,
        risk.due_on or "",
        risk.review_on or "",
        risk.outcome.get_outcome_display() if hasattr(risk, "outcome") else "",
    ]


def as_markdown(premortem, risks) -> str:
    lines = [f"# {_plain(premortem.title)}", "", f"*{premortem.frame}*", ""]
    if premortem.plan:
        lines += [premortem.plan, ""]
    if premortem.is_settled:
        lines += [f"**{_('What changed in the plan')}:** {premortem.settlement.changes_today}", ""]
    for risk in risks:
        lines += [f"## {_plain(risk.title)}", "", *_facts(risk), ""]
    return "\n".join(lines)


def _facts(risk) -> list[str]:
    known = {
        _("State"): risk.state_words,
        _("Story"): risk.story,
        _("Owner"): str(risk.owner) if risk.owner else "",
        _("Trigger"): risk.trigger,
        _("Counter-measure"): risk.counter_measure,
        _("If it begins all the same"): risk.contingency,
        _("Due"): date_format(risk.due_on) if risk.due_on else "",
        _("Next check-in"): date_format(risk.review_on) if risk.review_on else "",
    }
    return [f"- **{name}:** {_plain(value)}" for name, value in known.items() if value]


def _plain(text: str) -> str:
    """In one line, so that no heading and no list begins in it."""
    return " ".join(text.split())
