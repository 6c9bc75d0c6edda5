"""Reading ratings: what this person may know of them, and how far raters agree."""

from dataclasses import dataclass

from goldseam.statistics.agreement import Kappa, weighted_kappa
from goldseam.triage.models.rating import SECOND_FROM, Rating

LEAST_PAIRS = 10
LATEST = 1_000


@dataclass(frozen=True)
class Opinions:
    """The ratings of one event, for one reader."""

    given: list
    mine: Rating | None

    @property
    def is_blind(self) -> bool:
        """Somebody rated it high, and the reader is to say first what she or he thinks."""
        return len(self.given) == 1 and self.mine is None and self.given[0].potential >= SECOND_FROM

    @property
    def may_rate(self) -> bool:
        return len(self.given) < 2

    @property
    def waits_for_another(self) -> bool:
        return len(self.given) == 1 and self.mine is not None and self.mine.potential >= SECOND_FROM

    @property
    def are_two(self) -> bool:
        return len(self.given) >= 2

    @property
    def apart(self) -> int:
        return abs(self.given[0].potential - self.given[1].potential)


@dataclass(frozen=True)
class Agreement:
    """How far two who rate the same event agree on how bad it could have been."""

    kappa: Kappa
    same: int
    far: int

    @property
    def n(self) -> int:
        return self.kappa.n

    @property
    def is_telling(self) -> bool:
        return self.n >= LEAST_PAIRS and self.kappa.kappa is not None


def opinions_on(event, person) -> Opinions:
    given = list(event.ratings.select_related("by"))
    return Opinions(given, next((one for one in given if one.by_id == person.pk), None))


def agreement_in(organisation, person) -> Agreement:
    """Over the latest events that two have rated and this person sees; it tells nothing of who rated."""
    pairs = _pairs(Rating.objects.visible_to(person).filter(organisation=organisation))
    first, second = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    apart = [abs(a - b) for a, b in pairs]
    return Agreement(weighted_kappa(first, second, kinds=range(1, 6)), apart.count(0), sum(far > 1 for far in apart))


def _pairs(ratings) -> list[tuple[int, int]]:
    latest = ratings.order_by("-pk").values_list("event", "pk", "potential")
    by_event: dict[int, list[tuple[int, int]]] = {}
    for event, pk, potential in latest[: 2 * LATEST]:
        by_event.setdefault(event, []).append((pk, potential))
    in_order = (sorted(given) for given in by_event.values() if len(given) == 2)
    return [(given[0][1], given[1][1]) for given in in_order]
