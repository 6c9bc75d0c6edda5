from django import forms
from django.test import SimpleTestCase


class Asked(forms.Form):
    words = forms.CharField()
    day = forms.DateField()
    one = forms.ChoiceField(choices=[("a", "A")])
    some = forms.MultipleChoiceField(choices=[("a", "A")])
    ticked = forms.BooleanField()
    own = forms.CharField(error_messages={"required": "Say in a sentence what happened."})


class EmptyFieldsTests(SimpleTestCase):
    def test_a_field_that_was_left_empty_says_so_without_reproach(self):
        said = {name: errors[0] for name, errors in Asked({}).errors.items()}

        self.assertEqual(
            {
                "words": "This is still empty.",
                "day": "This is still empty.",
                "one": "Choose one.",
                "some": "Choose at least one.",
                "ticked": "This needs your tick.",
                "own": "Say in a sentence what happened.",
            },
            said,
        )
