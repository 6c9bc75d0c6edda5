"""The charts of layers over many events."""

from django.utils.translation import gettext as _

from goldseam.charts import BeforeAfter, Grid, Met, Side
from goldseam.patterns.layers.listing import ToldEvents
from goldseam.patterns.layers.many import ManyEvents


def shares_chart(many: ManyEvents) -> BeforeAfter:
    """The share with a hole for each layer, with what fits the same counts."""
    sides = [_side(layer, row.holes) for layer, row in many.rows]
    title = _("Share with a hole, among reported events")
    return BeforeAfter(title, str(many.verdict), sides=sides, share=True, value_name=_("Share with a hole"))


def grid_of(told: ToldEvents) -> Grid:
    used = [place for place, layer in enumerate(told.layers) if not layer.is_retired or _is_said(told, place)]
    rows = [Met(name, [states[place] for place in used], href) for name, states, href in told.rows]
    summary = _("Rings are holes, blocks are layers that held. The newest events stand above.")
    return Grid(_("Event by event"), summary, [str(told.layers[place]) for place in used], rows)


def _is_said(told: ToldEvents, place: int) -> bool:
    return any(states[place] for _name, states, _href in told.rows)


def _side(layer, holes) -> Side:
    if holes.share is None:
        return Side(str(layer), None, basis=_("nothing said yet"))
    basis = _("%(x)s of %(n)s") % {"x": holes.x, "n": holes.n}
    return Side(str(layer), holes.share, holes.low, holes.high, basis)
