from django import forms
from django.db import models
from django.test import SimpleTestCase
from django.urls import get_resolver


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

    def test_no_form_of_ours_says_it_coldly(self):
        get_resolver().url_patterns  # noqa: B018 · loads the forms.

        fields = [
            (form, name, str(field.error_messages["required"]))
            for form in _subclasses(forms.BaseForm)
            if form.__module__.startswith("goldseam.")
            for name, field in getattr(form, "base_fields", {}).items()
            if field.required
        ]

        self.assertGreater(len(fields), 100)
        self.assertEqual([], [one for one in fields if "required" in one[2]])

    def test_a_model_says_it_alike(self):
        words = models.CharField().error_messages

        self.assertEqual(("This is still empty.", "This is still empty."), (str(words["blank"]), str(words["null"])))


def _subclasses(kind):
    for one in kind.__subclasses__():
        yield one
        yield from _subclasses(one)
