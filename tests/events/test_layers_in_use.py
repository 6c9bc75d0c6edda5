"""The layers that an organisation counts on, and the drawing of those of one event."""

from django.test import TestCase
from django.urls import reverse

from goldseam.events.models import Layer
from goldseam.events.slices import slices_of
from tests import make


class LayersInUseTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.bo = make.member(cls.acme, "Bo")
        cls.design, cls.check, cls.alarm = (Layer.add(cls.acme, name) for name in ("Design", "Check", "Alarm"))

    def setUp(self):
        self.client.force_login(self.ana)
        self.page = reverse("events:layers", args=[self.acme.slug])

    def place(self, layer, way):
        return self.client.post(reverse("events:layer_place", args=[self.acme.slug, layer.pk]), {"way": way})

    def order(self):
        return list(Layer.objects.filter(organisation=self.acme).in_use().values_list("name", flat=True))

    def test_layers_change_their_order_without_dragging(self):
        self.place(self.alarm, "up")

        self.assertEqual(self.order(), ["Design", "Alarm", "Check"])
        for layer, way in ((self.design, "up"), (self.check, "down"), (self.check, "sideways")):
            self.place(layer, way)
        self.assertEqual(self.order(), ["Design", "Alarm", "Check"])

    def test_a_layer_is_added_with_an_owner_and_beside_another_one(self):
        sent = {
            "name": " Second   alarm ",
            "kind": "technology",
            "owner": self.bo.pk,
            "is_beside": "on",
            "stops": "Noise",
        }

        response = self.client.post(self.page, sent)

        layer = Layer.objects.get(name="Second alarm")
        self.assertRedirects(response, f"{self.page}#layer-{layer.pk}", fetch_redirect_response=False)
        self.assertEqual((layer.owner, layer.is_beside, layer.position), (self.bo, True, 4))
        page = self.client.get(self.page)
        self.assertContains(page, "Bo sees to it")
        self.assertContains(page, "Side by side with the one before")

    def test_what_was_typed_stays_where_a_name_is_taken(self):
        response = self.client.post(self.page, {"name": "alarm", "kind": "people", "stops": "Trouble"})

        self.assertContains(response, "There is a layer of this name.", status_code=422)
        self.assertContains(response, "Trouble", status_code=422)

    def test_somebody_of_another_organisation_is_no_owner(self):
        cleo = make.person("Cleo")

        for owner in (cleo.pk, "x", 10**30, "\x00"):
            response = self.client.post(self.page, {"name": "New", "kind": "people", "owner": owner})
            self.assertEqual(response.status_code, 422)

    def test_layers_to_begin_with_are_offered_once(self):
        alone = make.organisation(self.ana, "Alone", size="solo")
        page = reverse("events:layers", args=[alone.slug])

        self.assertContains(self.client.get(page), "Begin with these")
        self.client.post(page, {"first_layers": "1"})

        self.assertEqual(alone.layers.count(), 6)

    def test_the_page_takes_as_many_queries_however_many_layers_there_are(self):
        with self.assertNumQueries(7):
            self.client.get(self.page)
        for number in range(20):
            Layer.add(self.acme, f"Layer {number}", owner=self.bo)
        with self.assertNumQueries(7):
            self.client.get(self.page)


class SlicesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.event = make.event(cls.acme, text="A label was printed without the allergen.")
        cls.layers = [Layer.add(cls.acme, name) for name in ("Design", "Check", "Second person", "Alarm")]

    def setUp(self):
        self.client.force_login(self.ana)

    def say(self, *states):
        findings = {layer: (state, "") for layer, state in zip(self.layers, states, strict=False)}
        self.event.find_layers(by=self.ana, findings=findings)
        return slices_of(list(self.event.layer_findings.select_related("layer")))

    def test_a_sentence_says_how_far_it_came(self):
        """5.5: layers and holes of an event."""
        for states, sentence in [
            (("failed", "absent", "held", "not_reached"), "It got through 2 of 4 layers; “Second person” stopped it."),
            (
                ("failed", "failed", "failed", "held"),
                "It got through 3 of 4 layers; “Alarm” stopped it. No other was left.",
            ),
            (("held", "not_reached", "", ""), "“Design” stopped it at once."),
            (("failed", "absent", "", ""), "It got through all 2 layers."),
            (("failed", "", "", ""), "It got through the one layer there was."),
            (("failed", "unknown", "", ""), "It got through 1 of 2 layers. None is known to have stopped it."),
            (("unknown", "not_relevant", "", ""), "How the layers stood is not known yet."),
        ]:
            with self.subTest(states=states):
                self.assertEqual(self.say(*states).summary, sentence)

    def test_layers_that_do_not_matter_are_not_drawn(self):
        self.assertEqual(
            [one.name for one in self.say("failed", "not_relevant", "held").slices], ["Design", "Second person"]
        )
        self.assertIsNone(self.say("not_relevant", "not_relevant", "not_relevant"))

    def test_a_layer_stands_beside_the_one_before_it_or_alone(self):
        self.layers[2].amend(is_beside=True)

        for states, beside in [
            (("failed", "failed", "held"), [False, False, True]),
            (("failed", "not_relevant", "held"), [False, False]),
        ]:
            self.assertEqual([one.is_beside for one in self.say(*states).slices], beside)

    def test_the_drawing_is_on_the_page_and_to_be_had_as_a_file(self):
        self.say("failed", "held")

        self.assertContains(self.client.get(self.event.get_absolute_url()), "It got through 1 of 2 layers")
        for form, kind in (("svg", "image/svg+xml"), ("png", "image/png"), ("csv", "text/csv")):
            response = self.client.get(reverse("events:slices", args=[self.acme.slug, self.event.number, form]))
            self.assertTrue(response["Content-Type"].startswith(kind))

    def test_there_is_no_drawing_of_nothing_or_of_what_left(self):
        address = reverse("events:slices", args=[self.acme.slug, self.event.number, "svg"])

        self.assertEqual(self.client.get(address).status_code, 404)
        self.say("failed")
        self.assertEqual(self.client.get(address.replace("svg", "exe")).status_code, 404)
        self.event.hand_to_other_process(by=self.ana, keep_text=True)
        self.assertEqual(self.client.get(address).status_code, 404)
        self.client.force_login(make.person("Cleo"))
        self.assertEqual(self.client.get(address).status_code, 404)
