"""Classifying an event: one question at a time, then the label."""

from urllib.parse import urlencode

from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.events import wording
from goldseam.events.label_forms import HandOverForm, LabelForm
from goldseam.events.questions import follow
from goldseam.events.views.scopes import LabelledEvent, came_from

LONGEST_PATH = 8


class ClassificationView(LabelledEvent, ResourceView):
    """The answers travel in the address: going back and changing one is a link. So does the page that one came from."""

    def load(self, **kwargs):
        super().load(**kwargs)
        self.path = follow(self.request.GET)
        self.came_from = came_from(self.request, self.organisation)

    def get(self, request, **kwargs):
        if self.path.is_stopped:
            return self._page("events/other_process.html", form=HandOverForm())
        if self._asks_for_label:
            return self._label_page(LabelForm(path=self.path, current=self.event.classification))
        return self._page("events/question.html")

    def post(self, request, **kwargs):
        if self.event.is_handed_over or not self._asks_for_label:
            return redirect(request.get_full_path())
        form = LabelForm(request.POST, path=self.path)
        if attempt(form, self.event.classify, by=request.user):
            return redirect(self.came_from or self.event)
        return self._label_page(form, status=422)

    @property
    def _asks_for_label(self) -> bool:
        """After the questions, or after the gate for who knows the label without them."""
        return bool(self.path.outcome) or (self.path.is_through_the_gate and "label" in self.request.GET)

    def _label_page(self, form, status=200):
        return self._page("events/label.html", status=status, form=form, wording=wording)

    def _page(self, template, status=200, **context):
        context |= {
            "event": self.event,
            "organisation": self.organisation,
            "path": self.path,
            "given": [(question, answer, self._change(question)) for question, answer in self.path.given],
            "answers": self._answers(),
            "back": self._change(self.path.given[-1][0]) if self.path.given else None,
            "skip": self._skip() if self.path.is_through_the_gate else None,
            "longest": LONGEST_PATH,
        }
        return render(self.request, template, context, status=status)

    def _skip(self) -> str:
        """The address that goes straight to the label."""
        return self._address([*self.path.answers, ("label", "known")])

    def _answers(self) -> list[tuple]:
        """The answers to the question asked now, each with the address that gives it."""
        question = self.path.question
        if not question:
            return []
        given = self.path.answers
        return [(answer, self._address([*given, (question.key, answer.value)])) for answer in question.answers]

    def _change(self, question) -> str:
        """The address that asks this question again; what was answered before it stays."""
        return self._address(self.path.until(question.key))

    def _address(self, given) -> str:
        return f"?{urlencode([*given, *([('back', self.came_from)] if self.came_from else [])])}"
