"""The page of a report for whoever holds its receipt. The code stands in no address."""

from goldseam.common.open_pages import open_to_all
from goldseam.common.pace import Pace
from goldseam.common.resources import attempt
from goldseam.reporting.models import Receipt
from goldseam.reporting.receipt_forms import AnswerForm, CodeForm
from goldseam.reporting.views.public import PublicView

PACE = Pace(most=120)  # Codes that open nothing, from everybody together. None of them can be guessed anyway.


class ReceiptScoped(PublicView):
    def open(self, code: str):
        """What the code opens; None where it opens nothing."""
        receipt = Receipt.by_code(code)
        self.is_too_fast = receipt is None and not PACE.allows("code")
        return receipt

    def ask(self, form, status=200):
        return self.page("reporting/public/enter.html", status=status, form=form, is_busy=status == 429)

    def refuse(self, form):
        form.add_error("code", form.wrong_code)
        return self.ask(form, status=429 if self.is_too_fast else 422)

    def show(self, receipt, code, form=None, status=200, has_answered=False):
        form = form or AnswerForm(initial={"code": code})
        context = {"receipt": receipt, "form": form, "has_answered": has_answered}
        return self.page("reporting/public/receipt.html", status=status, **context)


@open_to_all
class ReceiptView(ReceiptScoped):
    def get(self, request):
        return self.ask(CodeForm())

    def post(self, request):
        form = CodeForm(request.POST)
        if not form.is_valid():
            return self.ask(form, status=422)
        receipt = self.open(form.cleaned_data["code"])
        return self.show(receipt, form.cleaned_data["code"]) if receipt else self.refuse(form)


@open_to_all
class AnswerView(ReceiptScoped):
    """What whoever reported answers, without anybody learning who it is."""

    def post(self, request):
        code = CodeForm(request.POST)
        receipt = self.open(code.cleaned_data["code"]) if code.is_valid() else None
        if receipt is None:
            return self.refuse(code) if code.is_valid() else self.ask(code, status=422)
        form = AnswerForm(request.POST)
        if attempt(_without_code(form), receipt.answer):
            return self.show(Receipt.by_code(form.data["code"]), form.data["code"], has_answered=True)
        return self.show(receipt, form.data["code"], form, status=422)


def _without_code(form):
    """The code has opened the page already; the answer itself is the rest."""
    if form.is_valid():
        del form.cleaned_data["code"]
    return form
