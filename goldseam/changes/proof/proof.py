"""Whether a change helped, counted from the log itself: how often what it addresses happened before, and since."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.changes.amounts import around, counted_in
from goldseam.changes.models import Change, Scope, Verification
from goldseam.changes.models.verification import verdict_of
from goldseam.changes.proof.addressed import Addressed, Tally, open_to_all, seen_by
from goldseam.changes.proof.gaps import FEWEST, gaps_of, moments_of, since_the_last
from goldseam.changes.proof.times import Times, times_of
from goldseam.changes.sentences import Said, in_short, said_of
from goldseam.statistics.rates import RateComparison, compare_rates

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
        return counted_in(self.events, self.weeks)


@dataclass(frozen=True)
class Proof:
    """What the log says about one change, to one person. Where it says nothing yet, `why_not` has the reason.

    The events that led to the change are left out of `before`: people looked because these had happened, and a count
    that ends with its own reason finds more than there usually is. `reasons` says how many were left out. `shared` is
    the same as counted from what everybody may see who reads of the change.
    """

    change: Change
    scope: Scope | None
    before: Span | None = None
    after: Span | None = None
    reasons: int = 0
    why_not: str = ""
    addressed: Addressed | None = field(default=None, repr=False)
    times: Times | None = None
    shared: "Proof | None" = field(default=None, repr=False)

    @property
    def is_counted(self) -> bool:
        return self.before is not None

    @property
    def sees_more(self) -> bool:
        """Whether this person sees more of the events than everybody who reads of the change."""
        return self.shared is not None and self.shared.counts != self.counts

    @cached_property
    def comparison(self) -> RateComparison | None:
        return compare_rates(*self.counts) if self.is_counted else None

    @property
    def counts(self) -> tuple:
        """Events and weeks before, events and weeks since; empty where nothing was counted."""
        return tuple(value for span in (self.before, self.after) if span for value in (span.events, span.weeks))

    @property
    def verdict(self) -> str:
        """Follows from the counts; empty where nothing was counted."""
        return verdict_of(self.comparison) if self.comparison else ""

    @cached_property
    def look(self) -> Verification:
        """The counts in the shape of a look that is kept; nothing is saved."""
        return self._look_at(*self.counts)

    @property
    def sentence(self) -> str:
        """All in one: both counts, and what they allow one to say."""
        return in_short(self.look) if self.is_counted else self.why_not

    @cached_property
    def said(self) -> Said | None:
        """What the counts show, how sure that is, and how much more is needed."""
        return said_of(self.look) if self.is_counted else None

    @property
    def said_with_reasons(self) -> str:
        """The same in short, had the events that led to the change been counted."""
        if not self.reasons or not self.is_counted:
            return ""
        before, *rest = self.counts
        return in_short(self._look_at(before + self.reasons, *rest))

    @property
    def clear_around(self) -> str:
        """When the counts may support it, if it goes on like this; empty where nobody can say."""
        if self.said is None or not self.said.missing or self.said.more is None:
            return ""
        return around(timezone.localdate() + timedelta(weeks=self.said.more))

    @property
    def is_over(self) -> bool:
        """Whether people no longer work by it."""
        return bool(self.times and self.change.version.artifact.is_retired)

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

    def _look_at(self, before: int, weeks_before: float, after: int, weeks_after: float) -> Verification:
        verdict = verdict_of(compare_rates(before, weeks_before, after, weeks_after))
        return Verification(
            change=self.change,
            what=what_is_counted(self.change),
            events_before=before,
            weeks_before=weeks_before,
            events_after=after,
            weeks_after=weeks_after,
            is_counted=True,
            verdict=verdict,
        )


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
    seen, shared = addressed.tally(times, reasons, open_to_all(change))

    def proof(tally: Tally, of_all: Proof | None = None) -> Proof:
        before = Span(times.since, times.in_force, tally.before)
        after = Span(times.in_force, times.until, tally.after)
        return Proof(change, scope, before, after, tally.reasons, "", addressed, times, of_all)

    return proof(seen, proof(shared))
