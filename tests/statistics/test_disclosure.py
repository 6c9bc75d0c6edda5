"""Source of the rules: the domain’s chapter on psychological safety, 1 and 2."""

import itertools

from goldseam.statistics.disclosure import (
    Band,
    Fate,
    at_least_in_both,
    band_of,
    may_compare,
    more_than_one_kept_back,
    too_alike,
    too_close_to_others,
    what_may_be_told,
)

SCATTERED = [1, 2, 3, 4, 5, 6, 7, 3]


def scattered(n):
    return [1 + place % 7 for place in range(n)]


def test_complementary_suppression():
    """Children of 8, 7 and 3: the 3 are hidden, and so that nobody subtracts, the 7 as well."""
    eight, seven, three, two = (scattered(n) for n in (8, 7, 3, 2))

    told = what_may_be_told({"8": eight, "7": seven, "3": three})
    assert told == ({"8": Fate.SHOWN, "7": Fate.BESIDE, "3": Fate.FEW}, Fate.SHOWN)

    told = what_may_be_told({"8": eight, "7": seven, "3": three, "2": two})
    assert told == ({"8": Fate.SHOWN, "7": Fate.SHOWN, "3": Fate.FEW, "2": Fate.FEW}, Fate.SHOWN)


def test_no_mix_of_sizes_tells_a_few_by_subtraction():
    for sizes in itertools.product(range(0, 12), repeat=3):
        told = what_may_be_told({name: scattered(size) for name, size in enumerate(sizes)})
        kept_back = sum(size for name, size in enumerate(sizes) if told.groups[name] != Fate.SHOWN)
        assert told.total != Fate.SHOWN or kept_back not in range(1, 5), sizes
        assert all(size >= 5 for name, size in enumerate(sizes) if told.groups[name] == Fate.SHOWN), sizes


def test_one_group_alone_has_no_total():
    assert what_may_be_told({"all": SCATTERED}).total is None


def test_people_in_two_hidden_groups_are_counted_once():
    """Three people in two teams give six answers, and are three people."""
    groups = {"large": scattered(9), "x": [1, 4, 7], "y": [2, 4, 6]}

    assert what_may_be_told(groups).total == Fate.SHOWN
    assert what_may_be_told(groups, twice=lambda names: 3 if {"x", "y"} <= {*names} else 0).total == Fate.BESIDE
    assert what_may_be_told(groups, twice=lambda names: 3 if "large" in names else 0).total == Fate.SHOWN


def test_knowing_what_all_said_is_disclosure():
    for same in ([7] * 6, [1] * 6, [4] * 6, [7, 7, 7, 7, 7, 2]):
        assert too_alike(same)
    assert not too_alike([7, 7, 7, 7, 5, 6])
    assert [band_of([value] * 5) for value in (1, 2, 4, 6, 7)] == [
        Band.LOW,
        Band.LOW,
        Band.MIDDLE,
        Band.HIGH,
        Band.HIGH,
    ]


def test_what_is_a_band_in_one_team_is_not_told_by_the_total():
    alike = {"a": [7] * 6, "b": scattered(8)}

    assert what_may_be_told(alike) == ({"a": Fate.BAND, "b": Fate.SHOWN}, Fate.BAND)
    assert what_may_be_told(alike | {"c": [1, 2, 3, 4]}).total == Fate.SHOWN


def test_one_item_alone_is_not_kept_back():
    """The score minus the six others would tell it."""
    others = {2: [5, 5, 5, 6, 6], 4: [1, 7, 3, 5, 2]}

    assert more_than_one_kept_back(others, [1]) == 2
    assert more_than_one_kept_back(others, [1, 3]) is None
    assert more_than_one_kept_back(others, []) is None


def test_the_sixth_person_is_not_asked_for_by_subtraction():
    """A team of six at 5.2, five of them at 5.5: the sixth answered 3.7."""
    assert round(6 * 5.2 - 5 * 5.5, 1) == 3.7
    six, five = frozenset(range(6)), frozenset(range(5))
    apart, halves = frozenset(range(20, 30)), [frozenset(range(20, 25)), frozenset(range(25, 29))]

    assert too_close_to_others({"six": six, "five": five}) == {"five"}
    assert too_close_to_others({"six": six, "again": six}) == set()
    assert too_close_to_others({"all": apart, "half": halves[0]}) == set()
    # Two halves that leave one person of the whole: one of them goes.
    whole = frozenset(range(20, 31))
    assert len(too_close_to_others({"whole": whole, "x": frozenset(range(20, 25)), "y": frozenset(range(25, 30))})) == 1
    # One left and another came.
    assert len(too_close_to_others({"old": six, "new": five | {9}})) == 1
    assert too_close_to_others({"a": six, "b": apart}) == set()


def test_comparing_two_times():
    assert [at_least_in_both(*counts) for counts in ((8, 9, 9), (6, 6, 10), (3, 3, 10))] == [8, 2, 0]
    assert [may_compare(5, change) for change in (0, 1, 4, 5)] == [True, False, False, True]
    assert not may_compare(4, 0)
    assert not may_compare(None, None)
