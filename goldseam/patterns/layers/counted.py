"""How layers stood, counted in the database: for each event four sets of layers, and alike events put together."""

from collections import Counter

from django.db.models import BigIntegerField, Case, Q, Sum, Value, When

from goldseam.events.models import LayerFinding, LayerState
from goldseam.statistics.layers import Alike

SETS = {
    "failed": LayerState.FAILED,
    "absent": LayerState.ABSENT,
    "held": LayerState.HELD,
    "not_reached": LayerState.NOT_REACHED,
}


def alike_events(events, layers: list) -> list[Alike]:
    """Of these events, those of which anything was said. A layer is told by its place in the list."""
    if not layers:
        return []
    bits = {layer.pk: 1 << place for place, layer in enumerate(layers)}
    found = LayerFinding.objects.filter(event__in=events.order_by().values("pk"), layer__in=list(bits))
    found = found.filter(state__in=SETS.values())
    bit = _bit_of(sorted(bits.items()))
    sums = {name: Sum(bit, filter=Q(state=state)) for name, state in SETS.items()}
    rows = found.order_by().values("event").annotate(**sums).values_list(*SETS)
    counted = Counter(rows.iterator(chunk_size=5_000))
    return [_alike(sets, number) for sets, number in counted.items()]


def _alike(sets: tuple, number: int) -> Alike:
    """A sum of nothing is nothing, and in PostgreSQL a decimal."""
    failed, absent, held, not_reached = (int(part or 0) for part in sets)
    return Alike(failed, absent, held, not_reached, number)


def _bit_of(bits: list[tuple[int, int]]):
    """By halving: a database then compares six times for one of sixty layers."""
    if len(bits) == 1:
        return Value(bits[0][1], BigIntegerField())
    middle = len(bits) // 2
    return Case(
        When(layer__lt=bits[middle][0], then=_bit_of(bits[:middle])),
        default=_bit_of(bits[middle:]),
        output_field=BigIntegerField(),
    )
