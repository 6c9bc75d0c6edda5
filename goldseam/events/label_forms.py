"""The form that gives an event its label, and the one that hands a matter over."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.events.models import FailureType, Reason
from goldseam.events.models.classifying import RATIONALE_LENGTH
from goldseam.events.questions import Path

LONGEST = 5_000


class LabelForm(forms.Form):
    """A type, the reason behind it, and why. The answers to the questions only suggest."""

    context = forms.CharField(
        label=_("What made the other way sensible, faster, or the only one possible?"),
        help_text=_(
            "“Deviance” is the name of a pattern, not an accusation. The context is what there is to learn from."
        ),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    failure_type = forms.ChoiceField(label=_("Type"), choices=FailureType.choices, widget=forms.RadioSelect)
    why_different = forms.CharField(
        label=_("If you chose another type than your answers suggest: why does it fit better?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reason = forms.ChoiceField(label=_("Reason behind it"), choices=Reason.choices, widget=forms.RadioSelect)
    rationale = forms.CharField(
        label=_("Why is this the right label?"),
        help_text=_("A sentence or two: what was known then, and what in it speaks for this label."),
        min_length=RATIONALE_LENGTH,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Write a sentence on why this label fits: it helps the next reader most."),
            "min_length": _("Write a whole sentence on why this label fits: it helps the next reader most."),
        },
    )
    secondary = forms.MultipleChoiceField(
        label=_("Further reasons that played a part"),
        choices=Reason.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, path: Path, current=None, **options):
        self.path = path
        super().__init__(*args, initial=_suggested(path, current), **options)
        if not path.outcome:
            del self.fields["why_different"]

    def clean(self):
        facts = super().clean()
        if facts.get("reason") == Reason.DEVIANCE and not facts.get("context"):
            self.add_error("context", _("Say what made the other way sensible. Ask those who did it, if you can."))
        facts["secondary"] = [reason for reason in facts.get("secondary", []) if reason != facts.get("reason")]
        return facts | {
            "answers": self.path.answers,
            "marks": list(self.path.outcome.marks) if self.path.outcome else [],
            "suggested_type": self.path.outcome.failure_type if self.path.outcome else "",
        }


class HandOverForm(forms.Form):
    """What becomes of the text when a matter goes to another process."""

    keep_text = forms.TypedChoiceField(
        label=_("What happens to the text here?"),
        choices=[
            ("no", _("Remove it from Goldseam")),
            ("yes", _("Keep it here, for those named in it only")),
        ],
        initial="no",
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


def _suggested(path: Path, current) -> dict:
    if path.outcome:
        return {"failure_type": path.outcome.failure_type, "reason": path.outcome.reason}
    if current:
        return {"failure_type": current.failure_type, "reason": current.reason, "secondary": current.secondary}
    return {}
