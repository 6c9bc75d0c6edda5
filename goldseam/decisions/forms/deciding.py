"""What is written when a decision is turned down, left, contradicted, or looked back on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.common.fields import Cards, Day, Several, Words
from goldseam.decisions.choices import CameTrue
from goldseam.decisions.forms.rows import PointRows, WithRows
from goldseam.decisions.models import DissentPoint
from goldseam.decisions.models.dissenting import Signature
from goldseam.premortems.models import Risk


class ReasonForm(forms.Form):
    """The reason is asked for by the verb, in words that fit it."""

    reason = Words(_("Why"), required=True)

    def __init__(self, data=None, of="reject"):
        super().__init__(data, auto_id=f"{of}_%s")


class DissentForm(WithRows, forms.Form):
    """One page. What is sent stays for good."""

    evidence = Words(_("What speaks for it"), _("Numbers, examples, what happened elsewhere."))
    change_our_mind = Words(_("What would change our mind"))
    smallest_change = Words(_("The smallest change that would be enough for us"))
    signed = Cards(_("Whose page is it?"), Signature.choices, initial=Signature.NAME, required=True)

    def __init__(self, organisation, data=None):
        super().__init__(data)
        if organisation.is_solo:
            del self.fields["signed"]
        self.lists = {"points": PointRows(data, prefix="point")}

    def clean(self):
        return self.clean_lists(super().clean() or {})


class LookBackForm(forms.Form):
    """Beside what was predicted: what came, and what the difference teaches."""

    came_true = Cards(_("Did it come as predicted?"), CameTrue.choices, required=True)
    happened = Words(_("What happened"), required=True)
    learned = Words(_("What we learned"), _("About the matter, and about how we decide."), required=True)
    foreseen = Several(
        DissentPoint.objects.none(),
        label=_("Which points of the dissent saw it coming?"),
        help_text=_("It is about the points, whoever wrote them."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    again_on = Day(_("Look again on"), _("Where it cannot be told yet, or will show later."))

    def __init__(self, decision, data=None):
        super().__init__(data)
        points = DissentPoint.objects.filter(dissent__decision=decision)
        self.fields["foreseen"].queryset = points.order_by("dissent", "position", "pk")
        if not points.exists():
            del self.fields["foreseen"]


class RisksForm(forms.Form):
    """Which risks of a pre-mortem people knew of when they decided."""

    risks = Several(Risk.objects.none(), label=_("Risks"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, decision, premortem, data=None):
        named = decision.risks.filter(premortem=premortem).values_list("pk", flat=True)
        super().__init__(data, initial={"risks": list(named)})
        self.fields["risks"].queryset = premortem.risks.in_order()
