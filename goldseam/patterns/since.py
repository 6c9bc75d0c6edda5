"""How often a pattern came before it was chosen, and since."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.patterns.asked import Asked
from goldseam.patterns.counting import shared_events
from goldseam.patterns.keeping import bars_in
from goldseam.verdicts import rates
from goldseam.verdicts.verdict import Verdict

WEEK = 7 * 24 * 3600
LEAST_WEEKS = 2


@dataclass(frozen=True)
class Since:
    """The counts of one pattern in the period that people looked at, and from the day of the analysis on."""

    before: int
    weeks_before: float
    after: int
    weeks_after: float

    @property
    def verdict(self) -> Verdict:
        if self.weeks_after < LEAST_WEEKS:
            return Verdict(_("It was chosen a few days ago."), _("Too early to say."), _("Give it some weeks."))
        # Fewer reports are no better in themselves, so neither direction is called so.
        return rates.of(self.before, self.weeks_before, self.after, self.weeks_after, better="")

    @property
    def chosen_for_being_frequent(self) -> str:
        """Regression to the mean, in words."""
        return _(
            "It was chosen because it was frequent. What is picked at its height mostly comes down by itself, so a "
            "fall alone is no proof."
        )


def since_of(pattern) -> Since | None:
    """None for a pattern that people saw without a value to count it by."""
    analysis = pattern.analysis
    kept = next((row for row in bars_in(analysis.seen["bars"]).named if str(row.value) == pattern.value), None)
    if kept is None or pattern.raw_value is None:
        return None
    asked = Asked(analysis.period, analysis.field_key, analysis.team_id, analysis.kind)
    later = asked.among(shared_events(analysis.organisation, analysis.team_id)).filter(happened_at__gte=analysis.at)
    after = pattern.field.having(later, [pattern.raw_value]).count()
    weeks = max((timezone.now() - analysis.at).total_seconds() / WEEK, 1 / 7)
    return Since(kept.count, analysis.period.weeks, after, weeks)
