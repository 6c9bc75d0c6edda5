"""Layers over many events: holes, what held, and holes that line up."""

import re
from datetime import timedelta

from django.http import QueryDict
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from goldseam.events.models import Event, Layer, LayerFinding
from goldseam.patterns.layers.asked import LayersAsked
from goldseam.patterns.layers.many import ManyEvents, side_by_side
from tests import make

ORDERS = ["FFFHN", "FFHNN", "UFFFH", "F-FFH", "FFFFF", "-FFHN", "FF-FH", "--FHN"]
STATES = {"F": "failed", "H": "held", "A": "absent", "N": "not_reached", "-": "not_relevant", "U": "unknown"}
NAMES = ["Design", "Automatic check", "Peer", "Monitoring", "User"]


class LayersTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, "Acme", size="organisation")
        cls.bo = make.member(cls.acme, "Bo")
        cls.layers = [Layer.add(cls.acme, name) for name in NAMES]
        cls.events = [cls.told(codes, text=f"Order {number} went wrong.") for number, codes in enumerate(ORDERS)]

    @classmethod
    def told(cls, codes, **details):
        event = make.event(cls.acme, by=cls.ana, **details)
        findings = {layer: (STATES[code], "") for layer, code in zip(cls.layers, codes, strict=True)}
        event.find_layers(by=cls.ana, findings=findings)
        return event

    def setUp(self):
        self.client.force_login(self.ana)

    def url(self, name="layers", *args, **asked):
        given = LayersAsked.of(QueryDict())
        address = reverse(f"patterns:{name}", args=[self.acme.slug, *args])
        return f"{address}?{given.address(**asked)}" if asked else address

    def many(self, who=None, query=""):
        return ManyEvents.of(LayersAsked.of(QueryDict(query)), self.acme, who or self.ana)


class CountingTests(LayersTestCase):
    def test_the_database_counts_what_the_worked_example_counts(self):
        """5.5: layers and holes over many events; the eight orders of the handbook."""
        rows = [row for _layer, row in self.many().rows]

        self.assertEqual([(row.holes.x, row.holes.n) for row in rows], [(5, 5), (6, 6), (6, 7), (4, 7), (1, 4)])
        self.assertEqual([row.held for row in rows], [0, 0, 1, 3, 3])
        self.assertEqual([row.not_reached for row in rows], [0, 0, 0, 1, 4])

    def test_which_holes_line_up_most(self):
        sets = [({layer.name for layer in layers}, support) for layers, support in self.many().named_sets]

        self.assertEqual(sets[:2], [({"Design", "Automatic check"}, 4), ({"Automatic check", "Peer"}, 4)])
        self.assertEqual({support for _names, support in sets}, {4, 3})

    def test_only_layers_marked_as_side_by_side_are_compared_with_chance(self):
        self.assertEqual({pair.lift for *_layers, pair in self.many().named_pairs}, {None})

        self.layers[3].amend(is_beside=True)
        self.layers[4].amend(is_beside=True)

        self.assertEqual(side_by_side(self.many().layers), [(2, 3), (2, 4), (3, 4)])

    def test_what_a_person_may_not_see_is_in_none_of_their_figures(self):
        Event.objects.filter(pk=self.events[0].pk).update(visibility="restricted")

        self.assertEqual((self.many(self.ana).n, self.many(self.bo).n), (8, 7))

    def test_what_left_the_learning_process_and_what_was_merged_counts_nowhere(self):
        self.events[0].hand_to_other_process(by=self.ana, keep_text=True)
        self.events[1].merge_into(by=self.ana, other=self.events[2])

        self.assertEqual(self.many().n, 6)

    def test_a_period_a_team_a_kind_and_a_tag_narrow_it(self):
        Event.objects.filter(pk=self.events[0].pk).update(started_at=timezone.now() - timedelta(days=500))
        self.events[1].tag(["label"])
        Event.objects.filter(pk=self.events[2].pk).update(kind="near_miss")
        team = make.team(self.acme)
        Event.objects.filter(pk=self.events[3].pk).update(team=team)

        for query, count in [
            ("", 7),
            ("tag=LABEL", 1),
            ("tag=nothing", 0),
            ("kind=near_miss", 1),
            (f"team={team.pk}", 1),
        ]:
            with self.subTest(query=query):
                self.assertEqual(self.many(query=query).n, count)

    def test_sixty_layers_are_told_apart(self):
        layers = [Layer.add(self.acme, f"Layer {number}") for number in range(55)]
        event = make.event(self.acme, by=self.ana)
        LayerFinding.objects.bulk_create(LayerFinding(event=event, layer=layer, state="failed") for layer in layers)

        rows = self.many().rows

        self.assertEqual(len(rows), 60)
        self.assertEqual([row.failed for _layer, row in rows[5:]], [1] * 55)


