"""What an event got through: its layers as slices with their holes, and the sentence that says how far it came."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.charts import Slice, Slices
from goldseam.events.models import LayerState
from goldseam.statistics import layers
from goldseam.verdicts.words import joined, listed

CODES = {
    LayerState.FAILED: layers.FAILED,
    LayerState.HELD: layers.HELD,
    LayerState.ABSENT: layers.ABSENT,
    LayerState.NOT_REACHED: layers.NOT_REACHED,
    LayerState.NOT_RELEVANT: layers.NOT_RELEVANT,
    LayerState.UNKNOWN: layers.UNKNOWN,
}


def slices_of(findings) -> Slices | None:
    """The drawing, in the order in which things meet layers; those that do not matter here are left out."""
    shown = [finding for finding in findings if finding.state != LayerState.NOT_RELEVANT]
    if not shown:
        return None
    before = dict(zip((one.pk for one in findings[1:]), findings, strict=False))
    slices = [
        Slice(one.layer.name, one.layer.kind, one.state, one.note, one.layer.is_beside and before.get(one.pk) in shown)
        for one in shown
    ]
    return Slices(_("What it got through"), how_far(shown), slices)


def how_far(findings) -> str:
    """“It got through 3 of 5 layers; “Monitoring” stopped it.”"""
    known = layers.alike([[CODES[finding.state] for finding in findings[: layers.MOST_LAYERS]]])[0]
    held = [_("“%(name)s”") % {"name": one.layer.name} for one in findings if one.state == LayerState.HELD]
    if not known.met:
        return _("How the layers stood is not known yet.")
    if not held:
        return _none_held(known.depth, len(findings))
    return joined(_held(known.depth, len(findings), held), _("No other was left.") if _is_last(known) else "")


def _held(through: int, count: int, held: list[str]) -> str:
    if not through:
        words = ngettext("%(held)s stopped it at once.", "%(held)s stopped it at once.", len(held))
    else:
        words = ngettext(
            "It got through %(through)s of %(count)s layer; %(held)s stopped it.",
            "It got through %(through)s of %(count)s layers; %(held)s stopped it.",
            count,
        )
    return words % {"through": through, "count": count, "held": listed(held)}


def _none_held(through: int, count: int) -> str:
    if through == count:
        words = ngettext("It got through the one layer there was.", "It got through all %(count)s layers.", count)
    else:
        words = ngettext(
            "It got through %(through)s of %(count)s layer. None is known to have stopped it.",
            "It got through %(through)s of %(count)s layers. None is known to have stopped it.",
            count,
        )
    return words % {"through": through, "count": count}


def _is_last(known: layers.Alike) -> bool:
    return known.last_standing is not None
