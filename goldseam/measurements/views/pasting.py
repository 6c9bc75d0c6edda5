"""Pasting values, or a file of them: first a look at what is recognised, then the values."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.common.resources import ResourceView
from goldseam.measurements.pasting_form import PastingForm
from goldseam.measurements.picture import label_of
from goldseam.measurements.rows import written_of
from goldseam.measurements.views.scopes import SeriesScoped


class PastingView(SeriesScoped, ResourceView):
    reader = "writes"

    def load(self, **kwargs):
        super().load(**kwargs)
        if self.series.is_archived:
            raise Http404

    def get(self, request, **kwargs):
        return self._page(PastingForm(self.series))

    def post(self, request, **kwargs):
        form = PastingForm(self.series, request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form, status=422)
        if "add" in request.POST and not form.table.questions and form.preview.to_add:
            return self._add(form)
        return self._page(form.asking_further, looked=form)

    def _add(self, form):
        rows = [row for rows in form.preview.by_state.values() for row in rows]
        values = [row.value for row in rows]
        added = self.series.add(values, by=self.request.user, source=form.cleaned_data["source"], ahead=True)
        self._tell(added)
        return redirect(self.series)

    def _page(self, form, status=200, looked=None):
        context = {"series": self.series, "form": form, "looked": looked}
        context |= {"label_of": label_of, "written_of": written_of}
        return render(self.request, "measurements/pasting.html", context, status=status)

    def _tell(self, added) -> None:
        words = ngettext("%(new)s value was added.", "%(new)s values were added.", added.new) % {"new": added.new}
        if added.corrected:
            more = ngettext("%(count)s was put right.", "%(count)s were put right.", added.corrected)
            words = f"{words} {more % {'count': added.corrected}}"
        if added.same:
            words = f"{words} {_('%(count)s were there already.') % {'count': added.same}}"
        messages.success(self.request, words)
