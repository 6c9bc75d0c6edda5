from datetime import UTC, datetime
from unittest.mock import patch

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from goldseam.activity import delivery
from goldseam.common import search
from goldseam.common.models import Entry, Waiting
from goldseam.common.search import filling, vocabulary
from goldseam.events import search_results, searching
from goldseam.events.models import Event, Layer
from goldseam.handbook import samples
from tests import make


def put_all_in():
    """What the worker does by itself."""
    while delivery.deliver() or filling.work():
        pass
    vocabulary._known.clear()


# A sample of few words is out of date after milliseconds: tests that count questions let it be out of date at once.
words_counted_anew = patch("goldseam.common.search.vocabulary.STAYS", 0)


class SearchTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(owner=cls.ana, size="organisation")
        cls.bo = make.member(cls.acme, "Bo")
        cls.rae = make.member(cls.acme, "Rae", role="reporter")
        cls.cy = make.person("Cy")
        cls.other = make.organisation(owner=cls.cy, name="Other")

    def setUp(self):
        self.client.force_login(self.bo)

    def log(self, text, by=None, of=None, **details):
        return make.event(of or self.acme, by=by or self.ana, text=text, **details)

    def search(self, words, **asked):
        put_all_in()
        return self.client.get("/acme/search", {"q": words} | asked)

    def found(self, words, **asked):
        """Titles that are shown, from top to bottom."""
        shown = self.search(words, **asked).content.decode()
        return sorted((e.title for e in Event.objects.all() if f">{e.title}</a>" in shown), key=shown.index)


class SearchPageTests(SearchTestCase):
    def test_events_are_found_by_their_words(self):
        """4.6: found by search."""
        self.log("The certificate ran out")
        self.log("A delivery came late", place="At the gateway", tags=["expiry"])

        self.assertEqual(self.found("certif"), ["The certificate ran out"])
        self.assertEqual(self.found("gateways late"), ["A delivery came late"])
        self.assertEqual(self.found("expiry"), ["A delivery came late"])
        self.assertContains(self.search("heron"), "Nothing found")

    def test_what_is_added_later_is_found_too(self):
        event = self.log("The certificate ran out")
        event.write_timeline(by=self.ana, rows=[row(text="The pager rang")])
        event.write_factors(by=self.ana, rows=[factor(text="Renewal was nobody's job")])
        event.describe(by=self.ana, text="The heron ran out")

        for words in ("pager", "renewals", "heron"):
            self.assertEqual(self.found(words), [event.title])

    def test_filters_narrow_it_down(self):
        """4.6: search, tag."""
        platform = make.team(self.acme)
        self.log("Label one", kind="near_miss", tags=["till"], team=platform)
        make.classified(self.log("Label two", started_at=datetime(2024, 5, 6, 12, tzinfo=UTC)))
        self.log("Label three", by=self.bo)

        self.assertEqual(self.found("label", kind="near_miss"), ["Label one"])
        self.assertEqual(self.found("label", tag="Till"), ["Label one"])
        self.assertEqual(self.found("label", team=platform.pk), ["Label one"])
        self.assertEqual(self.found("label", type="preventable"), ["Label two"])
        self.assertEqual(self.found("label", since="2024-05-06", until="2024-05-06"), ["Label two"])
        self.assertEqual(self.found("label", until="2024-05-06"), ["Label two"])
        self.assertEqual(self.found("label", mine="yes"), ["Label three"])
        self.assertEqual(self.found("", kind="near_miss"), ["Label one"])
        self.assertEqual(self.found("label", tag="unheard of"), [])

    def test_more_than_a_page_is_a_link_away(self):
        for number in range(3):
            self.log(f"Label {number}", kind="near_miss")

        with patch.object(search_results, "PAGE", 2):
            self.assertEqual(self.found("label", kind="near_miss"), ["Label 2", "Label 1"])
            self.assertContains(self.search("label", kind="near_miss"), "?q=label&amp;kind=near_miss&amp;page=2")
            self.assertEqual(self.found("label", kind="near_miss", page=2), ["Label 0"])
            self.assertContains(self.search("label"), "3 events")

    def test_it_says_what_to_do_where_there_is_nothing_to_look_for(self):
        self.log("The label")

        self.assertContains(self.search(""), "The last word may be unfinished")
        self.assertContains(self.search("the of"), "Nothing to look for")

    def test_nonsense_in_the_address_finds_nothing_and_breaks_nothing(self):
        for query in (
            {"q": "a\0b"},
            {"q": "'; drop table"},
            {"q": '"label" OR *'},
            {"q": "%s %d {x}"},
            {"q": "x" * 10_000},
            {"q": "😀 ½ ﬁ"},
            {"q": "label", "page": 10**30},
            {"q": "label", "page": "-1"},
            {"q": "label", "team": 10**30},
            {"q": "label", "since": "0001-01-01"},
            {"q": "label", "since": "1900-01-01", "until": "2199-12-31"},
        ):
            with self.subTest(query=query):
                self.assertEqual(self.client.get("/acme/search", query).status_code, 200)

    @words_counted_anew
    def test_it_asks_the_database_as_often_for_many_rows_as_for_few(self):
        self.log("Label")
        self.search("label")
        with CaptureQueriesContext(connection) as few:
            self.client.get("/acme/search", {"q": "label"})
        for number in range(5):
            make.closed_review(self.log(f"Label {number}"))
        put_all_in()

        with CaptureQueriesContext(connection) as many:
            self.client.get("/acme/search", {"q": "label"})

        self.assertEqual(len(many), len(few))
        # Two for each kind of thing; on PostgreSQL three, as it asks how rare the word is among what is searched.
        self.assertLessEqual(len(many), 24 if connection.vendor == "postgresql" else 19)

    def test_every_page_leads_to_it(self):
        response = self.client.get("/acme/events")

        self.assertContains(response, '<short-cut keys="/" label="Search">')


