"""What a red team finds and reports, and what whoever decides answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.common.fields import Cards, Line, Words
from goldseam.common.meanwhile import Remembering
from goldseam.red_teams.choices import AnswerKind

SEVERITIES = [
    ("", _("not rated")),
    (1, _("1 · hardly felt")),
    (2, _("2 · a nuisance")),
    (3, _("3 · hurts")),
    (4, _("4 · hurts badly")),
    (5, _("5 · the plan, or somebody, does not survive it")),
]


class FindingForm(Remembering):
    """One point. Its three fields are called as the pattern calls them."""

    compared = ("point", "what", "effect", "severity")
    point = Line("", required=True)
    what = Words("")
    effect = Words("")
    severity = forms.TypedChoiceField(
        label=_("How bad it could become"), choices=SEVERITIES, coerce=int, empty_value=None, required=False
    )

    def __init__(self, drill, data=None, finding=None):
        seen = {name: getattr(finding, name) for name in self.compared} if finding else {}
        super().__init__(data, initial=seen, auto_id=f"finding_{finding.pk if finding else 'new'}_%s")
        self.remember_or_forget(finding)
        guide: Any = drill.guide
        for name in ("point", "what", "effect"):
            self.fields[name].label = getattr(guide, name)


class ReportForm(forms.Form):
    summary = Words(
        _("The answer to the question"),
        _("In a few sentences. The points stand below it. “We found nothing that matters” is an answer, too."),
        rows=3,
        required=True,
    )


class ReasonForm(forms.Form):
    reason = Words(_("Why"), required=True)

    def __init__(self, data=None, of="reason"):
        super().__init__(data, auto_id=f"{of}_%s")


class AnswerForm(forms.Form):
    kind = Cards(_("Your answer"), AnswerKind.choices, required=True)
    words = Words(_("Why, in your words"), _("Those who looked for it read this first."), required=True)
