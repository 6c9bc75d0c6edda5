"""Text from outside is kept in one way, so that runs and gates find the same project and ref."""

from django.test import SimpleTestCase

from goldseam.common.plain_text import in_a_line, is_clean
from goldseam.runs import words


class LineTests(SimpleTestCase):
    def test_it_is_one_line_with_single_spaces_however_it_came(self):
        for text in ("web app", " web\n\tapp ", "web \0 app", "\0web app"):
            with self.subTest(text):
                self.assertEqual((in_a_line(text), words.in_a_line(text, "ref", 20)), ("web app", "web app"))

    def test_what_no_database_takes_is_known(self):
        self.assertEqual([is_clean(text) for text in ("größe 🙂", "a\0", "\ud83d")], [True, False, False])
