"""A chart as dots, for mail and for whoever cannot show drawings."""

import io

import pytest
from PIL import Image

from goldseam import charts
from goldseam.charts import Point, RunChart, inks
from goldseam.charts.samples import infections

MANY = 1_000_000


def pixels(chart, theme="light", **options):
    return Image.open(io.BytesIO(charts.png(chart, theme, **options))).convert("RGB")


def inked(picture, box, ground):
    """How many dots of this part of the picture are not as the paper."""
    return sum(count for count, colour in picture.crop(box).getcolors(MANY) if colour != ground)


def colours(chart, theme):
    return {colour for _count, colour in pixels(chart, theme).getcolors(MANY)}


def rgb(colour):
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_has_letters_and_not_only_lines(theme):
    """A picture without a known font would silently lack its text."""
    chart = RunChart("Ward Ω Ж ł", "Words.", points=[Point(None, "One", 1)])
    ground = rgb(inks.tokens(theme)["surface"])

    picture = pixels(chart, theme, scale=1)
    wordless = pixels(RunChart(" ", " ", points=[Point(None, " ", 1)]), theme, scale=1)

    assert picture.width == 640
    assert inked(picture, (0, 0, 640, 50), ground) > 400
    assert inked(wordless, (0, 0, 640, 40), ground) == 0


def test_its_colours_are_those_of_the_product():
    light, dark = colours(infections(), "light"), colours(infections(), "dark")

    assert rgb(inks.tokens("light")["gold"]) in light
    assert rgb(inks.tokens("light")["surface"]) in light
    assert rgb(inks.tokens("dark")["surface"]) in dark


def test_every_look_has_its_ink_in_both_themes():
    assert inks.looks("light").keys() == inks.looks("dark").keys()
    assert 'fill="#fffdf9"' in inks.looks("light")["chart-ground"]
    assert not any("var(" in look or "light-dark" in look for look in inks.looks("dark").values())


def test_it_can_be_as_sharp_as_is_wanted():
    assert pixels(infections(), scale=2).width == 1280
