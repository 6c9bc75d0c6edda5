"""What is to be known of a series, as pairs of name and value; and what its values are too scattered for."""

from django.utils.translation import gettext as _

from goldseam.measurements.figures import unit_of
from goldseam.measurements.models import Width
from goldseam.measurements.picture import better_of
from goldseam.measurements.reading import Reading
from goldseam.verdicts.words import amount


def facts_of(series) -> list[tuple[str, str]]:
    """Those that are known."""
    facts = [
        (_("Written down"), series.get_kind_display()),
        (_("How often"), series.get_every_display()),
        (_("In the chart"), unit_of(series)),
        (_("Which way is better"), _direction(series)),
        (_("Where the numbers come from"), series.source_words),
        (_("Team"), str(series.team) if series.team and series.organisation.has_teams else ""),
    ]
    return [(name, str(value)) for name, value in facts if value]


def _direction(series) -> str:
    return {"lower": _("Lower is better"), "higher": _("Higher is better")}.get(better_of(series), "")


def scatter_of(series, reading: Reading) -> str:
    """How many times as much as by chance the values scatter, where limits by chance are too narrow for that."""
    control = reading.control
    if control is None or series.width == Width.LANEY or not control.is_overdispersed:
        return ""
    return amount(control.sigma_z or 0)
