"""Counting a pulse when it closes: from the answers to the few numbers that may be shown. Nothing else is kept.

`numbers` of a cut: `why` it is hidden (or ""), `scored`, `mean`, `sd`, `low`, `high`, `band`, `is_sd_shown`,
`shared` (true, false or none), `straight` (none where it would tell too much), and `items`: for each its `n`, `mean`
and `band`, or `why` it is hidden.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from goldseam.safety.ballots import ITEMS, Ballot
from goldseam.safety.rosters import Roster, compare_with_before, rosters_of
from goldseam.statistics import disclosure, pulses
from goldseam.statistics.agreement import r_wg
from goldseam.statistics.disclosure import Fate, Twice
from goldseam.statistics.suppression import LEAST

TOTAL = None
SCORE = 0  # Among the numbers of items.


class Counted(NamedTuple):
    """By the key of each group; TOTAL is all of them together."""

    answered: dict[int | None, int]
    numbers: dict[int | None, dict]
    comments: list[tuple[int | None, str]]


@dataclass(frozen=True)
class Answers:
    """All answers of one cut, while the pulse is being closed."""

    ballots: list[Ballot]

    @property
    def scores(self) -> list[float]:
        found = (pulses.person_score(ballot.answers[: pulses.ITEMS]) for ballot in self.ballots)
        return [score for score in found if score is not None]

    def to(self, item: int) -> list[float]:
        """The answers to one item, turned so that higher is safer."""
        found = (pulses.turned(item, ballot.answers[item - 1]) for ballot in self.ballots)
        return [answer for answer in found if answer is not None]

    @property
    def straight(self) -> int:
        return sum(pulses.straight_lining(ballot.answers[: pulses.ITEMS]) for ballot in self.ballots)

    @property
    def is_shared(self) -> bool | None:
        """Whether the team sees it alike enough for one number; None where too few answered to say."""
        turned = [
            [pulses.turned(item, answer) for item, answer in enumerate(ballot.answers[: pulses.ITEMS], 1)]
            for ballot in self.ballots
        ]
        found = r_wg(turned, least=disclosure.LEAST_FOR_SPREAD).value if turned else None
        return None if found is None else found >= pulses.LEAST_SHARED


def count(pulse, groups: list, ballots: dict[int, list[Ballot]]) -> Counted:
    """Also writes into groups and pulse how far they may be compared with the one before."""
    rosters = rosters_of(groups)
    cuts: dict[int | None, Answers] = {group.pk: Answers(ballots[group.pk]) for group in groups}
    numbers = _numbers(cuts, pulse.least_scores, lambda groups: Roster.together(rosters[key] for key in groups).twice)
    compare_with_before(pulse, groups, rosters, numbers)
    answered = {key: len(cut.ballots) for key, cut in cuts.items()}
    return Counted(answered, numbers, list(_comments(pulse, cuts, rosters)))


def _numbers(cuts: dict[int | None, Answers], least: int, twice: Twice) -> dict[int | None, dict]:
    everyone = Answers([ballot for cut in cuts.values() for ballot in cut.ballots])
    all_cuts = cuts | ({TOTAL: everyone} if len(cuts) > 1 else {})
    fates = _fates({key: cut.scores for key, cut in cuts.items()}, least, twice)
    wide = _with_spread(cuts, fates, max(least, disclosure.LEAST_FOR_SPREAD), twice)
    found = {key: _score(cut, fates[key], key in wide, is_team=key is not TOTAL) for key, cut in all_cuts.items()}
    for key, items in _items(all_cuts, fates, least, twice).items():
        found[key]["items"] = items
    _keep_straight_back(found, list(cuts))
    return found


def _keep_straight_back(numbers: dict[int | None, dict], keys: list) -> None:
    """All together tell how many chose one step throughout only where each team does: else one could subtract."""
    if TOTAL in numbers and any(numbers[key].get("straight") is None for key in keys):
        numbers[TOTAL] |= {"straight": None}


def _fates(
    values: dict[int | None, list[float]], least: int, twice: Twice, kept_back=frozenset()
) -> dict[int | None, Fate]:
    told = disclosure.what_may_be_told(values, least, twice, kept_back)
    return {**told.groups, **({TOTAL: told.total} if told.total else {})}


def _with_spread(cuts: dict[int | None, Answers], fates: dict, least: int, twice: Twice) -> set:
    """The cuts that are large enough to tell how far people differ. The total tells it of no smaller ones."""
    wide: set = {key for key, cut in cuts.items() if fates[key] == Fate.SHOWN and len(cut.scores) >= least}
    kept = [key for key in cuts if key not in wide]
    rest = sum(len(cuts[key].scores) for key in kept)
    return wide | ({TOTAL} if rest == 0 or rest - twice(kept) >= least else set())


def _score(cut: Answers, fate: Fate, is_wide: bool, is_team: bool) -> dict:
    if fate in (Fate.FEW, Fate.BESIDE):
        return {"why": fate.value}
    scores = cut.scores
    told = {"why": "", "scored": len(scores), "straight": None, "shared": None, "is_sd_shown": False}
    if fate == Fate.BAND:
        return told | {"band": disclosure.band_of(scores).value}
    summary = pulses.team_score(scores)
    if summary is None:
        return {"why": Fate.FEW.value}
    shared = cut.is_shared if is_team and is_wide else None
    rounded = {name: _as_shown(value) for name, value in summary._asdict().items() if name != "n"}
    return told | rounded | {"band": "", "straight": _straight(cut), "is_sd_shown": is_wide, "shared": shared}


def _straight(cut: Answers) -> int | None:
    """Not where fewer than five did otherwise: it would say of nearly everybody what they answered."""
    return cut.straight if len(cut.ballots) - cut.straight >= LEAST else None


def _items(cuts: dict, fates: dict, least: int, twice: Twice) -> dict:
    """Each item is a cut of its own: answers to it are counted, and kept back, by themselves.

    Keeping a second item back in one cut may take the total along; so it is looked at until nothing changes.
    """
    kept_back: dict = {key: set() for key in cuts}
    while True:
        of_items = {item: _of_item(cuts, item, least, twice, kept_back) for item in range(1, ITEMS + 1)}
        seconds = {key: _second(key, cut, of_items, fates[key]) for key, cut in cuts.items()}
        if not any(seconds.values()):
            break
        for key, item in seconds.items():
            kept_back[key] |= {item} - {None}
    return {key: {str(item): _item(cuts[key].to(item), of_items[item][key]) for item in of_items} for key in cuts}


def _of_item(cuts, item, least, twice, kept_back) -> dict:
    values = {key: cut.to(item) for key, cut in cuts.items() if key is not TOTAL}
    back = {key for key, items in kept_back.items() if item in items}
    found = _fates(values, least, twice, back)
    is_told = any(_is_told_by_total(key, values, found, least) for key in back - {TOTAL})
    if found.get(TOTAL) == Fate.SHOWN and (TOTAL in back or is_told):
        found[TOTAL] = Fate.BAND
    return found


def _is_told_by_total(key, values: dict, found: dict, least: int) -> bool:
    """Whether too few others are kept back beside it: the total minus all that is shown would be its own number."""
    return sum(len(values[other]) for other in values if other != key and found[other] != Fate.SHOWN) < least


def _second(key, cut: Answers, of_items: dict, fate: Fate) -> int | None:
    """The item that is to be kept back because one alone is; or because the seven together tell a score that is not."""
    seven = range(1, pulses.ITEMS + 1)
    back = [item for item in seven if of_items[item][key] != Fate.SHOWN]
    told = {item: cut.to(item) for item in seven if item not in back}
    return disclosure.more_than_one_kept_back(told, back if fate == Fate.SHOWN else [*back, SCORE])


def _item(values: list[float], fate: Fate) -> dict:
    if fate in (Fate.FEW, Fate.BESIDE):
        return {"why": fate.value}
    if fate == Fate.BAND:
        return {"why": "", "n": len(values), "mean": None, "band": disclosure.band_of(values).value}
    return {"why": "", "n": len(values), "mean": _as_shown(math.fsum(values) / len(values)), "band": ""}


def _as_shown(number: float | None) -> float | None:
    """To one decimal, also where it is kept: from an exact mean and spread the scores of five can be worked out."""
    return None if number is None else round(number, 1)


def _comments(
    pulse, cuts: dict[int | None, Answers], rosters: dict[int | None, Roster]
) -> Iterable[tuple[int | None, str]]:
    """Of a team in which enough people answered; of all others together, if they are enough. Else nobody reads them."""
    least = pulse.least_comments
    large = {key for key, cut in cuts.items() if len(cut.ballots) >= least}
    small = {key: cut for key, cut in cuts.items() if key not in large}
    people = sum(len(cut.ballots) for cut in small.values()) - Roster.together(rosters[key] for key in small).twice
    for key in cuts:
        if key in large or people >= least:
            yield from (
                (key if key in large else TOTAL, ballot.comment) for ballot in cuts[key].ballots if ballot.comment
            )
