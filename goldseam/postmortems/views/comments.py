"""Comments on an account: threads that people open, answer, settle, and take back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.postmortems.forms import AnswerForm, CommentForm
from goldseam.postmortems.views.page import postmortem_page
from goldseam.postmortems.views.scopes import PostmortemScoped


class CommentsView(PostmortemScoped, ResourceView):
    def post(self, request, **kwargs):
        form = CommentForm(self.postmortem, request.POST)
        if attempt(form, self.postmortem.comment, by=request.user):
            return redirect(f"{self.postmortem.get_absolute_url()}#comment-{form.result.pk}")
        return postmortem_page(request, self.review, status=422, comment_form=form)


class CommentScoped(PostmortemScoped):
    """A view of one comment."""

    def load(self, pk, **kwargs):
        super().load(**kwargs)
        self.comment = get_or_gone(self.postmortem.comments.select_related("section"), self.place, pk=pk)
        opening = self.comment.opens_id or self.comment.pk
        self.thread = f"{self.postmortem.get_absolute_url()}#comment-{opening}"

    @property
    def place(self) -> str:
        return f"{self.postmortem.get_absolute_url()}#comments"


class CommentView(CommentScoped, ResourceView):
    """POST answers, DELETE takes back what one said."""

    def post(self, request, **kwargs):
        form = AnswerForm(request.POST)
        if attempt(form, self.postmortem.answer, by=request.user, comment=self.comment):
            return redirect(self.thread)
        opening = self.comment.opens_id or self.comment.pk
        return postmortem_page(request, self.review, status=422, answer_forms={opening: form})

    def delete(self, request, **kwargs):
        try:
            self.postmortem.remove_comment(by=request.user, comment=self.comment)
        except ValidationError as refusal:
            messages.warning(request, refusal.messages[0])
        return redirect(self.place)


class SettlementView(CommentScoped, ResourceView):
    def post(self, request, **kwargs):
        self.postmortem.settle(by=request.user, comment=self.comment.opens or self.comment)
        return redirect(self.thread)

    def delete(self, request, **kwargs):
        self.postmortem.unsettle(by=request.user, comment=self.comment.opens or self.comment)
        return redirect(self.thread)
