"""A risk: what it is, by what one notices that it begins, and what is done about it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.actions.forms.promise import writers_of
from goldseam.common.fields import Day, Line, Words
from goldseam.common.meanwhile import Remembering
from goldseam.live.models.card import InHands
from goldseam.people.models import Person
from goldseam.premortems.choices import Comparator, Rhythm
from goldseam.premortems.models.triggering import HIGHEST

HARMS = [
    ("", _("Nobody has said")),
    (1, _("1: a nuisance")),
    (2, _("2: a setback")),
    (3, _("3: a serious delay or loss")),
    (4, _("4: most of it is lost")),
    (5, _("5: the end of it")),
]
SHORT = ("title", "owner", "observable", "comparator", "threshold", "source", "looked_at_every", "counter_measure")
TRIGGER = ("observable", "comparator", "threshold", "source", "looked_at_every")


def _or_not(choices) -> list:
    return [("", _("Not said yet")), *choices]


class RiskForm(Remembering):
    """`RiskForm(premortem, data=None, risk=None)`. `is_short` asks for what is found in a room.

    `cleaned_data` is what `Risk.write` and `Risk.amend` take.
    """

    compared = (*SHORT, "story", "contingency", "potential", "in_hands", "due_on", "review_on")

    title = forms.CharField(
        label=_("The risk"),
        max_length=160,
        help_text=_("What went wrong, in a few words."),
        error_messages={"required": _("A few words that say what went wrong.")},
    )
    story = Line(
        _("One sentence from that future"), _("“The servers came four weeks late, and nobody had asked.”"), False, 500
    )
    owner = forms.ModelChoiceField(
        Person.objects.none(), label=_("Owner"), required=False, empty_label=_("Nobody yet"), help_text=_("One person.")
    )
    observable = Line(
        _("Trigger: what would you see first?"),
        _("A thing, not a feeling: “days until the servers stand in the rack”, “the supplier has not confirmed”."),
    )
    comparator = forms.ChoiceField(label=_("When it counts"), choices=_or_not(Comparator.choices), required=False)
    threshold = forms.FloatField(
        label=_("The number"),
        required=False,
        min_value=-HIGHEST,
        max_value=HIGHEST,
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
        error_messages={"invalid": _("Write a number.")},
    )
    source = Line(_("Where do you see it?"), _("A list, a board, a person."), max_length=200, is_coached=False)
    looked_at_every = forms.ChoiceField(
        label=_("How often somebody looks"), choices=_or_not(Rhythm.choices), required=False
    )
    counter_measure = Words(_("Counter-measure"), _("What do you do now, so that it does not begin?"))
    contingency = Words(_("If it begins all the same"), _("What do you do then, at once?"))
    potential = forms.TypedChoiceField(
        label=_("How bad it could become"), choices=HARMS, coerce=int, empty_value=None, required=False
    )
    in_hands = forms.ChoiceField(label=_("In our hands"), choices=_or_not(InHands.choices), required=False)
    due_on = Day(_("Until when the counter-measure stands"))
    review_on = Day(_("Next check-in"))

    def __init__(self, premortem, data=None, risk=None, initial=None, is_short=False):
        super().__init__(data, auto_id="risk_%s", initial=_initial(risk) | (initial or {}))
        self.premortem, self.risk = premortem, risk
        organisation = premortem.organisation
        self.fields["owner"].queryset = writers_of(organisation)
        if organisation.is_solo:
            del self.fields["owner"]
        self.remember_or_forget(risk)
        if is_short:
            self._ask_for(SHORT)

    def clean(self):
        """Alone, one looks after all of it."""
        said = super().clean()
        if self.premortem.organisation.is_solo:
            said["owner"] = (self.risk.owner if self.risk else None) or self.premortem.facilitator
        return said

    def _ask_for(self, names) -> None:
        for name in [*self.fields]:
            if name not in names:
                del self.fields[name]


def _initial(risk) -> dict:
    if risk is None:
        return {}
    return {name: getattr(risk, name) for name in RiskForm.compared} | {"owner": risk.owner_id}
