"""One style sheet and one script reach the browser."""

import gzip
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.staticfiles import finders
from django.test import SimpleTestCase, override_settings

from goldseam.common import bundles


class BundleTests(SimpleTestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        settings = override_settings(DATA=Path(folder.name))
        settings.enable()
        self.addCleanup(settings.disable)

    def test_the_layers_are_named_before_anything_uses_them(self):
        text = bundles.written("common/goldseam.css").read_text()

        self.assertTrue(text.index("@layer reset, base, layout, components, utilities;") < text.index("@layer reset {"))

    def test_vendored_scripts_come_first_and_keep_their_global_names(self):
        text = bundles.written("common/goldseam.js").read_text()

        self.assertTrue(text.startswith("var htmx="))

    def test_names_of_one_script_meet_no_others(self):
        text = bundles.written("common/goldseam.js").read_text()

        self.assertIn("{\n// draft-keeper.js", text)

    def test_the_bundle_stays_as_it_is_while_no_part_changes(self):
        before = bundles.written("common/goldseam.css").stat().st_mtime_ns

        self.assertEqual(bundles.written("common/goldseam.css").stat().st_mtime_ns, before)

    def test_it_is_found_like_any_other_static_file(self):
        self.assertTrue(finders.find("common/goldseam.js").endswith("bundles/common/goldseam.js"))

    def test_script_and_style_stay_within_sixty_kilobytes_each(self):
        for path in bundles.BUNDLES:
            with self.subTest(path):
                self.assertLess(len(gzip.compress(bundles.written(path).read_bytes())), 60_000)

    def test_a_page_for_a_thin_line_has_its_own_parts_and_a_third_of_the_weight(self):
        for slim, whole in (("common/slim.css", "common/goldseam.css"), ("common/slim.js", "common/goldseam.js")):
            small, large = (gzip.compress(bundles.written(path).read_bytes()) for path in (slim, whole))
            self.assertLess(len(small) * 3, len(large))
        self.assertNotIn("report-form.js", bundles.written("common/goldseam.js").read_text())

    def test_only_the_tokens_have_raw_colours(self):
        for part in {*bundles.styles(), *bundles.slim_styles()}:
            if part.name != "tokens.css":
                with self.subTest(part.name):
                    self.assertNotRegex(part.read_text(), r":[^;{]*#[0-9a-f]{3,8}\b")
