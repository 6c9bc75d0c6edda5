"""The seam in words: what people hear who do not see it."""

from types import SimpleNamespace as Step

from django.template import engines
from django.test import SimpleTestCase

KEYS = ["logged", "classified", "reviewed", "changed", "proven"]


def seam(reached, size):
    """The seam of an event that has reached these steps."""
    following = next((key for key in KEYS if key not in reached), None)
    steps = [
        Step(
            key=key, label=key.capitalize(), reached=key in reached, is_next=key == following, when=None, href=f"/{key}"
        )
        for key in KEYS
    ]
    page = '{% from "common/_seam.html" import seam %}{{ seam(steps, size) }}'
    return engines.all()[0].from_string(page).render({"steps": steps, "size": size})


class SeamTests(SimpleTestCase):
    def test_the_small_one_says_how_far_the_event_has_come(self):
        """0.2: every event shows its thread."""
        self.assertIn('aria-label="3 of 5: Reviewed. Next: Changed"', seam(KEYS[:3], "small"))

    def test_a_whole_seam_says_so(self):
        self.assertIn('aria-label="All 5 steps: the seam is whole"', seam(KEYS, "small"))

    def test_the_large_one_leads_to_the_next_step_in_words(self):
        html = seam(KEYS[:1], "large")

        self.assertInHTML('<a href="/classified">Next: classify it</a>', html)
        self.assertEqual(html.count('aria-current="step"'), 1)

    def test_steps_fill_independently(self):
        html = seam(["logged", "classified", "changed"], "large")

        self.assertEqual(html.count("seam__step--reached"), 3)

    def test_nothing_needs_a_style_in_the_page(self):
        self.assertNotIn("style=", seam(KEYS, "large") + seam(KEYS, "small"))
