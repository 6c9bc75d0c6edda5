import unittest

from goldseam.exchange.postmortems.vocabulary import kind_of, kinds_of, vocabulary

KINDS = {
    "Timeline (all times approximate)": "timeline",
    "Follow-up timeline": "timeline",
    "Timline": "timeline",
    "## 3.1 Sequence of Events:"[3:]: "timeline",
    "Lesons learnt": "lessons",
    "Appendinx": "references",
    "**Severity & impact**": "impact",
    "What didn't go well?": "went_badly",
    "What did not go so well": "went_badly",
    "🔥 What went wrong?": "went_badly",
    "What went well & where did we get lucky": "went_well",
    "Where we got lucky": "lucky",
    "Root causes and trigger": "root_causes",
    "Contributing causes": "factors",
    "Corrective and Preventative Measures": "actions",
    "How will we prevent this from happening again, and who does what until when?": "actions",
    "What you need to do": "other",
    "Time to resolve": "facts",
    "Lead-up": "context",
    "Weather": "",
    "": "",
    "Was lief gut?": "went_well",
    "Was lief nicht so gut?": "went_badly",
    "Maßnahmen": "actions",
    "Zeitlicher Ablauf (MEZ)": "timeline",
}


class HeadingTests(unittest.TestCase):
    def test_headings_mean_what_people_mean_by_them(self):
        """4.10: slips, remarks in brackets, singular and plural, two sections in one heading; the negative first."""
        self.assertEqual({heading: kind_of(heading) for heading in KINDS}, KINDS)

    def test_a_heading_may_serve_two_sections(self):
        self.assertEqual(kinds_of("Lessons learned and action items"), ("lessons", "actions"))
        self.assertEqual(kinds_of("Resolution & next steps"), ("resolution", "actions"))

    def test_a_word_stands_for_one_kind(self):
        kinds = vocabulary()["kinds"]
        named = [word for kind in kinds.values() for word in {*kind["alone"], *kind["anywhere"]}]

        twice = {word for word in named if named.count(word) > 1}
        self.assertEqual(twice, set())
