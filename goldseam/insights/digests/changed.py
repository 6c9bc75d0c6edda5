"""What changed because of what was learned: it stands first in every digest."""

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from goldseam.artifacts.comparing import SAME, Shown
from goldseam.insights.digests.parts import Line, Section, Telling
from goldseam.insights.stories import Story, stories

LENGTH = 120  # Signs of a line that reads differently: all of it is one click away.


def changed(telling: Telling, most: int) -> Section:
    """The newest of these days: what it goes back to, what reads differently, and what later data say."""
    found = stories(telling.asked, count=most + 1)
    lines = tuple(Line(str(one.artifact), _words(one), one.change.get_absolute_url(), is_gold=True) for one in found)
    lead = "" if lines else _("Nothing that people work by changed in these days because of what was learned.")
    more = ""
    if len(found) > most:
        more = f"{reverse('insights:stories', args=[telling.organisation.slug])}?{telling.asked.query}"
    return Section("changed", _("What changed"), lines[:most], lead, more=more, more_words=_("All that changed"))


def _words(story: Story) -> str:
    said = [_("Because of “%(event)s”.") % {"event": story.event}, _difference(story)]
    return " ".join(part for part in (*said, story.proof if story.look else "") if part)


def _difference(story: Story) -> str:
    before, after = _first(story.lines_before), _first(story.lines_after)
    if before and after:
        return _("Before: “%(before)s” Now: “%(after)s”") % {"before": before, "after": after}
    return _("New: “%(after)s”") % {"after": after} if after else ""


def _first(lines: list[Shown]) -> str:
    """Nothing where a line says that there was nothing."""
    text = "".join(text for _mark, text in lines[0].parts) if lines and lines[0].mark != SAME else ""
    return Truncator(" ".join(text.split())).chars(LENGTH)
