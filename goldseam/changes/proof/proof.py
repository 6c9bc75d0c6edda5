"""Whether a change helped, counted from the log itself: how often what it addresses happened before, and since."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.changes.models.scope import Scope
from goldseam.changes.models.verification import Verdict, Verification, verdict_of
from goldseam.changes.proof.addressed import Addressed, seen_by
from goldseam.changes.proof.gaps import FEWEST, gaps_of, moments_of, since_the_last
from goldseam.changes.proof.times import Times, times_of
from goldseam.changes.sentences import counts_in_words, in_short, said_of
from goldseam.statistics.rates import RateComparison, compare_rates, time_until_clear
from goldseam.verdicts.rates import LONGEST, meaning

WEEK = timedelta(days=7)
MOST_REASONS = 100


@dataclass(frozen=True)
class Span:
    """A stretch of time, and how many events fell into it."""

    since: datetime
    until: datetime
    events: int

    @property
    def weeks(self) -> float:
        # Two days told as 0.3 weeks would make a rate 5% too low, which in a large log is enough for a verdict.
        return round((self.until - self.since) / WEEK, 3)

    def __str__(self) -> str:
        return counts_in_words(self.events, self.weeks)


@dataclass(frozen=True)
class Proof:
    """What the log says about one change, to one person. Where it says nothing yet, `why_not` has the reason.

    The events that led to the change are left out of `before`: people looked because these had happened, and a count
    that ends with its own reason finds more than there usually is. `reasons` says how many were left out.
    """

    change: object
    scope: Scope | None
    before: Span | None = None
    after: Span | None = None
    reasons: int = 0
    why_not: str = ""
    addressed: Addressed | None = field(default=None, repr=False)
    times: Times | None = None

    @property
    def is_counted(self) -> bool:
        return self.before is not None

    @cached_property
    def comparison(self) -> RateComparison | None:
        return compare_rates(*self.counts) if self.is_counted else None

    @cached_property
    def with_reasons(self) -> RateComparison | None:
        """The same, had the events that led to the change been counted."""
        if not self.reasons or not self.is_counted:
            return None
        before, weeks, *after = self.counts
        return compare_rates(before + self.reasons, weeks, *after)

    @property
    def counts(self) -> tuple:
        """Events and weeks before, events and weeks since; empty where nothing was counted."""
        return tuple(value for span in (self.before, self.after) if span for value in (span.events, span.weeks))

    @property
    def verdict(self) -> str:
        """Follows from the counts; empty where nothing was counted."""
        return verdict_of(self.comparison) if self.comparison else ""

    @property
    def verdict_in_words(self) -> str:
        return str(Verdict(self.verdict).label) if self.verdict else ""

    @cached_property
    def look(self) -> Verification:
        """The counts in the shape of a look that is kept; nothing is saved."""
        names = ("events_before", "weeks_before", "events_after", "weeks_after")
        facts = dict(zip(names, self.counts, strict=True))
        return Verification(what=what_is_counted(self.change), is_counted=True, verdict=self.verdict, **facts)

    @property
    def sentence(self) -> str:
        """All in one: both counts, and what they allow one to say."""
        return in_short(self.look) if self.is_counted else self.why_not

    @property
    def sentences(self) -> list[str]:
        """What the counts show, what they do not show, and how much more is needed."""
        return said_of(self.look).sentences if self.is_counted else [self.why_not]

    @property
    def said_with_reasons(self) -> str:
        return meaning(self.with_reasons) if self.with_reasons else ""

    @cached_property
    def clear_when(self) -> date | None:
        """The day on which the numbers would support it, if it goes on like this; None where nobody can say."""
        if self.verdict != Verdict.TOO_EARLY:
            return None
        before, weeks_before, after, weeks_after = self.counts
        more = time_until_clear(before, weeks_before, after, weeks_after, longest=LONGEST["week"])
        return timezone.localdate() + timedelta(weeks=more) if more is not None else None

    @property
    def is_over(self) -> bool:
        """Whether people no longer work by it."""
        return bool(self.times and self.change.version.artifact.is_retired)  # type: ignore[attr-defined]

    @cached_property
    def chart(self):
        """Days between one event and the next, with the change marked; None where there are too few or too many."""
        return gaps_of(self)

    @cached_property
    def dates(self) -> list[datetime]:
        """When it happened, where it was so seldom that the dates say all there is; the newest first."""
        found = moments_of(self)
        return found.moments[::-1] if found and len(found.moments) < FEWEST else []

    @property
    def since_the_last(self) -> str:
        return since_the_last(self.dates[::-1], self)


def proof_of(change, person) -> Proof:
    """What this person may see of it; without a person, what everybody may see who reads of the change."""
    scope = change.scope
    if scope is None:
        return Proof(change, None, why_not=_("Nobody has said yet which events it addresses."))
    times, why_not = times_of(change, scope)
    if times is None:
        return Proof(change, scope, why_not=why_not)
    addressed = Addressed(scope, seen_by(change, person))
    if addressed.is_too_much:
        return Proof(change, scope, why_not=too_much())
    return _counted(change, scope, times, addressed)


def too_much() -> str:
    return _("These words stand in more than 5,000 events: too many to count by words. Add a kind, a tag or a team.")


def what_is_counted(change) -> str:
    """What the counts are about, where they stand by themselves."""
    return _("Events like “%(event)s”") % {"event": change.event.title[:150]}


def _counted(change, scope, times: Times, addressed: Addressed) -> Proof:
    reasons = frozenset(change.version.changes.values_list("event", flat=True)[:MOST_REASONS])
    before = addressed.count(times.since, times.in_force, without=reasons)
    named = addressed.count_of(reasons, times.since, times.in_force)
    after = addressed.count(times.in_force, times.until)
    return Proof(
        change,
        scope,
        Span(times.since, times.in_force, before),
        Span(times.in_force, times.until, after),
        named,
        addressed=addressed,
        times=times,
    )
