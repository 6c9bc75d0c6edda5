"""Numbers as people read them."""

import pytest
from django.utils import translation

from goldseam.charts.letters import fit, width_of, wrapped
from goldseam.charts.numbers import duration, on_axis, reckoned, told


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (0.0, "0"),
        (14, "14"),
        (-3.25, "−3.25"),
        (1234.567, "1235"),
        (12345.6, "12,346"),
        (0.07, "0.07"),
        (0.000123456, "0.0001235"),
        (2.5e-9, "2.5×10⁻⁹"),
        (3e12, "3×10¹²"),
        (None, ""),
        (float("nan"), ""),
    ],
)
def test_a_value_has_as_many_digits_as_say_something(value, text):
    assert told(value) == text


def test_what_was_worked_out_is_told_in_three_digits_as_in_sentences():
    assert [reckoned(value) for value in (14.44, 6.684, 0.77, 1234.5, 0)] == ["14.4", "6.68", "0.77", "1234", "0"]


def test_shares_are_told_in_percent():
    assert told(0.7727, share=True) == "77.27 %"
    assert on_axis(0.2, 0.2, share=True) == "20 %"


def test_ticks_have_the_decimals_of_their_steps():
    assert [on_axis(tick, 0.5) for tick in (0, 0.5, 1.0)] == ["0", "0.5", "1.0"]


def test_a_german_reader_sees_german_numbers():
    with translation.override("de"):
        assert told(12345.6) == "12.346"
        assert told(0.5) == "0,5"


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(0, "0 min"), (0.5, "30 s"), (42, "42 min"), (60, "1 h"), (130, "2 h 10 min"), (4320, "3 d"), (4570, "3 d 4 h")],
)
def test_durations_are_told_in_two_units(minutes, text):
    assert duration(minutes) == text


@pytest.mark.parametrize(("minutes", "text"), [(23.2367, "23 min"), (59.7, "1 h"), (0.3873, "23 s"), (0.004, "0.24 s")])
def test_durations_are_as_exact_as_people_say_them(minutes, text):
    assert duration(minutes) == text


def test_words_are_cut_to_the_room_they_have():
    assert fit("Rückfallebene", 40).endswith("…")
    assert width_of(fit("Rückfallebene" * 40, 90)) <= 90
    assert fit("short", 100) == "short"


def test_words_that_are_too_long_for_a_line_go_on_in_the_next():
    lines = wrapped("Rückfallebenenüberwachungsprotokoll and more words than fit", 120, most=3)

    assert len(lines) == 3
    assert all(width_of(line) <= 120 for line in lines)
    assert lines[-1].endswith("…")
    assert wrapped("fits", 100) == ["fits"]
