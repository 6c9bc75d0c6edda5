import doctest
from pathlib import Path
from unittest import TestCase

PAGE = Path(__file__).parents[2] / "docs" / "statistics.md"


class PageTests(TestCase):
    def test_what_the_page_shows_is_what_comes_out(self):
        found = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")

        self.assertGreater(found.attempted, 5)
        self.assertEqual(found.failed, 0)
