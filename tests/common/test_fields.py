"""Fields that many forms share."""

from pathlib import Path

from django import forms
from django.test import TestCase

import goldseam
from goldseam.common.fields import Several
from goldseam.people.models import Person
from tests import make


class SeveralTests(TestCase):
    def test_what_no_list_has_is_refused(self):
        ana = make.person("Ana")
        field = Several(Person.objects.all())

        self.assertEqual(list(field.clean([str(ana.pk)])), [ana])
        for odd in (["9" * 20], ["-" + "9" * 20], ["9" * 5_000], ["²"], ["\0"], [str(ana.pk), "0"], "1", [""]):
            with self.assertRaises(forms.ValidationError, msg=odd):
                field.clean(odd)

    def test_every_list_of_which_some_are_chosen_is_such_a_field(self):
        python = [file for file in Path(goldseam.__file__).parent.rglob("*.py") if file.name != "empty_fields.py"]
        bare = [file.name for file in python if "ModelMultipleChoiceField(" in file.read_text()]

        self.assertEqual(bare, [])
