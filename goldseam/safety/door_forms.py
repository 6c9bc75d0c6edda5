"""What somebody answers in a pulse: up to eight numbers, and perhaps a sentence."""

from django import forms
from django.core.exceptions import ValidationError

from goldseam.safety.ballots import ITEMS, LONGEST_COMMENT
from goldseam.safety.words import Words


class Comment(forms.CharField):
    """Counted as the browser counts it, with one sign for the end of a line."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").replace("\0", "")


class AnswerForm(forms.Form):
    """Says what is wrong in the language of the page."""

    def __init__(self, words: Words, *args, **options):
        super().__init__(*args, **options)
        self.words = words
        self.fields["comment"] = Comment(
            required=False,
            max_length=LONGEST_COMMENT,
            error_messages={"max_length": words("too_long", most=LONGEST_COMMENT)},
        )
        for number in range(1, ITEMS + 1):
            self.fields[f"item{number}"] = forms.TypedChoiceField(
                choices=[(str(point), str(point)) for point in range(1, 8)],
                coerce=int,
                empty_value=None,
                required=False,
                error_messages={"invalid_choice": words("again")},
            )

    def clean(self):
        """What a ticket takes."""
        said = super().clean()
        given = {number: said.get(f"item{number}") for number in range(1, ITEMS + 1)}
        answers = {number: value for number, value in given.items() if value is not None}
        if not (self.errors or answers or said.get("comment")):
            raise ValidationError(self.words("nothing"))
        return {"answers": answers, "comment": said.get("comment", "")}
