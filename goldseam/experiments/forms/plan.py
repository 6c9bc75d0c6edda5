"""The plan of an experiment in parts: each is a small form, with one line of help where one is needed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.common.fields import Cards, Day, Line, Number, Whole, Words
from goldseam.experiments.choices import Amount, Direction, Looks, Reversible, Scale, SizeIs, SuccessSide
from goldseam.experiments.forms import hints


class PlanPart(forms.Form):
    """A part of the plan. `base` is the number of the version that its writer saw."""

    key = title = help = ""
    hints: dict = {}

    base = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, cycle, data=None, is_amendment=False):
        self.cycle = cycle
        super().__init__(data, auto_id=f"{self.key}_%s", initial=self.seen() | {"base": base_of(cycle)})
        if is_amendment:
            self.fields["reason"] = Words(
                _("Why the plan changes"),
                _("It stands beside the result for whoever reads it."),
                required=True,
                max_length=1_000,
            )

    @classmethod
    def names(cls) -> list[str]:
        """The fields of the plan that this part holds."""
        return [name for name in cls.base_fields if name != "base"]

    def seen(self) -> dict:
        return {name: getattr(self.cycle.plan, name) for name in self.names()}

    def rest_on(self, number: int) -> None:
        """Makes saving again save on top of this version: the writer has seen it."""
        sent: Any = self.data
        self.data = sent.copy()
        self.data["base"] = str(number)  # type: ignore[index]


def base_of(cycle) -> int | None:
    return cycle.current_plan.number if cycle.current_plan else None


class AimPart(PlanPart):
    key, title = "aim", _("Aim")
    help = _("What gets better, and the one question that this try answers.")

    aim = Words(_("What it is for"), _("By how much, for whom, by when."))
    question = Line(_("The question"))
    idea = Words(_("The change"), _("What people will do differently."))


class HypothesisPart(PlanPart):
    key, title = "hypothesis", _("If, then, because")
    help = _("A guess that can turn out wrong. The reason says what was learned if it does.")

    condition = Line(_("If"))
    expected = Line(_("then"))
    because = Line(_("because"))


class ScalePart(PlanPart):
    key, title = "scale", _("How small")
    help = _("Small if a failure is costly, if it is far from sure to work, or if somebody is not ready.")
    hints = {"scale": hints.SCALES}

    belief = Cards(_("How likely is it to work?"), Amount.choices)
    cost_of_failure = Cards(_("What would it cost if it fails?"), Amount.choices)
    scale = Cards(_("Try it with"), Scale.choices)
    scale_words = Line(_("In a few words"), _("“The early shift on line 2”."), is_coached=False)
    who = Line(_("Who does it"), is_coached=False)
    where = Line(_("Where"), is_coached=False)
    starts_on = Day(_("From"))
    ends_on = Day(_("Until"), _("Days, rather than weeks."))

    def __init__(self, cycle, data=None, is_amendment=False):
        super().__init__(cycle, data, is_amendment)
        if cycle.organisation.is_solo:
            alone = {Scale.TEAM: _("All of my work, one week"), Scale.TEAMS: _("Different kinds of work, or places")}
            self.fields["scale"].choices = [(one, alone.get(one, label)) for one, label in Scale.choices]

    def clean(self):
        told = super().clean()
        first, last = told.get("starts_on"), told.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("It ends before it starts."))
        return told


class DataPart(PlanPart):
    key, title = "data", _("How to tell")
    help = _("One measure for the change, and one for what could get worse instead.")

    method = Words(_("How the numbers come about"), _("Who counts what, where, and how often."))
    materials = Words(_("What has to be ready"), rows=1)


class PredictionPart(PlanPart):
    key, title = "prediction", _("What is expected")
    help = _("Written down before the start: afterwards everybody “knew it all along”.")

    direction = Cards(_("It gets"), Direction.choices)
    size = Number(_("By how much"), least=0)
    size_is = forms.ChoiceField(label=_("counted"), choices=SizeIs.choices, required=False)
    baseline = Number(_("What it is without the change"))
    spread = Number(_("Usual spread"), _("The standard deviation, if you know it."), least=0)
    confidence = Whole(_("How sure, in per cent"), _("50 is a coin; 99 is almost certain."), least=50, most=99)

    def clean_size(self):
        if self.cleaned_data["size"] == 0:
            raise forms.ValidationError(_("More than nothing: a guess of no change at all cannot be tested."))
        return self.cleaned_data["size"]


class SamplePart(PlanPart):
    key, title = "sample", _("How many")
    help = _("How much has to be seen until the answer can be trusted.")
    hints = {"looks": hints.LOOKS}

    feasibility_only = forms.BooleanField(
        label=_("Only: does it work here at all?"),
        help_text=_("Then a few tries are enough, and the result says nothing about how large the effect is."),
        required=False,
    )
    sample_size = Whole(_("Results to look at"), least=1)
    looks = Cards(_("When is the result looked at?"), Looks.choices)
    look_count = Whole(_("How many looks"), least=1, most=20)


class SuccessPart(PlanPart):
    key, title = "success", _("Success")
    help = _("What has to be seen so that it is worth going on.")

    success_side = forms.ChoiceField(
        label=_("The measure is"), choices=[("", "–"), *SuccessSide.choices], required=False
    )
    success_at = Number(_("this value"))
    success = Line(_("In words"))


class PeoplePart(PlanPart):
    key, title = "people", _("People, and the way back")
    help = _("Whoever is part of a test knows about it. Nobody is misled.")

    told = Words(_("Who is told"), rows=1, **{"data-coach": "off"})
    harms = Words(_("Harm to watch for"), rows=1)
    reversible = Cards(_("Can it be taken back?"), Reversible.choices)
    undo = Words(_("How to go back"), rows=1)
    needs_approval = forms.BooleanField(
        label=_("It needs an approval"),
        help_text=_("Vulnerable people, data on health, or effects on somebody’s employment."),
        required=False,
    )
    approval = Line(_("Who approved it, and when"), is_coached=False)
