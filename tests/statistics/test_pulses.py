"""Source of the vectors: the domain's chapter on psychological safety (computed there with numpy)."""

import pytest

from goldseam.statistics.agreement import r_wg
from goldseam.statistics.pulses import (
    Summary,
    difference,
    person_score,
    straight_lining,
    team_score,
    turned,
)

TEAM = {
    "A": (2, 6, 3, 5, 2, 6, 6),
    "B": (3, 5, 2, 5, 3, 5, 6),
    "C": (1, 7, 2, 6, 1, 6, 7),
    "D": (4, 4, 4, 4, 4, 4, 4),
    "E": (2, 6, 3, 6, 2, 5, 5),
    "F": (5, 3, 4, 3, 5, 4, 4),
}


def test_scores_of_persons_and_the_team():
    scores = {name: person_score(answers) for name, answers in TEAM.items()}

    assert {name: round(score, 3) for name, score in scores.items()} == {
        "A": 5.714,
        "B": 5.286,
        "C": 6.571,
        "D": 4.0,
        "E": 5.571,
        "F": 3.429,
    }
    team = team_score(list(scores.values()))
    assert (team.n, round(team.mean, 3), round(team.sd, 3)) == (6, 5.095, 1.166)
    assert (round(team.low, 2), round(team.high, 2)) == (3.87, 6.32)


def test_how_far_the_team_sees_it_alike():
    rows = [[turned(item, answer) for item, answer in enumerate(row, 1)] for row in TEAM.values()]

    found = r_wg(rows, least=6)

    assert (round(found.mean_variance, 4), round(found.value, 4)) == (1.5619, 0.9162)


def test_an_interval_stays_within_the_scale():
    team = team_score([7, 7, 7, 7, 5, 3])

    assert (team.low > 3, team.high) == (True, 7)


def test_items_one_three_and_five_are_turned_around():
    assert [turned(item, 2) for item in range(1, 9)] == [6, 2, 6, 2, 6, 2, 2, 2]
    assert turned(1, None) is None
    for wrong in (0, 8):
        with pytest.raises(ValueError, match="between 1 and 7"):
            turned(1, wrong)


def test_a_score_takes_five_of_seven():
    assert person_score((None, None, 2, 6, 2, 6, 6)) == 6.0
    assert person_score((None, None, None, 6, 2, 6, 6)) is None
    with pytest.raises(ValueError, match="seven items"):
        person_score((1, 2))


def test_the_same_step_throughout_is_counted():
    assert [straight_lining(answers) for answers in TEAM.values()] == [False, False, False, True, False, False]
    assert straight_lining((1, 1, 1, 1, 1, None, None))
    assert not straight_lining((1, 1, 1, 1, None, None, None))


def test_a_difference_takes_the_side_of_caution():
    """Welch: 5.095 (6 people) and a team half a point higher are no more than chance apart."""
    before = team_score([person_score(answers) for answers in TEAM.values()])
    after = Summary(before.n, before.mean + 0.5, before.sd, None, None)

    found = difference(before, after)

    assert round(found.difference, 3) == 0.5
    assert not found.is_beyond_chance
    assert difference(Summary(20, 3.0, 0.5, None, None), Summary(20, 4.0, 0.5, None, None)).is_beyond_chance
    assert difference(Summary(5, 3.0, 0.0, None, None), Summary(5, 4.0, 0.0, None, None)).low is None
