"""What counts before and after allow one to say, in words that need no statistics."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from goldseam.changes.amounts import about, counted_in, rough
from goldseam.changes.models.verification import Verdict, Verification
from goldseam.statistics.rates import RateComparison, time_until_clear
from goldseam.verdicts.words import joined, out_of_hundred

LONGEST = 520  # weeks; nobody waits longer.
HARDLY = 0.05  # Rates that differ by less are about the same.
MANY_TIMES = 20  # How much more than that, few events do not tell.


def sentences(look) -> list[str]:
    """What was counted, what it means, how sure that is, how much more is needed, and the ratio for those who ask."""
    said = said_of(look)
    return [words for words in (_counts(look), *said.sentences, said.numbers) if words]


def in_short(look) -> str:
    """The same in two sentences, for lists and digests: what was counted, and what that means."""
    said = said_of(look)
    return joined(_counted(look), said.shows if said.is_decided else said.how_sure)


def said_of(look) -> "Said":
    return Said(look.comparison, look)


def _counts(look) -> str:
    return _("%(what)s: %(before)s before, %(after)s after.") % {"what": look.what, **_spans(look)}


def _counted(look) -> str:
    return _("%(before)s before, %(after)s since.") % _spans(look)


def _spans(look) -> dict[str, str]:
    return {
        "before": counted_in(look.events_before, look.weeks_before),
        "after": counted_in(look.events_after, look.weeks_after),
    }


@dataclass(frozen=True)
class Said:
    """What one look shows, how sure that is, and what is missing."""

    compared: RateComparison
    look: Verification

    @property
    def is_decided(self) -> bool:
        return self.look.verdict != Verdict.TOO_EARLY

    @property
    def sentences(self) -> list[str]:
        return [words for words in (self.shows, self.how_sure, self.missing) if words]

    @property
    def shows(self) -> str:
        """The direction, and the size where it is more than chance."""
        if not (self.look.events_before and self.look.events_after):
            return self._without_one_side()
        if not self.is_decided:
            return self._direction()
        if self.look.verdict == Verdict.WORSE:
            return _("Since the change it happens about %(ratio)s times as often as before.") % {"ratio": self._ratio}
        return _("Before the change it happened about %(ratio)s times as often as since.") % {"ratio": self._ratio}

    @property
    def how_sure(self) -> str:
        """The verdict in words, where no badge says it."""
        if self.is_decided:
            return self.by_chance
        if self.compared.p is None:
            return _("Too early to say: nothing seen is not the same as nothing there.")
        return _("Too early to say: chance alone could do that.")

    @property
    def by_chance(self) -> str:
        """What else may be behind it."""
        if self.is_decided:
            words = _("If nothing had really changed, chance would bring a difference this large %(often)s.")
            return joined(words % {"often": out_of_hundred(self.compared.p or 0)}, _else_changed())
        if self.compared.p is None:
            return _("Nothing seen is not the same as nothing there.")
        return _("Chance alone could do that.")

    @cached_property
    def missing(self) -> str:
        """How much longer it takes, where it is too early; empty where no time will add anything."""
        if self.is_decided or _is_over(self.look):
            return ""
        if self.more is None:
            return _(
                "These counts alone will not show it soon. Look for something that happens more often: was the new "
                "line used, did it catch something?"
            )
        if self.look.events_after:
            return _("If it goes on like this, it may be clear in %(time)s.") % {"time": about(self.more)}
        return _("If it stays away, the counts support the change in %(time)s.") % {"time": about(self.more)}

    @cached_property
    def more(self) -> int | None:
        """In how many weeks the counts would support the change; None where nobody can say."""
        look = self.look
        counts = look.events_before, look.weeks_before, look.events_after, look.weeks_after
        return time_until_clear(*counts, longest=LONGEST)

    @property
    def numbers(self) -> str:
        """The ratio of both rates with its interval, for those who want it; the larger rate comes first."""
        if self.compared.p is None:
            return ""
        if self.compared.ratio:
            told = _("%(ratio)s (95%% interval: %(range)s)") % {"ratio": self._ratio, "range": self._range()}
        else:
            told = _("%(range)s (95%% interval)") % {"range": self._range()}
        if self._is_more:
            return _("The rate since, divided by the rate before: %(told)s.") % {"told": told}
        return _("The rate before, divided by the rate since: %(told)s.") % {"told": told}

    @property
    def _is_more(self) -> bool:
        """Whether it happens more often now, be it by chance."""
        return self.compared.ratio is not None and self.compared.ratio < 1

    @property
    def _ratio(self) -> str:
        """The larger rate by the smaller one: nobody thinks in halves of an event."""
        ratio = self.compared.ratio or 1
        return self._rough(1 / ratio if self._is_more else ratio)

    def _range(self) -> str:
        low, high = self.compared.low, self.compared.high
        if self._is_more:
            low, high = 1 / high if high else None, 1 / low if low else None
        least = self._rough(low or 0)
        if high is None:
            return _("%(low)s or more") % {"low": least}
        if high > MANY_TIMES > (low or 0):
            return _("%(low)s to more than %(high)s") % {"low": least, "high": MANY_TIMES}
        return _("%(low)s to %(high)s") % {"low": least, "high": self._rough(high)}

    def _rough(self, value: float) -> str:
        return rough(value, min(self.look.events_before, self.look.events_after))

    def _without_one_side(self) -> str:
        if self.look.events_before:
            return _("Since the change it has not happened.")
        if self.look.events_after:
            return _("Before the change it was not counted once; since then it was.")
        return _("It was counted neither before the change nor since.")

    def _direction(self) -> str:
        if abs((self.compared.ratio or 0) - 1) < HARDLY:
            return _("Since the change it has happened about as often as before.")
        if self._is_more:
            return _("Since the change it has happened more often than before.")
        return _("Since the change it has happened less often than before.")


def _is_over(look) -> bool:
    """Whether people no longer work by what was changed: then no more is counted."""
    return look.change.version.artifact.is_retired


def _else_changed() -> str:
    return _("Something else may have changed in the same time: think of season, amount of work, and reporting.")
