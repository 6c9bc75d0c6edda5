"""The form of a template: its name, and its steps as rows."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.live.models.room_template import MOST_STAGES
from goldseam.live.stages import Doing

DOINGS = [
    (Doing.FRAME, _("Hear what it is about")),
    (Doing.WRITE, _("Write cards in silence")),
    (Doing.REVEAL, _("Turn cards over")),
    (Doing.CLUSTER, _("Put cards together")),
    (Doing.VOTE, _("Vote with dots")),
    (Doing.DISCUSS, _("Talk")),
    (Doing.DECIDE, _("Decide what stays")),
    (Doing.CLOSE, _("Close")),
]
ESTIMATES = [("", _("Ask nobody how sure they are")), ("before", _("Ask before")), ("after", _("Ask afterwards"))]
NO_COACH = {"data-coach": "off"}


class StageRow(forms.Form):
    """One step: what people do, for how long, what they are asked."""

    key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Step"), max_length=80, required=False)
    doing = forms.ChoiceField(label=_("What people do"), choices=DOINGS, initial=Doing.WRITE)
    minutes = forms.IntegerField(label=_("Minutes"), required=False, min_value=0, max_value=240)
    prompt = forms.CharField(
        label=_("What all are asked"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2} | NO_COACH),
    )
    say = forms.CharField(
        label=_("What whoever leads may say"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2} | NO_COACH),
    )
    goes_on = forms.BooleanField(
        label=_("Goes on with earlier cards"),
        required=False,
        help_text=_("Writing adds to the cards written before; deciding is about the cards of all steps."),
    )
    tells_subject = forms.BooleanField(label=_("Tells the plan, before it is framed"), required=False)
    asks_hands = forms.BooleanField(label=_("Each card says whether it was in our hands"), required=False)
    in_rounds = forms.BooleanField(label=_("Turn by turn"), required=False, initial=True)
    asks_estimate = forms.ChoiceField(label=_("How sure people are"), choices=ESTIMATES, required=False)
    into = forms.MultipleChoiceField(
        label=_("What cards can become"), required=False, widget=forms.CheckboxSelectMultiple
    )
    position = forms.IntegerField(required=False, min_value=0, max_value=100_000)

    def __init__(self, *args, becomes=(), **options):
        super().__init__(*args, **options)
        self.fields["into"].choices = [(word, becoming.label) for word, becoming in dict(becomes).items()]
        if not becomes:
            del self.fields["into"]

    def clean(self):
        """The blank last row may stay blank; a step that says something, or was there before, has a name."""
        told = super().clean()
        says_something = any(told.get(word) for word in ("key", "prompt", "say"))
        if says_something and not (told.get("title") or told.get("DELETE") or "title" in self.errors):
            self.add_error("title", _("Give the step a name."))
        return told


Rows = forms.formset_factory(StageRow, extra=1, can_delete=True, max_num=MOST_STAGES, absolute_max=MOST_STAGES + 10)


class TemplateForm(forms.Form):
    """A whole template. `cleaned_data` is what `RoomTemplate.write` takes."""

    title = forms.CharField(
        label=_("Name"), max_length=120, error_messages={"required": _("Give the template a name.")}
    )

    def __init__(self, purpose, data=None, title="", stages=()):
        super().__init__(data, auto_id="template_%s", initial={"title": title})
        rows = [row_of(stage, stages) for stage in stages] or None
        self.rows = Rows(data, initial=rows, prefix="form", form_kwargs={"becomes": purpose.becomes})

    def clean(self):
        told = super().clean()
        if not self.rows.is_valid():
            self.add_error(None, _("A step needs another look. Everything you typed is still here."))
        told["rows"] = self._filled()
        return told

    def _filled(self) -> list[dict]:
        """In the order that their positions say; those without one stand last."""
        rows = [row.cleaned_data for row in self.rows.forms if hasattr(row, "cleaned_data")]
        filled = [row for row in rows if row.get("title") and not row.get("DELETE")]
        return sorted(filled, key=lambda row: 10**6 if row.get("position") is None else row["position"])


def row_of(stage, stages) -> dict:
    """A step as its row shows it."""
    goes_on = bool(stage.of) if stage.doing == Doing.WRITE else stage.doing == Doing.DECIDE and not stage.of
    return vars(stage) | {"goes_on": goes_on, "into": list(stage.into), "minutes": stage.minutes or None}
