"""The results of a pulse as a file for spreadsheets: the numbers of the page, and no more."""

import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from goldseam.charts.tables import harmless
from goldseam.safety.cuts import Cut, ItemResult
from goldseam.safety.results import Results


def as_csv(results: Results) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([_("Team"), _("What"), _("Value"), _("From"), _("To"), _("Answers"), _("Invited"), _("In words")])
    for cut in [results.total, *results.groups]:
        if cut:
            writer.writerows([_plain(cell) for cell in row] for row in _rows(cut))
    return written.getvalue()


def _rows(cut: Cut) -> Iterator[list]:
    value, low, high = cut.score or (None, None, None)
    words = cut.why_hidden or band_in_words(cut.band) or (view_in_words() if cut.shared_view is False else "")
    yield [cut.name, _("Score, 1 to 7"), value, low, high, cut.n, cut.invited, words]
    for told in [*cut.items, *([cut.speaking_up] if cut.speaking_up else [])]:
        yield [cut.name, told.item.text, told.mean, None, None, told.n, None, _item_in_words(told)]


def _item_in_words(told: ItemResult) -> str:
    return told.why_hidden or band_in_words(told.band)


def band_in_words(band: str) -> str:
    """Where a number would say what everybody answered."""
    words = {"low": _("low"), "middle": _("in the middle"), "high": _("high")}
    return words.get(band, "")


def view_in_words() -> str:
    return _("Members see this very differently")


def _plain(cell) -> str:
    return "" if cell is None else harmless(cell) if isinstance(cell, str) else str(cell)
