"""How the score of a team, or of all together, went over the quarters: each with the range that fits."""

from django.utils import formats
from django.utils.translation import gettext as _

from goldseam.charts import BeforeAfter, Side
from goldseam.safety.results import Wave, trend_of
from goldseam.statistics.pulses import HIGHEST, LOWEST

SHOWN, FEWEST = 12, 2


def trend_chart(pulse, person, team=None) -> BeforeAfter | None:
    """Up to this pulse. None where there are not two scores to look at."""
    waves = [wave for wave in trend_of(pulse.organisation, person, team) if wave.pulse.number <= pulse.number]
    waves = waves[-SHOWN:]
    scored = [wave.cut for wave in waves if wave.cut.score]
    if len(scored) < FEWEST:
        return None
    title = _("How safe it felt to speak up: %(team)s") % {"team": scored[-1].name}
    sides = [_side(wave) for wave in waves]
    named = _("Score, 1 to 7")
    return BeforeAfter(title, _summary(waves), sides=sides, value_name=named, floor=LOWEST, ceiling=HIGHEST)


def _side(wave: Wave) -> Side:
    name = formats.date_format(wave.pulse.opens_on, "M Y")
    if wave.cut.score is None:
        return Side(name, None, basis=_("no single number"))
    basis = _("%(n)s of %(invited)s answered") % {"n": wave.cut.n, "invited": wave.cut.invited}
    return Side(name, *wave.cut.score, basis=basis)


def _summary(waves: list[Wave]) -> str:
    """Only what may be compared is compared."""
    cut = waves[-1].cut
    if cut.change_since:
        return cut.change_since.words
    return cut.why_no_change or _(
        "Each with the range that fits. Where ranges overlap much, nothing is known to differ."
    )
