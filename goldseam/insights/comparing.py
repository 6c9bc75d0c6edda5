"""This period beside the one before: only where a test that is exact can say something, and never by an arrow."""

from dataclasses import replace

from goldseam.verdicts import Verdict, proportions, rates


def compared(measure, asked, now, before) -> Verdict | None:
    """Shares by Fisher’s test, plain counts by the exact test of two rates. Anything else is left to its measure."""
    if None in (now.value, before.value) or measure.is_current:
        return None
    if measure.unit == "share" and now.n and before.n:
        sides = round(before.value * before.n), before.n, round(now.value * now.n), now.n
        return proportions.of(*sides, better=measure.better)
    if measure.unit == "" and float(now.value).is_integer() and float(before.value).is_integer():
        # Of days that are still to come nothing is counted yet: with them, it would look like fewer.
        weeks = asked.before.days_so_far / 7, asked.days_so_far / 7
        if not all(weeks) or asked.organisation.founded_at > asked.before.begins_at:
            return None  # Where nobody was here yet, none is no number.
        sides = int(before.value), weeks[0], int(now.value), weeks[1]
        # What else to look at depends on what was counted.
        return replace(rates.of(*sides, better=measure.better or "lower"), missing="")
    return None
