"""A decision as Markdown, in the order of MADR, with what we add: prediction, assumptions, risks, dissent, look back.

What people wrote stands as it was written, Markdown or not; only headings in it are taken one down, so that they do not
pass for parts of the record.
"""

import re

from django.utils.translation import gettext as _

from goldseam.decisions.y_statement import y_statement

HEADING = re.compile(r"^(\s{0,3})#", re.MULTILINE)


def as_markdown(decision, risks=()) -> str:
    parts = [f"# {_line(decision.title)}", _facts(decision), y_statement(decision)]
    parts += _madr(decision) + _ours(decision, risks) + _dissents(decision) + _look_backs(decision)
    return "\n\n".join(part for part in parts if part) + "\n"


def _facts(decision) -> str:
    deciders = ", ".join(sorted(str(person) for person in decision.deciders.all()))
    date = decision.acceptance.at.date() if decision.is_accepted else decision.proposed_at.date()
    facts = [
        (_("Number"), decision.number),
        (_("Status"), decision.state_words),
        (_("Date"), date.isoformat()),
        (_("Decision-makers"), deciders),
        (_("Consulted"), decision.consulted),
        (_("Informed"), decision.informed),
        (_("Supersedes"), decision.supersedes.number if decision.supersedes else ""),
        (_("Superseded by"), decision.superseded.by_decision.number if hasattr(decision, "superseded") else ""),
    ]
    return "\n".join(f"- {name}: {_line(str(value))}" for name, value in facts if value)


def _madr(decision) -> list[str]:
    options = list(decision.options.all())
    return [
        *_part(_("Context and problem"), decision.context),
        *_part(_("Decision drivers"), decision.drivers),
        *_part(_("Considered options"), _bullets(option.title for option in options)),
        *_part(_("Decision outcome"), decision.outcome),
        *_part(_("Why"), decision.reason, level=3),
        *_part(_("Good consequences"), decision.good, level=3),
        *_part(_("Bad consequences"), decision.bad, level=3),
        *_part(_("Confirmation"), decision.confirmation, level=3),
        *(part for option in options for part in _option(option)),
        *_part(_("More information"), decision.more),
    ]


def _option(option) -> list[str]:
    sides = [(_("For"), option.pros), (_("Against"), option.cons)]
    told = "\n\n".join(f"**{name}**\n\n{_kept(text)}" for name, text in sides if text)
    return [f"### {_line(option.title)}", told] if told else []


def _ours(decision, risks) -> list[str]:
    prediction = decision.prediction
    if prediction and decision.confidence is not None:
        prediction += "\n\n" + _("How sure: %(confidence)d %%") % {"confidence": decision.confidence}
    reversibility = decision.get_reversibility_display() if decision.reversibility else ""
    return [
        *_part(_("Prediction"), prediction),
        *_part(_("Look back on"), decision.review_on.isoformat() if decision.review_on else ""),
        *_part(_("Reversibility"), reversibility),
        *_part(_("Assumptions"), _bullets(_assumption(one) for one in decision.assumptions.all())),
        *_part(_("Risks from pre-mortems"), _bullets(f"{risk.title} ({risk.premortem.title})" for risk in risks)),
    ]


def _assumption(assumption) -> str:
    until = assumption.expires_on.isoformat() if assumption.expires_on else ""
    return _("%(text)s (until %(day)s)") % {"text": assumption.text, "day": until} if until else assumption.text


def _dissents(decision) -> list[str]:
    told: list[str] = []
    for dissent in decision.dissents.all():
        heading = _("Dissent, %(author)s, %(day)s") % {"author": dissent.author, "day": dissent.on.isoformat()}
        told += [f"## {_line(heading)}", *(_point(point) for point in dissent.points.all())]
        told += _part(_("What speaks for it"), dissent.evidence, level=3)
        told += _part(_("What would change our mind"), dissent.change_our_mind, level=3)
        told += _part(_("The smallest change that would be enough"), dissent.smallest_change, level=3)
    return told


def _point(point) -> str:
    instead = _("Instead: %(what)s") % {"what": _kept(point.instead)} if point.instead else ""
    return "\n\n".join(part for part in (_kept(point.text), instead) if part)


def _look_backs(decision) -> list[str]:
    told: list[str] = []
    for look in reversed(decision.look_backs.all()):
        heading = _("Looking back, %(day)s") % {"day": look.at.date().isoformat()}
        told += [f"## {heading}", str(look.get_came_true_display())]
        told += _part(_("What happened"), look.happened, level=3)
        told += _part(_("What we learned"), look.learned, level=3)
        told += _part(_("Points that saw it coming"), _bullets(point.text for point in look.foreseen.all()), level=3)
    return told


def _part(heading: str, text: str, level: int = 2) -> list[str]:
    return [f"{'#' * level} {heading}", _kept(text)] if text else []


def _bullets(lines) -> str:
    return "\n".join(f"- {_line(line)}" for line in lines)


def _line(text: str) -> str:
    return " ".join(text.split())


def _kept(text: str) -> str:
    return HEADING.sub(r"\1###", text)
