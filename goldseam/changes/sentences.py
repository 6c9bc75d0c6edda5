"""What counts before and after allow one to say, in words that need no statistics."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.verdicts import Verdict, rates


def sentences(verification) -> list[str]:
    """What was counted, what it means, what is still open, and how much more is needed."""
    return [_counts(verification), *said_of(verification).sentences]


def said_of(verification) -> Verdict:
    return rates.of(
        verification.events_before, verification.weeks_before, verification.events_after, verification.weeks_after
    )


def _counts(verification) -> str:
    return _("%(what)s: %(before)s before, %(after)s after.") % {
        "what": verification.what,
        "before": counts_in_words(verification.events_before, verification.weeks_before),
        "after": counts_in_words(verification.events_after, verification.weeks_after),
    }


def counts_in_words(count: int, weeks: float) -> str:
    words = ngettext("%(count)s in %(weeks)s week", "%(count)s in %(weeks)s weeks", 1 if weeks == 1 else 2)
    return words % {"count": count, "weeks": f"{weeks:g}"}
