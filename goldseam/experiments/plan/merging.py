"""Two people wrote a plan at the same time: what they changed in different fields is brought together."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.common.merging import merged
from goldseam.experiments.plan.in_words import value_in_words
from goldseam.experiments.plan.plan import Plan

LONG_TEXTS = 80  # Letters from which on two texts are merged line by line, rather than shown side by side.


class Overtaken(ValidationError):
    """Both changed the same field. `theirs` is what stands there now, by field; `agreed` is the rest of mine."""

    def __init__(self, theirs: dict, agreed: dict, number: int):
        words = _("Somebody else saved “%(theirs)s” here while you wrote. Keep what you need, and save again.")
        super().__init__({name: words % {"theirs": said} for name, said in _in_words(theirs).items()})
        self.theirs, self.agreed, self.number = theirs, agreed, number


def brought_together(start: dict, theirs: dict, mine: dict, number: int) -> dict:
    """What is to change in `theirs`, out of what I want (`mine`) and what I saw (`start`), as JSON holds it."""
    wanted, clashes = {}, {}
    for name, value in mine.items():
        before, now = start.get(name), theirs.get(name)
        if value in (before, now):
            continue
        if now == before:
            wanted[name] = value
        elif name == "stops":
            wanted[name] = _both_lists(before or [], now or [], value)
        elif (both := _both_texts(before, now, value)) is not None:
            wanted[name] = both
        else:
            clashes[name] = now
    if clashes:
        raise Overtaken(clashes, wanted, number)
    return wanted


def _both_texts(before, now, mine) -> str | None:
    texts = [one for one in (before, now, mine) if isinstance(one, str)]
    if len(texts) < 3 or max(map(len, texts)) < LONG_TEXTS:
        return None
    return merged(*texts)


def _both_lists(before: list, theirs: list, mine: list) -> list:
    """Theirs, without what I took away and with what I added: a condition that both changed stands there twice."""
    kept = [one for one in theirs if one in mine or one not in before]
    return kept + [one for one in mine if one not in theirs and one not in before]


def _in_words(content: dict) -> dict[str, str]:
    plan = Plan.from_content(content)
    return {name: value_in_words(name, getattr(plan, name)) or _("nothing") for name in content}
