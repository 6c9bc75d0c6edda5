"""Scales that hold for any values."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.charts.axes import axis, log_axis, nice_step

ANY = st.floats(allow_nan=True, allow_infinity=True)


@given(values=st.lists(st.one_of(st.none(), ANY)), floor=st.one_of(st.none(), ANY), most=st.integers(2, 8))
def test_every_scale_has_ticks_in_their_order_and_room_for_all(values, floor, most):
    scale = axis(values, floor, most=most).between(200, 0)

    assert all(math.isfinite(tick) for tick in scale.ticks)
    assert scale.ticks == sorted(set(scale.ticks))
    assert 1 <= len(scale.ticks) <= most + 3
    for value in values:
        if value is not None and math.isfinite(value) and abs(value) < 1e300:
            assert -5 <= scale.at(value) <= 205


@given(values=st.lists(ANY))
def test_every_log_scale_too(values):
    scale = log_axis(values).between(30, 300)

    assert 2 <= len(scale.ticks) < 40
    assert all(0 <= scale.at(value) <= 300 for value in values if math.isfinite(value))


@pytest.mark.parametrize(
    ("values", "floor", "ticks"),
    [
        ([3, 27], 0, [0, 10, 20, 30]),
        ([7], 0, [0, 2, 4, 6, 8]),
        ([0, 0], 0, [0, 1]),
        ([1, 2], 0, [0, 1, 2]),
        ([98.2, 97.9, 98.6], 0, [97.8, 98.0, 98.2, 98.4, 98.6]),
        ([-4, 2], None, [-4, -2, 0, 2]),
        ([5, 5], None, [3, 4, 5, 6, 7]),
        ([], 0, [0, 1]),
    ],
)
def test_ticks_are_round_and_start_at_the_natural_zero_while_that_is_near(values, floor, ticks):
    assert axis(values, floor).ticks == pytest.approx(ticks)


def test_a_share_never_has_a_tick_above_all():
    assert axis([0.4, 0.98], 0, ceiling=1, whole=False).ticks == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1])


@pytest.mark.parametrize(("rough", "step"), [(0.7, 1), (1.2, 2), (3, 5), (7, 10), (0.012, 0.02), (2e-9, 2e-9)])
def test_steps_are_those_that_people_count_in(rough, step):
    assert nice_step(rough) == pytest.approx(step)


def test_zero_has_a_place_before_a_log_scale():
    scale = log_axis([0, 1, 100]).between(40, 240)

    assert scale.at(0) < scale.at(1) == 40
    assert scale.at(10) == pytest.approx(140)
