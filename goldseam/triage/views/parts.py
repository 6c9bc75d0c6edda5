"""What can be said of an event while it is looked at: thanks, a question, ratings, tags, team, and what it is like."""

from django.contrib import messages
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.events.models import Recurrence
from goldseam.reporting.appreciating import wordings_for
from goldseam.reporting.forms import QuestionForm, ThanksForm
from goldseam.reporting.models import Message, Thanks
from goldseam.triage.forms import OtherForm, RatingForm, TagForm, TeamForm
from goldseam.triage.models import Rating
from goldseam.triage.ratings import opinions_on
from goldseam.triage.views.scopes import SortedEvent


class ThanksView(SortedEvent, ResourceView):
    def post(self, request, **kwargs):
        form = ThanksForm(wordings_for(self.event), request.POST)
        said = _("Your thanks are passed on.")
        return self.do("thanks_form", form, Thanks.give, said, event=self.event, by=request.user)


class QuestionView(SortedEvent, ResourceView):
    def post(self, request, **kwargs):
        form = QuestionForm(request.POST)
        said = _("Asked. Whoever reported finds the question where they look for news.")
        return self.do("question_form", form, Message.ask, said, event=self.event, by=request.user)


class RatingView(SortedEvent, ResourceView):
    def post(self, request, **kwargs):
        form = RatingForm(request.POST, event=self.event, opinions=opinions_on(self.event, request.user))
        return self.do("rating_form", form, Rating.give, event=self.event, by=request.user)


class TagsView(SortedEvent, ResourceView):
    def post(self, request, **kwargs):
        form = TagForm(request.POST, event=self.event)
        return self.do("tag_form", form, self.event.describe, by=request.user)


class TeamView(SortedEvent, ResourceView):
    def post(self, request, **kwargs):
        form = TeamForm(request.POST, event=self.event)
        return self.do("team_form", form, self.event.describe, by=request.user)


class EarlierView(SortedEvent, ResourceView):
    """The same again: an earlier event, or a later one, that this one repeats."""

    def post(self, request, **kwargs):
        form = OtherForm(request.POST, seen=self.others, of="earlier")
        said = _("Linked. What was changed then stands beside it now.")
        return self.do("earlier_form", form, Recurrence.relate, said, by=request.user, event=self.event)


class MergingView(SortedEvent, ResourceView):
    """Told twice: the other account goes on, and the next one follows here."""

    def post(self, request, **kwargs):
        form, following = OtherForm(request.POST, seen=self.others, of="merge"), self.queue(self.event.number)
        onward = following.next
        if not attempt(form, self.event.merge_into, by=request.user):
            return self.page(status=422, merge_form=form)
        facts = {"number": self.event.number, "other": form.result.into.number}
        messages.success(request, _("Number %(number)s is told in number %(other)s now.") % facts)
        return self.to(following, onward)

    def delete(self, request, **kwargs):
        self.event.unmerge(by=request.user)
        return self.stay()
