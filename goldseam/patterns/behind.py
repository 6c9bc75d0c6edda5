"""The events behind one number of a look, a page at a time."""

from functools import cached_property

from django.utils.translation import gettext as _

from goldseam.common.numbers import number_in
from goldseam.events.models import Event
from goldseam.patterns.counting import GRAVE
from goldseam.patterns.fields.noticing import DESIGNED, GROUPS
from goldseam.patterns.looking.look import Look

PAGE = 50
MOST_BESIDES = 20


class Behind:
    """`value` is one value, `besides` all others than these, `silent` those that say nothing; `grave`, `designed`."""

    def __init__(self, look: Look, given):
        self.look, self.field = look, look.field
        self.value = look.asked.value
        read = (self.field.read(text) for text in given.getlist("besides")[:MOST_BESIDES])
        self.besides = [value for value in read if value is not None]
        self.marks = {name: "yes" for name in ("silent", "grave", "designed") if given.get(name)}
        self.before = number_in(given.get("before", ""))

    @cached_property
    def events(self) -> list[Event]:
        """A page of them, the latest first, and one more if there is one."""
        found = self._from_here(self._matching).latest_first().select_related("team")
        return list(found[: PAGE + 1])

    @property
    def rows(self) -> list[Event]:
        return self.events[:PAGE]

    @property
    def older(self) -> str:
        """The query part of the next page's address."""
        return self._address(before=self.events[PAGE - 1].number) if len(self.events) > PAGE else ""

    @property
    def newest(self) -> str:
        return self._address()

    @property
    def words(self) -> list[str]:
        """What these events have in common."""
        said = []
        if self.value is not None:
            said.append(self.field.names(self.look.organisation, [self.value]).get(self.value, ""))
        if self.besides:
            said.append(_("other than the most frequent"))
        names = {
            "silent": _("nothing said about it"),
            "grave": _("could have been grave"),
            "designed": _("noticed by design"),
        }
        return said + [names[mark] for mark in self.marks]

    @property
    def _matching(self):
        events = self.look.inside
        if self.value is not None:
            events = self.field.having(events, [self.value])
        if self.besides:
            events = self.field.having_others(events, self.besides)
        if "silent" in self.marks:
            events = self.field.silent(events)
        if "grave" in self.marks:
            events = events.filter(severity_potential__gte=GRAVE)
        if "designed" in self.marks:
            events = events.filter(detection_method__in=GROUPS[DESIGNED])
        return events

    def _from_here(self, events):
        last = self.before and self._matching.filter(number=self.before).first()
        return events.happened_before(last.happened_at, last.number) if last else events

    def _address(self, **more) -> str:
        return self.look.asked.address(value=self.value, besides=self.besides or None, **self.marks, **more)
