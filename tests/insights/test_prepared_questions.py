"""Questions whose SQL is written once find the same for everybody and for all days as if it were written each time."""

from dataclasses import replace
from datetime import timedelta
from itertools import cycle
from unittest.mock import patch

from django.db.models.sql.compiler import SQLCompiler
from django.test import TestCase

from goldseam.common import prepared
from goldseam.insights import kept
from goldseam.insights.asked import Asked
from goldseam.insights.everybody import everybody_in
from goldseam.insights.measures import MEASURES
from goldseam.insights.overview import Overview
from goldseam.insights.waiting import KINDS
from tests import make
from tests.insights import things


def told(asked) -> dict:
    """All that is asked for, anew."""
    kept.forget()
    asked = replace(asked)
    figures = {measure.key: (str(measure.figure(asked).words), measure.figure(asked).parts) for measure in MEASURES}
    overview = Overview(asked)
    changes, patterns = [story.change.pk for story in overview.stories], [one.pk for one in overview.patterns]
    waiting = {kind.key: kind.count(asked) for kind in KINDS}
    return figures | waiting | {"stories": changes, "patterns": patterns, "others": overview.has_other_stories}


def written_each_time():
    return patch.object(prepared, "_shape", return_value=NotImplemented)


class PreparedQuestionsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.of = things.big({"Ward": 6, "Lab": 5})
        cls.ana, cls.bo = make.person("Ana"), make.person("Ward 0")
        cls.ward, cls.lab = cls.of.teams.get(name="Ward"), cls.of.teams.get(name="Lab")
        times = {"detected_at": things.days_ago(50), "started_at": things.days_ago(51)}
        times |= {"mitigated_at": things.days_ago(49), "recovered_at": things.days_ago(48)}
        for team in (cls.ward, cls.lab, None):
            for visibility in ("organisation", "team", "restricted") if team else ("organisation",):
                event = make.event(cls.of, kind="incident", team=team, visibility=visibility, **times)
                review = make.closed_review(event)
                make.action(review, title=f"Try {visibility}")
                make.change(review)

    def asked(self):
        """By people who see more and less, of teams that are theirs and others, of several times."""
        usual = Asked.lately(self.of, self.ana)
        earlier = replace(usual.period, since=usual.period.since - timedelta(days=40), until=usual.period.until)
        periods = cycle([usual.period, earlier, usual.period, usual.period.before])
        for person in (self.ana, self.bo, make.member(self.of, "Cy"), everybody_in(self.of)):
            for team in (None, self.ward, self.lab):
                yield Asked(self.of, person, next(periods), team)

    def test_everybody_is_told_the_same_as_ever(self):
        differing = set()
        for asked in self.asked():
            with written_each_time():
                expected = told(asked)
            with self.subTest(str(asked.period), person=asked.person.name, team=asked.team):
                self.assertEqual(told(asked), expected)
            differing.add(str(expected))
        self.assertGreater(len(differing), 6)  # Else it would not matter whose answer one gets.

    def test_days_begin_when_they_do_in_the_organisation(self):
        asked = Asked.lately(self.of, self.ana)
        told(asked)
        self.of.time_zone = "Pacific/Auckland"
        there = Asked.lately(self.of, self.ana)

        with written_each_time():
            expected = told(there)

        self.assertEqual(told(there), expected)

    def test_the_next_look_writes_next_to_no_sql(self):
        """To write it takes longer than to answer it; see bench/README.md."""
        self.client.force_login(self.ana)
        for address in ("", "/else"):
            path = f"/{self.of.slug}/measures{address}"
            self.client.get(path)
            kept.forget()

            with patch.object(SQLCompiler, "as_sql", autospec=True, side_effect=SQLCompiler.as_sql) as written:
                self.assertEqual(self.client.get(path).status_code, 200)

            self.assertLessEqual(written.call_count, 8, address)
