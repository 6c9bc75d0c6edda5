"""What was seen, in sentences: made on reading, in the reader's language."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.experiments.choices import Looks, Outcome
from goldseam.statistics.looking_early import any_time
from goldseam.verdicts import looking_early
from goldseam.verdicts.words import amount, figure, joined, percent


def words_of(seen) -> list[str]:
    """What was predicted and seen, what that shows, and what it does not."""
    return [words for words in _sentences(seen) if words]


def _sentences(seen) -> Iterator[str]:
    if seen.verdict == Outcome.FEASIBILITY:
        yield _meaning(seen)
        return
    yield _predicted(seen)
    yield _observed(seen)
    yield _interval(seen)
    yield _meaning(seen)
    if seen.verdict != Outcome.NO_DATA:
        yield _basis(seen)
    if seen.is_beside_earlier:
        yield _("Nothing was measured before the first cycle, so this is compared with what the earlier ones brought.")
    if seen.left_out:
        yield _left_out(seen)
    if seen.effect is not None:
        yield _look(seen)


def _left_out(seen) -> str:
    words = ngettext(
        "%(num)d value from earlier cycles is left out of what was before: something had been changed by then.",
        "%(num)d values from earlier cycles are left out of what was before: something had been changed by then.",
        seen.left_out,
    )
    return words % {"num": seen.left_out}


def _look(seen) -> str:
    """What it means that this was looked at now, by how often people had planned to look."""
    if seen.method == "any_time" and not seen.has_interval:
        return ""
    if seen.method == "any_time":
        x, n = round(seen.after * seen.cases_after / 100), round(seen.cases_after)
        found = looking_early.of_any_time(any_time(x, n, seen.before / 100)) if 0 < seen.before < 100 else None
        return found.shows if found and found.decided else found.does_not_show if found else ""
    if seen.is_too_early and seen.has_interval:
        return _("This was looked at before the end that was planned: until then, chance can still turn it.")
    if seen.has_interval and seen.look_count > 1 and seen.looks in (Looks.BONFERRONI, Looks.OBRIEN_FLEMING):
        p = 0.0 if seen.is_clear else 1.0  # The interval is as strict as this look, so it tells the side of its bar.
        return looking_early.of_look(p, seen.look, seen.looks, seen.look_count).shows
    return ""


def _predicted(seen) -> str:
    if seen.predicted is None:
        return ""
    return _("Predicted: %(effect)s.") % {"effect": effect_in_words(seen, seen.predicted)}


def _observed(seen) -> str:
    if seen.effect is None:
        return ""
    words = _("Observed: %(effect)s (%(before)s before, %(after)s since the start).")
    facts = {"before": _size(seen, seen.before), "after": _size(seen, seen.after)}
    return words % {"effect": effect_in_words(seen, seen.effect), **facts}


def _interval(seen) -> str:
    if not seen.has_interval:
        return ""
    low, high = seen.low, seen.high
    if low is None or high is None:
        bound = effect_in_words(seen, high if low is None else low)
        return _("These data leave one side open; the other ends at %(bound)s.") % {"bound": bound}
    words = _("Anything from %(low)s to %(high)s fits these data (%(level)s interval).")
    facts = {"low": effect_in_words(seen, low), "high": effect_in_words(seen, high)}
    return words % {**facts, "level": percent(seen.level)}


def effect_in_words(seen, effect: float) -> str:
    """An effect as people say it: “3 lower”, “half as often”, “no difference”."""
    if seen.is_ratio:
        return _times(effect)
    if effect == 0:
        return _("no difference")
    words = _("%(size)s lower") if effect < 0 else _("%(size)s higher")
    return words % {"size": _size(seen, abs(effect), is_difference=True)}


def _times(ratio: float) -> str:
    if ratio == 0:
        return _("not at all any more")
    if ratio == 1:
        return _("as often as before")
    return _("%(ratio)s times as often as before") % {"ratio": figure(ratio)}


def _size(seen, value: float | None, is_difference: bool = False) -> str:
    if value is None:
        return _("nothing")
    if seen.unit == "%" and is_difference:
        return _("%(number)s percentage points") % {"number": amount(value)}
    return f"{amount(value)}%" if seen.unit == "%" else amount(value, seen.unit)


def _meaning(seen) -> str:
    """What each label says, and what it does not."""
    if seen.verdict == Outcome.CANNOT_TELL and not seen.has_interval:
        return _too_early(seen)
    meanings = {
        Outcome.AS_PREDICTED: _(
            "The data show an effect in the direction that you predicted, and its size fits. What else changed in the "
            "same time, they do not tell."
        ),
        Outcome.PARTLY: _("The data show an effect in the direction that you predicted, and a smaller one."),
        Outcome.CANNOT_TELL: _(
            "Cannot tell: both no effect and the one that you predicted fit these data. That is no proof that there "
            "is none."
        ),
        Outcome.SMALLER: _("An effect as large as you predicted does not fit these data; a smaller one or none does."),
        Outcome.OPPOSITE: _("The data show an effect in the other direction."),
        Outcome.NO_DATA: _("There are no data to compare yet: it takes values before the start, and since."),
        Outcome.FEASIBILITY: _("This was a test of whether it can be done. It says nothing about an effect."),
    }
    return meanings[Outcome(seen.verdict)]


def _too_early(seen) -> str:
    """Without an interval nothing is claimed; how much more it takes for one."""
    if not seen.lacking:
        return _("Cannot tell: too little was measured to say how far chance alone would have gone.")
    one_day = _("What was counted on one day is one sample, however many cases it has.") if seen.is_one_day else ""
    return joined(_lacking(seen) % {"num": seen.lacking}, one_day)


def _lacking(seen) -> str:
    if seen.method in ("shares", "any_time"):
        return ngettext(
            "Too early to say: it takes values from %(num)d more day.",
            "Too early to say: it takes values from %(num)d more days.",
            seen.lacking,
        )
    return ngettext(
        "Too early to say: it takes %(num)d more value.",
        "Too early to say: it takes %(num)d more values.",
        seen.lacking,
    )


def _basis(seen) -> str:
    before = ngettext("%(num)d value before", "%(num)d values before", seen.n_before) % {"num": seen.n_before}
    after = ngettext("%(num)d value since", "%(num)d values since", seen.n_after) % {"num": seen.n_after}
    methods = {
        "means": _("averages compared"),
        "medians": _("medians compared, since the values lie to one side"),
        "shares": _("shares compared"),
        "rates": _("rates compared"),
        "any_time": _("compared with what was expected, by a method that allows looking at any time"),
    }
    return _("Based on %(before)s and %(after)s; %(how)s.") % {
        "before": before,
        "after": after,
        "how": methods[seen.method],
    }
