"""How well people look ahead: what came true of what they had named, and what of what happened had been named.

It judges the looking, never people: nothing is counted by who named a risk. Only what the reader may see is counted,
and each number opens its records. Foreseen while the signal kept silent asks for a better signal; not foreseen, for a
wider group.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.events.models import Event, EventKind
from goldseam.premortems.choices import Outcome
from goldseam.premortems.covering import covered
from goldseam.premortems.models import Occurrence, Premortem, Risk, Unforeseen
from goldseam.statistics.proportions import Share, wilson
from goldseam.verdicts.words import percent

LEAST = 10  # Below it a share says nothing yet; the counts stand there plainly.
PLANS = 500  # The newest pre-mortems that are looked at.
HARM = (EventKind.SETBACK, EventKind.INCIDENT)  # What nearly went wrong is no failure of foresight.
LISTS = ("came_true", "did_not", "silent", "foreseen", "unpredicted")


@dataclass(frozen=True)
class Measured:
    """A share of records, and what may be said of it."""

    share: Share

    @property
    def is_early(self) -> bool:
        return self.share.n < LEAST

    @property
    def words(self) -> str:
        found = self.share
        if found.share is None:
            return _("Nothing to count yet.")
        told = {"x": found.x, "n": found.n, "share": percent(found.share)}
        if self.is_early:
            return _("%(x)s of %(n)s. Too early to say more: from %(least)s on, a share tells something.") % (
                told | {"least": LEAST}
            )
        told |= {"low": percent(found.low), "high": percent(found.high)}
        return _("%(share)s (%(x)s of %(n)s). Anything from %(low)s to %(high)s fits.") % told


class Foresight:
    """The measures for one person in one organisation."""

    def __init__(self, organisation, person):
        self.organisation, self.person = organisation, person

    @property
    def hits(self) -> Measured:
        """How many of the named risks came true, where people have looked back."""
        return self._share("came_true", "did_not")

    @property
    def foreseen_share(self) -> Measured:
        """How many of the failures had been named beforehand, where people had looked ahead."""
        return self._share("foreseen", "unpredicted")

    @property
    def has_looked_ahead(self) -> bool:
        """Whether there is any plan for which risks were named."""
        return bool(self._plans)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many stand in each list."""
        return {name: getattr(self, name).count() for name in LISTS}

    def _share(self, name: str, rest: str) -> Measured:
        return Measured(wilson(self.counts[name], self.counts[name] + self.counts[rest]))

    # The records behind them.

    @property
    def scored(self):
        """Named risks of which people said what came of them. Where nobody could tell, then or later, they are out."""
        told = Q(outcome__outcome__in=[Outcome.CAME_TRUE, Outcome.DID_NOT]) | Exists(_of_risk())
        return self._risks.filter(told, outcome__isnull=False)

    @property
    def came_true(self):
        """As people said when they looked back, or later."""
        return self.scored.filter(Q(outcome__outcome=Outcome.CAME_TRUE) | Exists(_of_risk()))

    @property
    def did_not(self):
        return self.scored.filter(~Q(outcome__outcome=Outcome.CAME_TRUE), ~Exists(_of_risk()))

    @property
    def silent(self):
        """They came true, and neither trigger nor signal had said so."""
        return self._risks.silent()

    @property
    def failures(self):
        """What went wrong in a team while a plan went on that people had looked at beforehand."""
        seen = Event.objects.visible_to(self.person).filter(organisation=self.organisation, kind__in=HARM)
        return seen.learning().filter(covered(self._plans))

    @property
    def foreseen(self):
        return self.failures.filter(Exists(self._foretelling))

    @property
    def unpredicted(self):
        """No named risk is tied to them. Whether somebody asked stands beside each."""
        asked = Exists(Unforeseen.objects.filter(event=OuterRef("pk")))
        return self.failures.filter(~Exists(self._foretelling)).annotate(is_asked=asked)

    @cached_property
    def not_asked_count(self) -> int:
        return self.unpredicted.filter(is_asked=False).count()

    @cached_property
    def to_look_back_count(self) -> int:
        """Plans whose day has passed and on which nobody has looked back."""
        today = timezone.localdate()
        found = Premortem.objects.visible_to(self.person).filter(organisation=self.organisation)
        return found.to_look_back_on(today).count()

    @property
    def _risks(self):
        return Risk.objects.visible_to(self.person).filter(organisation=self.organisation)

    @cached_property
    def _plans(self) -> list[Premortem]:
        """Those with risks: where nothing was named, nothing could be foreseen."""
        found = Premortem.objects.visible_to(self.person).filter(organisation=self.organisation)
        named = found.filter(Exists(Risk.objects.filter(premortem=OuterRef("pk")))).order_by("-number")[:PLANS]
        plans = list(named)
        for plan in plans:
            plan.organisation = self.organisation
        return plans

    @property
    def _foretelling(self):
        """Risks that were named before it happened, in this event or in one that was told in it."""
        of_event = Q(event=OuterRef("pk")) | Q(event__merging__into=OuterRef("pk"))
        known = Occurrence.objects.filter(of_event, risk__in=self._risks.values("pk"))
        return known.filter(risk__made_at__lte=F("event__happened_at"))


def _of_risk():
    return Occurrence.objects.filter(risk=OuterRef("pk"))
