"""Four questions to a checklist before it is tried, each with what can be seen from its words alone."""

from typing import NamedTuple, cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.artifacts.hints import Hints
from goldseam.language.checklists import Sheet, is_before


class Question(NamedTuple):
    """A question, and what is seen: `yes`, `not_yet`, or `try` where only a try will tell."""

    question: str
    state: str
    words: str


def micro_check(hints: Hints) -> list[Question]:
    sheet = cast(Sheet, hints.about)
    return [_short(hints, sheet), _order(), _trigger(hints, sheet), _pause(sheet)]


def _short(hints: Hints, sheet: Sheet) -> Question:
    question = _("Short and scannable?")
    if not sheet.filled:
        return Question(question, "not_yet", _("not yet: there are no lines"))
    if hints.has("C1", "C2", "C6", "C12"):
        return Question(question, "not_yet", _("not yet: there are too many lines at a pause, or lines too long"))
    count, seconds = len(sheet.filled), sum(line.seconds for _place, line in sheet.filled)
    seen = ngettext(
        "yes: %(num)s line, about %(seconds)s seconds", "yes: %(num)s lines, about %(seconds)s seconds", count
    )
    return Question(question, "yes", seen % {"num": count, "seconds": seconds})


def _order() -> Question:
    return Question(_("Is the order right in real conditions?"), "try", _("only a try will tell"))


def _trigger(hints: Hints, sheet: Sheet) -> Question:
    question = _("Is the trigger clear?")
    if not sheet.trigger.strip():
        return Question(question, "not_yet", _("not yet: it does not say when to use it"))
    if hints.has("C3"):
        return Question(question, "not_yet", _("not yet: nobody can notice that moment"))
    return Question(question, "yes", _("yes: %(trigger)s") % {"trigger": sheet.trigger})


def _pause(sheet: Sheet) -> Question:
    question = _("Is there a pause before the critical step?")
    if not sheet.has_critical_pause:
        return Question(question, "not_yet", _("not yet: no pause stands before it"))
    names = [pause for pause, _lines in sheet.pauses if pause]
    named = sheet.critical_pause.strip()
    before = next((name for name in names if is_before(name)), sheet.trigger)
    return Question(question, "yes", _("yes: “%(pause)s”") % {"pause": named or before})