class SeenOnlyTests(SearchTestCase):
    """Rule 1: search goes through `visible_to`, and so do its numbers."""

    def setUp(self):
        super().setUp()
        quiet = make.team(self.acme, "Quiet")
        self.log("Heron for all")
        self.log("Heron of a team", visibility="team", team=quiet)
        self.log("Heron of few", visibility="restricted")
        self.log("Heron elsewhere", by=self.cy, of=self.other)
        self.log("Heron of Rae", by=self.rae, visibility="restricted")

    def test_each_finds_what_she_sees(self):
        expected = {
            self.bo: ["Heron for all"],
            self.ana: ["Heron of few", "Heron of a team", "Heron for all"],
            self.rae: ["Heron of Rae"],
        }
        for person, titles in expected.items():
            with self.subTest(person):
                self.client.force_login(person)

                self.assertEqual(self.found("heron"), titles)
                self.assertContains(self.search("heron"), f"{len(titles)} event")
                self.assertEqual(self.found("", until="2190-01-01"), titles)

    def test_an_outsider_finds_nothing(self):
        self.client.force_login(self.cy)

        self.assertEqual(self.search("heron").status_code, 404)

    def test_what_one_sees_is_found_among_very_many_that_one_does_not(self):
        for number in range(6):
            self.log(f"Heron {number}", visibility="restricted")

        put_all_in()

        seen = searching.seen_by(self.bo, self.acme, lambda filters: keys("heron", self.acme, filters, limit=4))

        self.assertEqual([Event.objects.get(pk=key).title for key in seen], ["Heron for all"])

    def test_who_is_named_later_finds_it(self):
        event = Event.objects.get(text="Heron of few")
        event.describe(by=self.ana, named=[self.bo])

        self.assertIn("Heron of few", self.found("heron"))


class KeptInStepTests(SearchTestCase):
    def test_words_handed_over_are_gone_at_once(self):
        event = self.log("The heron was hurt")
        put_all_in()

        event.hand_to_other_process(by=self.ana)

        self.assertFalse(Entry.objects.filter(words__contains="heron").exists())
        self.assertEqual(self.found("heron"), [])
        self.assertFalse(Entry.objects.exists())

    def test_text_that_was_kept_is_not_found_either(self):
        event = self.log("The heron was hurt")
        put_all_in()

        event.hand_to_other_process(by=self.ana, keep_text=True)

        self.client.force_login(self.ana)
        self.assertEqual(self.found("heron"), [])
        self.assertFalse(Entry.objects.exists())

    def test_samples_leave_no_trace(self):
        """11.2: sample cases can be loaded and removed."""
        samples.load(self.acme, by=self.ana)
        self.assertEqual(len(self.found("certificate")), 1)

        samples.load(self.acme, by=self.ana)
        samples.remove(self.acme)

        self.assertFalse(Entry.objects.exists())
        self.assertFalse(Waiting.objects.exists())

    def test_one_round_of_the_worker_is_enough(self):
        for number in range(3):
            self.log(f"Heron {number}", tags=["till"])

        delivery.deliver()
        filling.work()

        self.assertEqual(Entry.objects.count(), 3)

    @words_counted_anew
    def test_many_are_put_in_with_as_many_questions_as_few(self):
        event = self.log("Heron")
        with CaptureQueriesContext(connection) as few:
            list(searching.documents([event.pk]))
        events = [self.log(f"Heron {number}", tags=[f"t{number}"]).pk for number in range(5)]

        with CaptureQueriesContext(connection) as many:
            list(searching.documents(events))

        self.assertEqual(len(many), len(few))

    def test_conditions_and_holes_can_be_filtered_by(self):
        event = self.log("Heron")
        event.write_factors(by=self.ana, rows=[factor(text="x", code="handover")])
        layer = Layer.objects.create(organisation=self.acme, name="Double check")
        event.find_layers(by=self.ana, findings={layer: ("failed", "")})
        put_all_in()

        self.assertEqual(keys("heron", self.acme, [":factor:handover", f":layer:{layer.pk}"]), [event.pk])


def keys(words, organisation, filters=(), **asked):
    return [hit.key for hit in search.find(organisation.pk, words, filters, **asked)]


def row(**details):
    return {"time": "", "kind": "signal", "text": "", "known_then": "", "source": ""} | details


def factor(**details):
    blank = {"level": "process", "code": "", "text": "", "how": "", "evidence": "", "is_root": False}
    return blank | {"made_likely_by_id": None} | details