class PageTests(LayersTestCase):
    def test_the_page_shows_figures_with_what_they_do_not_say(self):
        page = self.client.get(self.url())

        self.assertContains(page, "6/7</a> = 86%")
        self.assertContains(page, "Shares among reported events")
        self.assertContains(page, "Too early to say which layer stops most.")
        self.assertContains(page, "Met one after the other: cannot be told")
        self.assertContains(page, "Order 7 went wrong.")

    def test_each_number_leads_to_its_events(self):
        design, check = self.layers[0].pk, self.layers[1].pk
        page = self.client.get(self.url())
        address = self.url("layer_events", hole=[design, check])
        self.assertContains(page, address.replace("&", "&amp;"))

        behind = self.client.get(address)

        for number, is_there in [(0, True), (1, True), (4, True), (6, True), (2, False), (7, False)]:
            self.assertEqual(f"Order {number} went wrong." in behind.content.decode(), is_there)
        self.assertContains(behind, "With holes in Design + Automatic check.")
        held = self.client.get(self.url("layer_events", held=self.layers[2].pk))
        self.assertContains(held, "Order 1 went wrong.")
        self.assertNotContains(held, "Order 0 went wrong.")

    def test_events_come_in_pages(self):
        for number in range(20):
            self.told("FHNNN", text=f"More {number}.")

        first = self.client.get(self.url("layer_events"))

        older = re.search(r'rel="next" href="([^"]+)"', first.content.decode())[1]
        second = self.client.get(older.replace("&amp;", "&"))
        self.assertContains(second, "Order 0 went wrong.")
        self.assertNotContains(second, "More 19.")

    def test_both_charts_are_to_be_had_as_files(self):
        for name in ("shares", "events"):
            for form, kind in (("svg", "image/svg+xml"), ("png", "image/png"), ("csv", "text/csv")):
                response = self.client.get(self.url("layers_chart", name, form))
                self.assertTrue(response["Content-Type"].startswith(kind))
        self.assertEqual(self.client.get(self.url("layers_chart", "others", "svg")).status_code, 404)

    def test_an_organisation_that_has_just_begun_is_told_how_to(self):
        alone = make.organisation(self.ana, "Alone", size="solo")
        page = reverse("patterns:layers", args=[alone.slug])

        self.assertContains(self.client.get(page), "No layers yet")
        Layer.add(alone, "Second look")
        self.assertContains(self.client.get(page), "Nothing to look at yet")

    def test_nonsense_in_the_address_breaks_nothing(self):
        for query in (
            "since=x&until=2026-13-40",
            "since=0001-01-01&until=9999-12-31",
            "since=1900-01-01&until=2199-12-31",
            "until=1900-01-01",
            "since=2199-12-31",
            "since=2026-02-01&until=2026-01-01",
            "team=NaN&kind=inf&tag=%00&held=1e309&before=-1",
            f"team={10**30}&hole={10**30}&hole=%00&hole=-3&held=0&before={2**63 - 1}",
            "&".join(f"hole={number}" for number in range(200)),
        ):
            for name in ("layers", "layer_events"):
                with self.subTest(query=query, name=name):
                    address = reverse(f"patterns:{name}", args=[self.acme.slug])
                    self.assertEqual(self.client.get(f"{address}?{query}").status_code, 200)

    def test_the_page_takes_as_many_queries_however_many_events_there_are(self):
        with self.assertNumQueries(10):
            self.client.get(self.url())
        for _number in range(10):
            self.told("FAHNN", text="One more.")
        with self.assertNumQueries(10):
            self.client.get(self.url())

    def test_others_find_nothing(self):
        self.client.force_login(make.person("Cleo"))

        self.assertEqual(self.client.get(reverse("patterns:layers", args=[self.acme.slug])).status_code, 404)
