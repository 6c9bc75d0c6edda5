"""Planning a pulse, its rhythm, and the response to it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.models import Artifact
from goldseam.changes.models import Change
from goldseam.common.fields import Cards, Day, Several, Whole, Words
from goldseam.safety.models import Every

WORDS = 1_000
OFFERED = 12
LINKS = ("artifacts", "changes")
MOST = 1_000


class PlanForm(forms.Form):
    """What people are told before they answer. Nothing of it changes once the pulse is open."""

    opens_on = Day(_("Opens on"), _("All are asked that day, at once."), required=True)
    closes_on = Day(_("Closes in the night after"), _("Two weeks reach people who are away for one."), required=True)
    purpose = Words(
        _("What is it for?"), _("Everybody reads this before the first question."), rows=2, max_length=WORDS
    )
    what_follows = Words(
        _("What will be done with it?"),
        _("A promise that you can keep: who talks about it, when, and what can change."),
        rows=2,
        max_length=WORDS,
    )
    least_scores = Whole(
        _("Answers for a number"),
        _("Five or more. With one or two answers the number is the answer; with three or four, colleagues guess."),
        required=True,
        most=MOST,
    )
    least_comments = Whole(
        _("Answers for comments"),
        _("Ten or more. People are known by their style, and by what only they saw."),
        required=True,
        most=MOST,
    )


class RhythmForm(forms.Form):
    """Whether pulses come round by themselves."""

    every = Cards(_("How often?"), Every.choices, required=True)
    days_open = Whole(_("Days to answer"), required=True, most=MOST)


class ResponseForm(forms.Form):
    """What we heard, what we change, and what we don't and why."""

    heard = Words(_("What we heard"), _("In your own words, without guessing who said it."), rows=3, required=True)
    changing = Words(_("What we change"), _("Or say below why nothing changes."), rows=3)
    not_changing = Words(_("What we don't change, and why"), _("An honest no is better than silence."), rows=3)
    artifacts = Several(
        Artifact.objects.none(),
        label=_("What reads differently because of it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    changes = Several(
        Change.objects.none(),
        label=_("What changed because somebody spoke up"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, pulse, person, data=None, response=None):
        linked = {
            name: list(getattr(response, name).values_list("pk", flat=True)) if response else [] for name in LINKS
        }
        super().__init__(data, initial=_said(response) | linked)
        artifacts = Artifact.objects.filter(organisation=pulse.organisation, is_private=False).visible_to(person)
        changes = Change.objects.filter(event__organisation=pulse.organisation).visible_to(person)
        self._offer("artifacts", artifacts, linked)
        self._offer("changes", changes.select_related("version__artifact"), linked)

    @property
    def links_something(self) -> bool:
        """Then what is linked, or wrong, is not folded away."""
        return any(self[name].value() or self[name].errors for name in LINKS if name in self.fields)

    def _offer(self, name: str, seen, linked) -> None:
        """The newest, and those that are linked already."""
        newest = seen.order_by("-pk").values_list("pk", flat=True)[:OFFERED]
        offered = seen.filter(pk__in=[*newest, *linked[name]]).order_by("-pk")
        self.fields[name].queryset = offered
        if not offered:
            del self.fields[name]


def _said(response) -> dict:
    return {name: getattr(response, name) for name in ("heard", "changing", "not_changing")} if response else {}
