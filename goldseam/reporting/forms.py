"""What people write to whoever reported, and what whoever reported writes back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.reporting.models import conversation, outcome, thanking

CHANGED, UNCHANGED = "changed", "unchanged"


def passage(label, most: int, rows: int = 2, **options):
    return forms.CharField(
        label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), strip=True, **options
    )


class ThanksForm(forms.Form):
    """Thanks in one's own words, or in some that are offered."""

    offered = forms.ChoiceField(label=_("Perhaps like this"), required=False, widget=forms.RadioSelect)
    text = passage(_("In your own words"), thanking.LONGEST, required=False)

    def __init__(self, wordings, *args, **options):
        super().__init__(*args, auto_id="thanks_%s", **options)
        self.fields["offered"].choices = [(wording, wording) for wording in wordings]

    def clean(self):
        said = super().clean()
        text = said.get("text") or said.get("offered", "")
        if not text and not self.errors:
            self.add_error("text", _("Take one of these, or say it in your own words."))
        return {"text": text}


class QuestionForm(forms.Form):
    """One question at a time is answered soonest."""

    text = passage(_("Your question"), conversation.LONGEST, error_messages={"required": _("Write a question.")})

    def __init__(self, *args, **options):
        super().__init__(*args, auto_id="question_%s", **options)


class AnswerForm(forms.Form):
    """What somebody who logged an event answers."""

    text = passage(_("Your answer"), conversation.LONGEST, error_messages={"required": _("Write a sentence.")})

    def __init__(self, *args, **options):
        super().__init__(*args, auto_id="answer_%s", **options)


class OutcomeForm(forms.Form):
    """What became of it: what is different now, or why nothing is."""

    is_change = forms.TypedChoiceField(
        label=_("What became of it?"),
        choices=[(CHANGED, _("Something is different now")), (UNCHANGED, _("Nothing changes, and here is why"))],
        coerce=lambda value: value == CHANGED,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether something is different now.")},
    )
    text = passage(
        _("What whoever reported it hears"),
        outcome.LONGEST,
        rows=3,
        help_text=_("They cannot open links, so say in words what is different and for whom."),
        error_messages={"required": _("Say what is different now, or why nothing is.")},
    )

    def __init__(self, *args, told=None, suggested: str = "", **options):
        """`told` is what was told before; `suggested` is drafted from what really changed."""
        if told:
            initial = {"is_change": CHANGED if told.is_change else UNCHANGED, "text": told.text}
        else:
            initial = {"is_change": CHANGED, "text": suggested} if suggested else {}
        super().__init__(*args, auto_id="outcome_%s", initial=initial, **options)
