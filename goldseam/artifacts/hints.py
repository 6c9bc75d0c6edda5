"""What could make a checklist easier to use. Hints never stand in the way of saving."""

import re
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.artifacts.items import Line

FEWEST, MOST, WORDS = 5, 9, 12
VAGUE = re.compile(r"\b(ensure|appropriate(ly)?|properly|as needed|if needed|if required|check everything)\b", re.I)


def hints(lines: list[Line]) -> list[str]:
    """What to think about: lines per pause point first, then lines that are long or vague."""
    lines = [line for line in lines if line.text.strip()]
    by_pause = [(pause, list(group)) for pause, group in groupby(lines, key=lambda line: line.pause.strip())]
    of_pauses = [hint for pause, group in by_pause if (hint := _of_length(pause, len(group)))]
    return of_pauses + [hint for line in lines if (hint := _of_words(line.text))]


def _of_length(pause: str, count: int) -> str | None:
    where = _("“%(pause)s”") % {"pause": pause} if pause else _("This list")
    if count > MOST:
        return _(
            "%(where)s has %(count)s lines. Beyond nine, people start to skip: split it, or keep what is easily missed."
        ) % {"where": where, "count": count}
    if count < FEWEST:
        words = ngettext(
            "%(where)s has %(count)s line. Five to nine is usual: what else do even experienced people miss?",
            "%(where)s has %(count)s lines. Five to nine is usual: what else do even experienced people miss?",
            count,
        )
        return words % {"where": where, "count": count}
    return None


def _of_words(text: str) -> str | None:
    if len(text.split()) > WORDS:
        return _("“%(text)s”: more than twelve words are hard to take in at a pause.") % {"text": _short(text)}
    if vague := VAGUE.search(text):
        return _("“%(text)s”: what exactly does “%(word)s” ask for? Name what can be seen.") % {
            "text": _short(text),
            "word": vague.group(0).lower(),
        }
    return None


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
