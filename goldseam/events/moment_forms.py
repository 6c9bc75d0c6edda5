"""Pointing out which row is when it began, was noticed, was over."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.events.models import Moment

LABEL_LENGTH = 70


class MomentsForm(forms.Form):
    """A field for each moment, with the rows of the timeline to choose from."""

    def __init__(self, timeline, *args, **options):
        self.rows = {str(row.pk): row for row in timeline}
        marked = {mark.moment: row.pk for row in timeline for mark in row.marks.all()}
        super().__init__(*args, initial=marked, **options)
        choices = [("", _("No row yet")), *((key, _label(row)) for key, row in self.rows.items())]
        for moment in Moment:
            self.fields[moment.value] = forms.ChoiceField(label=moment.label, choices=choices, required=False)

    @property
    def entries(self) -> dict:
        """The row of each moment, or None."""
        return {moment: self.rows.get(key) for moment, key in self.cleaned_data.items()}


def _label(row) -> str:
    words = f"{row.time} · {row.text}" if row.time else row.text
    words = " ".join(words.split())
    return words if len(words) <= LABEL_LENGTH else f"{words[: LABEL_LENGTH - 1]}…"
