"""What counts before and after allow one to say, in words that need no statistics."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.verdicts import Verdict, rates

FEW_WEEKS = 10


def sentences(verification) -> list[str]:
    """What was counted, what it means, what is still open, and how much more is needed."""
    return [_counts(verification), *said_of(verification).sentences]


def in_short(verification) -> str:
    """The same in two sentences, for lists and digests: what was counted, and what that means."""
    said = said_of(verification)
    means = said.shows if said.decided else said.does_not_show
    return f"{_counted(verification)} {means}"


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


def _counted(verification) -> str:
    return _("%(before)s before, %(after)s since.") % {
        "before": counts_in_words(verification.events_before, verification.weeks_before),
        "after": counts_in_words(verification.events_after, verification.weeks_after),
    }


def counts_in_words(count: int, weeks: float) -> str:
    """Weeks as people say them: to a tenth, and a few of them to a hundredth."""
    weeks = round(weeks, 1 if weeks >= FEW_WEEKS else 2)
    words = ngettext("%(count)s in %(weeks)s week", "%(count)s in %(weeks)s weeks", 1 if weeks == 1 else 2)
    return words % {"count": count, "weeks": f"{weeks:g}"}
