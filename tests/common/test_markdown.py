import re
from unittest import TestCase

from goldseam.common.markdown import rendered

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](javascript:alert(1))",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](vbscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "<javascript:alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '[x](https://example.org "onmouseover=alert(1)")',
    '[x](https://example.org"onmouseover="alert(1))',
    "<svg onload=alert(1)></svg>",
    "<iframe src=https://example.org></iframe>",
    "<div style='position:fixed'>x</div>",
    "```<script>\nalert(1)\n```",
    "[x]: javascript:alert(1)\n\n[x]",
    "<!-- --><script>alert(1)</script>",
    "| a |\n| :-: |\n| <b onclick=alert(1)>x</b> |",
]


class MarkdownTests(TestCase):
    def test_nothing_that_runs_gets_through(self):
        for attack in ATTACKS:
            with self.subTest(attack):
                html = rendered(attack)
                tags = re.findall(r"<[^>]*>", html)

                self.assertFalse([tag for tag in tags if re.search(r"<\s*(script|img|svg|iframe|div|b)\b", tag)])
                self.assertFalse([tag for tag in tags if re.search(r"\son\w+\s*=|style=", re.sub(r'"[^"]*"', "", tag))])
                self.assertFalse(
                    [tag for tag in tags if re.search(r'href="\s*(javascript|vbscript|data):', tag.lower())]
                )

    def test_markup_written_by_hand_shows_as_it_was_typed(self):
        self.assertEqual(rendered("a <b>bold</b> word"), "<p>a &lt;b&gt;bold&lt;/b&gt; word</p>\n")

    def test_text_keeps_its_shape(self):
        html = rendered("# Big\n\nA *word* and **another**.\n\n- one\n- two\n\n|a|b|\n|-|-|\n|1|2|")

        self.assertIn("<h2>Big</h2>", html)
        self.assertIn("<em>word</em> and <strong>another</strong>", html)
        self.assertIn("<li>one</li>", html)
        self.assertIn("<td>1</td>", html)

    def test_a_picture_is_a_link_since_pages_load_nothing_from_elsewhere(self):
        html = rendered("![the *chart*](https://example.org/a.png) ![](https://example.org/b.png)")

        self.assertIn('<a href="https://example.org/a.png" rel="noopener noreferrer">the chart</a>', html)
        self.assertIn(">https://example.org/b.png</a>", html)

    def test_links_inside_the_product_and_out_of_it_work(self):
        self.assertIn('href="reviews"', rendered("[a review](reviews)"))
        self.assertIn('href="../events/new"', rendered("[log it](../events/new)"))
        self.assertIn('href="https://example.org" rel="noopener noreferrer"', rendered("[x](https://example.org)"))
        self.assertIn('href="mailto:ana@example.org"', rendered("<ana@example.org>"))

    def test_odd_and_long_text_does_no_harm(self):
        self.assertEqual(rendered(""), "")
        rendered("> " * 500 + "deep")
        rendered("[" * 5000)
        rendered("*a" * 5000)
