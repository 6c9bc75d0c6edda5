"""The timeline and the contributing factors of an event: rows that several people write."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import ngettext

from goldseam.common.resources import ResourceView
from goldseam.events.forms import NotesForm
from goldseam.events.models import TimelineEntry
from goldseam.events.row_forms import FactorRows, TimelineRows, initial_factors, initial_rows
from goldseam.events.views.scopes import EditedEvent


class RowsView(EditedEvent, ResourceView):
    """Rows of an event, saved all at once."""

    rows: type
    template = ""
    part = ""

    def get(self, request, **kwargs):
        return self._page(self.rows(initial=self._initial()))

    def post(self, request, **kwargs):
        rows = self.rows(request.POST, initial=self._initial())
        if not rows.is_valid():
            return self._page(rows, status=422)
        try:
            self._tell(self._write(rows.wanted))
        except ValidationError as refusal:
            messages.warning(request, refusal.messages[0])
        return HttpResponseRedirect(f"{self.event.get_absolute_url()}#{self.part}")

    def _page(self, rows, status=200, **context):
        context |= {"event": self.event, "organisation": self.organisation, "rows": rows}
        return render(self.request, self.template, context, status=status)

    def _tell(self, written):
        if written.kept_twice:
            words = ngettext(
                "Somebody else changed the same row. Both are kept: see which one you need.",
                "Somebody else changed %(count)s of the same rows. All are kept: see which ones you need.",
                written.kept_twice,
            )
            messages.warning(self.request, words % {"count": written.kept_twice})


class TimelineView(RowsView):
    rows, template, part = TimelineRows, "events/timeline.html", "timeline"

    def post(self, request, **kwargs):
        self.notes = NotesForm(request.POST)
        return super().post(request, **kwargs) if self.notes.is_valid() else self._refused(request)

    def _initial(self):
        return initial_rows(self.event.timeline.all(), TimelineEntry.FIELDS)

    def _write(self, wanted):
        return self.event.write_timeline(by=self.request.user, rows=wanted + self.notes.rows)

    def _refused(self, request):
        return self._page(self.rows(request.POST, initial=self._initial()), status=422)

    def _page(self, rows, status=200, **context):
        return super()._page(rows, status, notes=getattr(self, "notes", NotesForm()), **context)


class FactorsView(RowsView):
    rows, template, part = FactorRows, "events/factors.html", "factors"

    def _initial(self):
        return initial_factors(self.event.factors.all())

    def _write(self, wanted):
        return self.event.write_factors(by=self.request.user, rows=wanted)
