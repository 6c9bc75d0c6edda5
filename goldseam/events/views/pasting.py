"""Pasting notes, a chat or alerts into the timeline: first a look at what is recognised, then the rows."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.common.resources import ResourceView
from goldseam.events.models import TimelineKind
from goldseam.events.pasting_forms import PastingForm, kind_in
from goldseam.events.views.scopes import EditedPart
from goldseam.events.when import when_in_words


@dataclass(frozen=True)
class Preview:
    """A row as it would be: where it stands, what its time means, and whether it is there already."""

    place: int
    row: Any
    meaning: Any
    kind: str
    is_there: bool
    is_kept: bool


class PastingView(EditedPart, ResourceView):
    part = "timeline"

    def get(self, request, **kwargs):
        return self._page(PastingForm(self.event))

    def post(self, request, **kwargs):
        form = PastingForm(self.event, request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form, status=422)
        found = form.found
        preview = self._preview(found.rows)
        if "add" not in request.POST:
            return self._looked_at(form, found, preview)
        wanted = [_wanted(line) for line in preview if line.is_kept]
        try:
            self.event.write_timeline(by=request.user, rows=wanted)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self._looked_at(form, found, preview, status=422)
        self._tell(len(wanted))
        return HttpResponseRedirect(self.way_back)

    def _preview(self, rows) -> list[Preview]:
        sent = self.request.POST
        is_second = "looked" in sent
        kept = set(sent.getlist("keep"))
        there = set(self.event.timeline.values_list("at", "text"))
        meanings = self.event.understand([row.time for row in rows])
        lines = []
        for place, (row, meaning) in enumerate(zip(rows, meanings, strict=True)):
            is_there = (meaning.at, row.text) in there
            is_kept = str(place) in kept if is_second else not is_there
            lines.append(Preview(place, row, meaning, kind_in(sent, place, row), is_there, is_kept))
        return lines

    def _looked_at(self, form, found, preview, status=200):
        shown = PastingForm(self.event, initial=form.answers | {"text": form.cleaned_data["text"]})
        context = {"found": found, "preview": preview, "questions": form.questions, "kinds": TimelineKind.choices}
        context["when_in_words"] = when_in_words
        return self._page(shown, status, refusals=form.non_field_errors(), **context)

    def _page(self, form, status=200, **context):
        context = self.context | {"form": form, "found": None} | context
        return render(self.request, "events/pasting.html", context, status=status)

    def _tell(self, count: int) -> None:
        words = ngettext("%(count)s row was added.", "%(count)s rows were added.", count) % {"count": count}
        messages.success(self.request, words if count else _("No row was added."))


def _wanted(line: Preview) -> dict:
    row = line.row
    return {"time": row.time, "kind": line.kind, "text": row.text, "known_then": "", "source": row.source}
