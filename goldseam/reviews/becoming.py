"""What a card of a review can become: a row of the timeline, a factor, a line of a text, an action, a change."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.actions.forms import ActionForm
from goldseam.artifacts.models import Artifact
from goldseam.live.purposes import Becoming
from goldseam.reviews.forms import FactorForm, TimelineForm
from goldseam.reviews.models import Debrief, Review
from goldseam.reviews.models.naming import LONGEST
from goldseam.reviews.questions import QUESTIONS


def review_of(room) -> Review | None:
    """The review that is held in the room. A rehearsal has none."""
    return Review.objects.filter(room=room).select_related("organisation", "team", "closure").first()


def debrief_of(room) -> Debrief | None:
    return Debrief.objects.filter(room=room).select_related("organisation", "team").first()


class OfReview(Becoming):
    """Something that is put into the review, by somebody who may see it."""

    def make(self, room, by, source, /, **facts):
        review = review_of(room)
        if review is None:
            raise ValidationError(_now("This is a rehearsal: in earnest, it would stand in the review now."))
        if not Review.objects.visible_to(by).filter(pk=review.pk).exists():
            raise ValidationError(_now("Only somebody who may see the review can put something into it."))
        return self.put(review, by, **facts)

    def put(self, review, by, **facts):
        raise NotImplementedError


class BecomesRow(OfReview):
    label = _("A row of the timeline")
    needs = ("event__organisation",)

    def form(self, room, text: str, data=None):
        return TimelineForm(data, initial={"text": text}, auto_id="timeline_%s")

    def put(self, review, by, **facts):
        return review.note(by=by, **facts)


class BecomesFactor(OfReview):
    label = _("A condition that helped it happen")
    needs = ("event__organisation",)

    def form(self, room, text: str, data=None):
        return FactorForm(data, initial={"text": text[:300]}, auto_id="factor_%s")

    def put(self, review, by, **facts):
        return review.name_factor(by=by, **facts)


class BecomesAction(OfReview):
    label = _("An action")
    needs = ("organisation",)

    def form(self, room, text: str, data=None):
        review = review_of(room)
        return ActionForm(room.organisation, review and review.event, data, initial={"title": text[:140]})

    def put(self, review, by, **facts):
        return review.promise(by=by, **facts)


class LineForm(forms.Form):
    """A line, and the text to which it is added."""

    key = forms.ChoiceField(label=_("Where it is added"))
    text = forms.CharField(label=_("What it says"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, questions, data=None, initial=None):
        super().__init__(data, auto_id="line_%s", initial=initial)
        self.fields["key"].choices = [(question.key, question.label) for question in questions]


class BecomesLine(OfReview):
    """A line at the end of one of the texts; what others wrote there stays."""

    needs = ("review__organisation",)

    def __init__(self, label, key: str = ""):
        self.label, self.key = label, key

    def form(self, room, text: str, data=None):
        review = review_of(room)
        return LineForm(review.questions if review else QUESTIONS, data, {"text": text, "key": self.key})

    def put(self, review, by, **facts):
        return review.add_line(by=by, **facts)


class NamedArtifactForm(forms.Form):
    artifact = forms.ModelChoiceField(
        Artifact.objects.none(),
        label=_("What people work by already"),
        required=False,
        empty_label=_("Something new, or kept elsewhere"),
    )
    text = forms.CharField(label=_("What will read differently"), max_length=LONGEST)

    def __init__(self, organisation, team, data=None, initial=None):
        super().__init__(data, auto_id="named_%s", initial=initial)
        shared = Artifact.objects.filter(organisation=organisation, is_private=False).in_use()
        near = shared.filter(team=None) | shared.filter(team=team)
        self.fields["artifact"].queryset = near.order_by("title")


class BecomesArtifact(OfReview):
    """The exact thing that will change; changing it is done in the review, in peace."""

    label = _("What will read differently")
    needs = ("artifact__organisation", "review__organisation")

    def form(self, room, text: str, data=None):
        return NamedArtifactForm(room.organisation, room.team, data, {"text": text[:LONGEST]})

    def put(self, review, by, **facts):
        return review.name_artifact(by=by, **facts)


class BecomesPromise(Becoming):
    """What a leader takes along from a debrief: one thing, with a day."""

    label = _("What I take along")
    needs = ("organisation",)

    def form(self, room, text: str, data=None):
        return ActionForm(room.organisation, None, data, initial={"title": text[:140]})

    def make(self, room, by, source, /, **facts):
        if found := debrief_of(room):
            return found.promise(by=by, **facts)
        raise ValidationError(_now("This is a rehearsal: in earnest, it would be a promise now."))


BECOMES = {
    "row": BecomesRow(),
    "factor": BecomesFactor(),
    "helped": BecomesLine(_("What went well"), "helped"),
    "sustain": BecomesLine(_("What we keep"), "sustain"),
    "text": BecomesLine(_("A line in the text")),
    "action": BecomesAction(),
    "artifact": BecomesArtifact(),
}
