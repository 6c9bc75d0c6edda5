"""What could make a trigger easier to notice, in words. Hints never stand in the way of saving."""

from django.utils.translation import get_language, gettext_lazy

from goldseam.language.remarks import Remark
from goldseam.language.triggers import Trigger, check, told
from goldseam.premortems.choices import Comparator

WORDS = {
    "T1": gettext_lazy("“%(word)s” is nothing that one sees. What would people see, hear or read first?"),
    "T2": gettext_lazy("“%(word)s”: from which number on? Or make it a yes or no."),
}
LONGEST = 1_000


def hints_of(risk) -> list[str]:
    """For the trigger of a risk; none where nothing was written yet."""
    return hints(risk.observable, risk.comparator, risk.threshold, risk.source, risk.looked_at_every)


def hints(observable: str, comparator: str, threshold, source: str, rhythm: str) -> list[str]:
    """`threshold` is a number or what was typed for it."""
    limit = "" if threshold is None else str(threshold)
    is_yes_or_no = comparator == Comparator.HAPPENS
    trigger = Trigger(observable[:LONGEST], limit, is_yes_or_no, source[:LONGEST], rhythm)
    return [_words(remark) for remark in check(trigger)]


def _words(remark: Remark) -> str:
    if remark.data and remark.rule in WORDS:
        return WORDS[remark.rule] % remark.data
    language = (get_language() or "en").split("-")[0]
    rule = told(language)[remark.rule]
    return f"{rule.title}: {rule.suggestion}"
