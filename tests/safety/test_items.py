"""What a pulse asks, in every language: all of it, and in the order of the scale."""

import pytest

from goldseam.safety.items import LANGUAGES, items_in


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_eight_statements_and_seven_steps(language):
    wording = items_in(language)

    assert (wording.language, len(wording.items), len(wording.scale)) == (language, 8, 7)
    assert len({item.text for item in wording}) == 8
    assert len(set(wording.scale)) == 7
    assert all(len(item.text) <= 90 and item.text.endswith(".") for item in wording)
    assert "Edmondson (1999)" in wording.adapted


def test_which_are_turned_around():
    assert [item.number for item in items_in("en").items if item.is_reversed] == [1, 3, 5]


def test_another_language_is_asked_in_english():
    assert items_in("pt-br").language == "pt"
    assert items_in("ja").language == "en"
    assert items_in("../en").language == "en"
