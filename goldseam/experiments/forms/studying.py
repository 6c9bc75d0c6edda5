"""Looking at the result, and deciding what becomes of the change."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.common.fields import Cards, Words
from goldseam.experiments.choices import DecisionKind
from goldseam.experiments.forms import hints


class StudyForm(forms.Form):
    """What happened, what was learned and, where the prediction was wrong, why."""

    happened = Words(_("What happened"), _("As you saw it, without judging anybody."), required=True)
    learned = Words(_("What was learned"), _("Also when it is “nobody knows yet”."), required=True)
    why_different = Words(_("If it was different from what was expected: why?"))

    def __init__(self, data=None):
        super().__init__(data, auto_id="study_%s")


class DecisionForm(forms.Form):
    """Adopt, adapt or abandon, with the reason; and what the next, wider try could bring with it."""

    kind = Cards(_("What becomes of the change?"), DecisionKind.choices, required=True)
    reason = Words(_("Why"), _("Needed unless you adopt what was clearly a success."))
    next_risks = Words(
        _("If it is tried more widely: what could go wrong there?"),
        _("Other people, other conditions, more of them at once."),
    )

    hints = hints.DECISIONS

    def __init__(self, data=None):
        super().__init__(data, auto_id="decision_%s")


class NextForm(forms.Form):
    """The next cycle: before it is tried more widely, people write down what could go wrong there."""

    stays = forms.BooleanField(
        label=_("Try it at the same scale again"),
        help_text=_("Where nobody can tell yet, more of the same can answer it."),
        required=False,
    )
    next_risks = Words(
        _("If it is tried more widely: what could go wrong there?"),
        _("Other people, other conditions, more of them at once. Needed before it is widened."),
    )

    def __init__(self, cycle, data=None):
        risks = cycle.decision.next_risks if cycle.is_decided else ""
        super().__init__(data, auto_id="next_%s", initial={"next_risks": risks})
