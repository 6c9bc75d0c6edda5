"""What a series is to an experiment that looks at it: nobody turns it into something else meanwhile."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.experiments.models import Cycle


def keep_where_it_is_looked_at(series, before: dict) -> None:
    """Whoever sees an experiment sees what was measured, so a series stays with the team that looks at it."""
    if "team" in before and series.team_id and _looking_at(series).exclude(team=series.team_id).exists():
        raise ValidationError({"team": _("An experiment that others see looks at it, so they have to see it, too.")})


def keep_what_limits_mean(series, before: dict) -> None:
    """A limit that was set for so many per hundred says something else per thousand."""
    if "per" in before and _looking_at(series).started().filter(studied=None, decision=None).exists():
        raise ValidationError({"per": _("An experiment that runs looks at it. Change it once its result is written.")})


def _looking_at(series):
    return Cycle.objects.filter(watched__series=series)
