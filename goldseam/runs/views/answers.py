"""What people say about the lines of a run, a second person's yes, and a problem that becomes a near miss."""

from django.contrib import messages
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.runs.forms import AnswerForm, ConfirmationForm, ReportForm
from goldseam.runs.sheet import Sheet
from goldseam.runs.views.scopes import RunScoped


class LineView(RunScoped, ResourceView):
    """Something is sent about one line. Afterwards the page stands at the next one."""

    form_class: type
    verb = ""

    def post(self, request, **kwargs):
        form = self.form_class(request.POST)
        if attempt(form, getattr(self.run, self.verb), by=request.user):
            return self.done(form)
        return self.page(status=422, refused={str(request.POST.get("key", "")): form})

    def done(self, form):
        following = Sheet(self.run, self.request.user).after(form.cleaned_data["key"])
        return self.back_to(f"line-{following.item.key}" if following else "finish")


class AnswersView(LineView):
    form_class, verb = AnswerForm, "answer"


class ConfirmationsView(LineView):
    form_class, verb = ConfirmationForm, "confirm"


class ReportsView(LineView):
    form_class, verb = ReportForm, "report"

    def done(self, form):
        messages.success(self.request, _("It is written down as a near miss. Thank you: others can learn of it."))
        return self.back_to(f"line-{form.cleaned_data['key']}")
