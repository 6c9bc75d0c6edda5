"""What others bring to the page of a measurement: what watches it, say.

    @series_part("guardrails/watches/_of_thing.html", order=10)
    def watches_of_series(series, person): …

The template is included beside the chart, with what the function returns and with `series` and `request`.
"""

from goldseam.common.parts import Parts

PARTS = Parts()


def series_part(template: str, order: int):
    """Adds a part to the page of a measurement. The function gets the series and the person who looks at it."""
    return PARTS.add(template, order)
