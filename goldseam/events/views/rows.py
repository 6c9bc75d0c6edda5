"""The timeline and the contributing factors of an event: rows that several people write."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext

from goldseam.common.resources import ResourceView, attempt
from goldseam.events.factor_hints import hints_on
from goldseam.events.models import TimelineEntry
from goldseam.events.row_forms import FactorRows, NoneFoundForm, TimelineRows, initial_factors, initial_rows
from goldseam.events.views.scopes import EditedPart


class RowsView(EditedPart, ResourceView):
    """Rows of an event, saved all at once."""

    template = ""

    def get(self, request, **kwargs):
        return self._page(self._rows())

    def post(self, request, **kwargs):
        rows = self._rows(request.POST)
        if not rows.is_valid():
            return self._page(rows, status=422)
        try:
            self._tell(self._write(rows.wanted))
        except ValidationError as refusal:
            messages.warning(request, refusal.messages[0])
            return self._page(rows, status=422)
        return HttpResponseRedirect(self._way_on())

    def _way_on(self) -> str:
        return self.way_back

    def _page(self, rows, status=200, **context):
        return render(self.request, self.template, self.context | context | {"rows": rows}, status=status)

    def _tell(self, written):
        if written.kept_twice:
            words = ngettext(
                "Somebody else changed the same row. Both are kept: see which one you need.",
                "Somebody else changed %(count)s of the same rows. All are kept: see which ones you need.",
                written.kept_twice,
            )
            messages.warning(self.request, words % {"count": written.kept_twice})


class TimelineView(RowsView):
    """`sort` puts the rows in order once they are saved; `paste` goes on to pasting more."""

    template, part = "events/timeline.html", "timeline"

    def _rows(self, sent=None):
        self.entries = list(self.event.timeline.all())
        return TimelineRows(sent, initial=initial_rows(self.entries, TimelineEntry.FIELDS))

    def _write(self, wanted):
        written = self.event.write_timeline(by=self.request.user, rows=wanted)
        if "sort" in self.request.POST:
            self.event.sort_timeline(by=self.request.user)
        return written

    def _way_on(self) -> str:
        if "paste" in self.request.POST:
            return reverse("events:pasting", args=[self.organisation.slug, self.event.number]) + self.query
        return super()._way_on()

    def _page(self, rows, status=200, **context):
        return super()._page(rows, status, entries={entry.pk: entry for entry in self.entries}, **context)


class FactorsView(RowsView):
    template, part = "events/factors.html", "factors"

    def _rows(self, sent=None):
        self.factors = list(self.event.factors.all())
        return FactorRows(sent, initial=initial_factors(self.factors), form_kwargs={"factors": self.factors})

    def _write(self, wanted):
        return self.event.write_factors(by=self.request.user, rows=wanted)

    def _page(self, rows, status=200, **context):
        search = getattr(self.event, "none_found", None)
        context |= {"hints": hints_on(self.factors, search), "search": search}
        context.setdefault(
            "search_form", NoneFoundForm(initial={"where_looked": search.where_looked if search else ""})
        )
        return super()._page(rows, status, **context)


class NoneFoundView(FactorsView):
    """The fact that wider factors were looked for, and none found."""

    def get(self, request, **kwargs):
        return HttpResponseRedirect(
            reverse("events:factors", args=[self.organisation.slug, self.event.number]) + self.query
        )

    def post(self, request, **kwargs):
        form = NoneFoundForm(request.POST)
        if attempt(form, self.event.find_no_wider_factor, by=request.user):
            return HttpResponseRedirect(self._way_on())
        return self._page(self._rows(), status=422, search_form=form)

    def delete(self, request, **kwargs):
        try:
            self.event.look_again(by=request.user)
        except ValidationError as refusal:
            messages.warning(request, refusal.messages[0])
        return HttpResponseRedirect(self._way_on())
