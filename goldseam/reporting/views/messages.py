"""Questions to whoever reported an event, and the answers of who did so under their own name."""

from django.http import Http404

from goldseam.common.resources import attempt
from goldseam.reporting.forms import AnswerForm, QuestionForm
from goldseam.reporting.models import Message
from goldseam.reporting.views.exchange import Exchange


class MessagesView(Exchange):
    sender = "reports"

    def post(self, request, **kwargs):
        if self.event.logged_by_id == request.user.pk:
            return self._answer(AnswerForm(request.POST))
        if not self.membership.writes:
            raise Http404
        return self._ask(QuestionForm(request.POST))

    def _answer(self, form):
        if attempt(form, Message.answer, event=self.event, by=self.request.user):
            return self.done()
        return self.again(answer_form=form)

    def _ask(self, form):
        if attempt(form, Message.ask, event=self.event, by=self.request.user):
            return self.done()
        return self.again(question_form=form)
