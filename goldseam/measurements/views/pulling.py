"""A series that asks Prometheus by itself: try it, let it ask, stop it."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.common.pace import Pace
from goldseam.common.resources import ResourceView, attempt
from goldseam.measurements.figures import figure, unit_of
from goldseam.measurements.pull_form import PullForm
from goldseam.measurements.views.scopes import SeriesScoped
from goldseam.verdicts.words import amount

QUESTIONS = Pace(10, 60)  # From one person: each may keep a page waiting until the other server answers.


class PullView(SeriesScoped, ResourceView):
    """POST with `try` shows what would come in; without it, the series asks from now on."""

    reader = "writes"
    leaves_no_trace = True  # Another server is asked: nothing may be locked meanwhile. Each verb can be repeated.

    def get(self, request, **kwargs):
        return self.page(PullForm(self.series))

    def post(self, request, **kwargs):
        form = PullForm(self.series, request.POST)
        if "try" in request.POST:
            is_good = attempt(form, self._tried)
            return self.page(form, status=200 if is_good else 422, found=form.result if is_good else "")
        if attempt(form, self._asks_from_now_on):
            return redirect("measurements:pull", self.organisation.slug, self.series.number)
        return self.page(form, status=422)

    def delete(self, request, **kwargs):
        self.series.stop_pulling(by=request.user)
        return redirect(self.series)

    def _asks_from_now_on(self, **asked) -> None:
        self._refuse_haste()
        self.series.pull_from(by=self.request.user, **asked)

    def _tried(self, **asked) -> str:
        self._refuse_haste()
        value = self.series.pull_as(**asked).try_out()
        return amount(figure(self.series, value.amount, value.of), unit_of(self.series))

    def _refuse_haste(self) -> None:
        if not QUESTIONS.allows(self.request.user.pk):
            raise ValidationError(_("That were many questions. Wait for a minute."))

    def page(self, form, status=200, found=""):
        context = {"series": self.series, "form": form, "found": found}
        response = render(self.request, "measurements/pull.html", context, status=status)
        response["Cache-Control"] = "no-store"
        return response
