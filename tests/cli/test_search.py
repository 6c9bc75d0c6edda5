from click.testing import CliRunner
from django.test import TestCase

from goldseam.cli import main
from goldseam.common.models import Entry
from goldseam.common.search import find
from tests import make


class RebuildingTests(TestCase):
    def test_what_things_are_found_by_is_made_anew(self):
        event = make.event(make.organisation(), text="The heron was early.")
        Entry.objects.create(id=1, scope="9-9/", title="old", words="old")

        result = CliRunner().invoke(main, ["search", "rebuild"])

        self.assertEqual(result.exit_code, 0, result.output)
        self.assertIn("1 things can be found", result.output)
        self.assertEqual([hit.key for hit in find(event.organisation_id, "heron")], [event.pk])
