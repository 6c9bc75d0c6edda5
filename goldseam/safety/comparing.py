"""One pulse against the one before, from the numbers that were kept of both."""

from django.utils.translation import gettext as _

from goldseam.safety.cuts import Change
from goldseam.statistics.pulses import Summary, difference


def has_score(numbers: dict) -> bool:
    return not numbers["why"] and not numbers["band"] and numbers["shared"] is not False


def change_between(before: dict, after: dict) -> Change:
    found = difference(_summary(before), _summary(after))
    low, high = (None if edge is None else round(edge, 1) for edge in (found.low, found.high))
    return Change(round(found.difference, 1), low, high, _in_words(found))


def _summary(numbers: dict) -> Summary:
    return Summary(numbers["scored"], *(numbers[name] for name in ("mean", "sd", "low", "high")))


def _in_words(found) -> str:
    size = f"{abs(found.difference):.1f}"
    if not found.is_beyond_chance and size == "0.0":
        return _("The same as in the pulse before.")
    if not found.is_beyond_chance:
        return _("%(size)s apart from the pulse before: no more than chance alone would bring.") % {"size": size}
    if found.difference > 0:
        return _("Safer than in the pulse before, by %(size)s: more than chance alone would bring.") % {"size": size}
    return _("Less safe than in the pulse before, by %(size)s: more than chance alone would bring.") % {"size": size}
