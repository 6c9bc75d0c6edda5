"""Calibration: whether people who say “80 % sure” are right in eight of ten cases. Over many cycles, of no person."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.experiments.choices import Outcome
from goldseam.experiments.models import Cycle
from goldseam.statistics.proportions import wilson
from goldseam.verdicts.words import percent

FEWEST, LATELY = 10, 200
BANDS = [(50, 59), (60, 69), (70, 79), (80, 89), (90, 99)]
TOLD = {Outcome.AS_PREDICTED, Outcome.PARTLY, Outcome.SMALLER, Outcome.OPPOSITE}


class Band(NamedTuple):
    """Predictions made with about this confidence, in percent: how many, and how many came as predicted."""

    lowest: int
    highest: int
    n: int
    met: int
    share: float | None
    low: float
    high: float

    @property
    def is_few(self) -> bool:
        """So few that the dots say more than a share."""
        return self.n < 5

    @property
    def words(self) -> str:
        facts = {"lowest": self.lowest, "highest": self.highest, "met": self.met, "n": self.n}
        words = _("Of those that were %(lowest)d to %(highest)d%% sure, %(met)d of %(n)d.") % facts
        if self.is_few:
            return words
        fits = _("Anything from %(low)s to %(high)s fits that.")
        return f"{words} {fits % {'low': percent(self.low), 'high': percent(self.high)}}"


class Calibration(NamedTuple):
    """By bands of confidence. With fewer than ten predictions there are none: it is too early to say."""

    n: int
    met: int
    untold: int
    bands: list[Band]
    words: str

    @property
    def is_enough(self) -> bool:
        return self.n >= FEWEST


def calibration_seen_by(person, organisation) -> Calibration:
    """Of the newest results that this person sees, so that a team learns from its own lately."""
    results = Cycle.objects.filter(organisation=organisation).visible_to(person).ended()
    newest = results.select_related("studied", "started__plan").defer("studied__observation").order_by("-number")
    return calibration(newest[:LATELY])


def calibration(cycles: Iterable) -> Calibration:
    """`cycles` are those of a team or an organisation. Where the data cannot tell, nobody was right or wrong."""
    predicted = [cycle for cycle in cycles if cycle.is_studied and cycle.started.plan.plan.is_predicted]
    told = [(_confidence(cycle), cycle.studied.verdict == Outcome.AS_PREDICTED) for cycle in predicted if _tells(cycle)]
    met = sum(was_met for _sure, was_met in told)
    bands = [_band(lowest, highest, told) for lowest, highest in BANDS] if len(told) >= FEWEST else []
    return Calibration(len(told), met, len(predicted) - len(told), bands, _words(len(told), met))


def _tells(cycle) -> bool:
    return cycle.studied.verdict in TOLD


def _confidence(cycle) -> int:
    """As it was said at the start."""
    return cycle.started.plan.plan.confidence or 0


def _band(lowest: int, highest: int, told: list[tuple[int, bool]]) -> Band:
    inside = [was_met for sure, was_met in told if lowest <= sure <= highest]
    found = wilson(sum(inside), len(inside))
    return Band(lowest, highest, len(inside), sum(inside), found.share, found.low, found.high)


def _words(n: int, met: int) -> str:
    if n < FEWEST:
        more = FEWEST - n
        words = ngettext(
            "Too early to say: %(num)d more prediction with a result is needed.",
            "Too early to say: %(num)d more predictions with a result are needed.",
            more,
        )
        return words % {"num": more}
    return _("%(met)d of %(n)d predictions came as predicted.") % {"met": met, "n": n}
