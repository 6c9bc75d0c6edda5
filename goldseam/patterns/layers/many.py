"""What the layers of many events show: holes, what stopped most, holes that line up, and pairs."""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from goldseam import verdicts
from goldseam.events.models import Layer
from goldseam.events.models.layering import MOST_LAYERS
from goldseam.patterns.layers.asked import LayersAsked
from goldseam.patterns.layers.counted import alike_events
from goldseam.statistics.alignments import LEAST, Alignments, Pair, alignments, pairs
from goldseam.statistics.layers import Alike, LayerHoles, depths, hole_shares

MOST_SETS, MOST_PAIRS = 15, 15


@dataclass(frozen=True)
class ManyEvents:
    """The layers of an organisation, and how they stood in the events that are asked for."""

    layers: list[Layer]
    alike: list[Alike]

    @classmethod
    def of(cls, asked: LayersAsked, organisation, person) -> "ManyEvents":
        layers = layers_of(organisation, person)
        return cls(layers, alike_events(asked.events(organisation, person), layers))

    @property
    def n(self) -> int:
        """Events of which anything was said about a layer."""
        return sum(one.number for one in self.alike)

    @cached_property
    def _holes(self) -> list[LayerHoles]:
        return hole_shares(self.alike, len(self.layers))

    @property
    def rows(self) -> list[tuple[Layer, LayerHoles]]:
        """Each layer with its numbers; one that is retired only where something was found about it."""
        return [
            (layer, row)
            for layer, row in zip(self.layers, self._holes, strict=True)
            if not layer.is_retired or row.holes.n or row.not_reached
        ]

    @property
    def depths(self) -> dict[int, int]:
        return depths(self.alike)

    @cached_property
    def sets(self) -> Alignments:
        return alignments(self.alike, len(self.layers), most=MOST_SETS)

    @property
    def named_sets(self) -> list[tuple[list[Layer], int]]:
        return [([self.layers[place] for place in one.places], one.support) for one in self.sets.sets]

    @cached_property
    def _pairs(self) -> list[Pair]:
        return pairs(self.alike, len(self.layers), side_by_side(self.layers))

    @property
    def named_pairs(self) -> list[tuple[Layer, Layer, Pair]]:
        """Pairs that lie in enough events, those that work side by side first."""
        enough = [pair for pair in self._pairs if pair.both >= LEAST]
        in_order = sorted(enough, key=lambda pair: pair.why_unknown == "in_sequence")
        return [(self.layers[pair.first], self.layers[pair.second], pair) for pair in in_order[:MOST_PAIRS]]

    @cached_property
    def verdict(self) -> verdicts.Verdict:
        return verdicts.layers.of([row for _layer, row in self.rows], [str(layer) for layer, _row in self.rows], self.n)


def layers_of(organisation, person) -> list[Layer]:
    """In the order in which things meet them. Of more than sixty, those that were retired first are left out."""
    seen = Layer.objects.visible_to(person).filter(organisation=organisation)
    return sorted(seen.in_order()[:MOST_LAYERS], key=lambda layer: (layer.position, layer.pk))


def side_by_side(layers: list[Layer]) -> list[tuple[int, int]]:
    """Pairs of places that are met at the same time: a layer, and those beside it that follow."""
    groups: list[list[int]] = []
    for place, layer in enumerate(layers):
        if layer.is_beside and groups:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [pair for group in groups for pair in combinations(group, 2)]
