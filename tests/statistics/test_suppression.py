from hypothesis import given
from hypothesis import strategies as st

from goldseam.statistics.suppression import shown


def test_a_group_that_is_too_small_is_hidden_and_the_next_with_it():
    assert shown({"a": 8, "b": 7, "c": 3}) == {"a"}
    assert shown({"a": 8, "b": 7, "c": 3, "d": 2}) == {"a", "b"}
    assert shown({"small": 3, "other": 6}) == set()


def test_where_all_are_large_enough_all_are_shown():
    assert shown({"a": 5, "b": 6}) == {"a", "b"}
    assert shown({"a": 5, "b": 6, "nobody": 0}) == {"a", "b"}


@given(st.lists(st.integers(0, 30), max_size=8))
def test_what_is_hidden_is_nobody_or_enough_to_hide_in(sizes):
    groups = dict(enumerate(sizes))
    hidden = sum(count for name, count in groups.items() if name not in shown(groups))
    assert hidden == 0 or hidden >= 5 or not shown(groups)
