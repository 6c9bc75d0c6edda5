"""What stopped an experiment, for readers of its card: when, for what kind of reason, and whether it went on."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from goldseam.common.times import day
from goldseam.experiments.choices import StopKind


def stops_of(cycle) -> Iterator[str]:
    """Oldest first. What people wrote about it stays with the worksheet."""
    for pause in sorted(cycle.pauses.all(), key=lambda one: one.pk):
        why = StopKind(pause.stop_kind).label if pause.stop_kind else _("People stopped it")
        told = {"day": day(pause.at), "why": why}
        if pause.is_over:
            yield _("%(day)s: %(why)s. It resumed on %(on)s.") % (told | {"on": day(pause.resumed_at)})
        else:
            yield _("%(day)s: %(why)s. It did not go on.") % told
