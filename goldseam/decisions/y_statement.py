"""A decision in one sentence: in the context of …, facing …, we chose … over …, to achieve …, accepting …"""

from django.utils.translation import gettext as _

MOST = 160  # What is longer than that is no part of a sentence.


def y_statement(decision) -> str:
    """The first lines of its parts, joined; nothing where one of them is missing or too long for a sentence."""
    chosen = ", ".join(option.title for option in decision.chosen) or decision.outcome
    others = ", ".join(option.title for option in decision.others)
    told = [_first(text) for text in (decision.context, decision.drivers, chosen, others, decision.good, decision.bad)]
    if not all(told):
        return ""
    names = ("context", "facing", "chosen", "others", "good", "bad")
    sentence = _(
        "In the context of %(context)s, facing %(facing)s, we chose “%(chosen)s” over “%(others)s”, "
        "to achieve %(good)s, accepting %(bad)s."
    )
    return sentence % dict(zip(names, told, strict=True))


def _first(text: str) -> str:
    first = " ".join((text.strip().splitlines() or [""])[0].split()).rstrip(".;,")
    return first if len(first) <= MOST else ""
