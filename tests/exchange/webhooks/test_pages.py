"""Pages on which people who guide set webhooks up, and look at what came."""

from django.test import TestCase

from goldseam.exchange.models import Hook
from goldseam.exchange.webhooks.sender import SENDERS, sender_named
from goldseam.exchange.webhooks.sent import Sent
from tests import make


class PageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.team = make.team(cls.acme, "Shop", members=[cls.ana])
        cls.hook = make.hook(cls.acme)

    def setUp(self):
        self.client.force_login(self.ana)

    def get(self, path=""):
        return self.client.get(f"/acme/webhooks{path}")

    def post(self, path, **told):
        return self.client.post(f"/acme/webhooks{path}", told)

    def test_a_webhook_is_set_up_for_each_sender(self):
        for sender in SENDERS:
            with self.subTest(sender.name):
                told = {"name": sender.name, "kind": "near_miss", "visibility": "team", "team": self.team.pk}
                told |= {"quiet_minutes": 30, "scheme": "bearer", "opens_when": "firing", "minimum_severity": 4}
                answer = self.post(f"/new/{sender.key}", **told)

                hook = Hook.objects.get(name=sender.name)
                self.assertRedirects(answer, hook.get_absolute_url())
                self.assertEqual((hook.kind, hook.team, hook.minimum_severity), ("near_miss", self.team, 4))
                self.assertContains(self.client.get(hook.get_absolute_url()), hook.address)

    def test_what_was_typed_stays_where_something_is_missing(self):
        answer = self.post("/new/github", name="Our shop", kind="setback", visibility="team", quiet_minutes="soon")

        self.assertContains(answer, "Our shop", status_code=422)
        self.assertEqual(Hook.objects.count(), 1)

    def test_the_page_shows_what_came_and_what_became_of_it(self):
        page = self.get("/1")

        self.assertContains(page, "Opened event 1: “CheckoutErrors: One in five payments fails”")
        self.assertContains(page, "Would open an event")
        self.assertEqual(page["Cache-Control"], "no-store")

    def test_a_body_is_shown_as_text(self):
        self.hook.receive(Sent(b'{"alerts": "<script>alert(1)</script>"}'))

        page = self.client.get(self.hook.deliveries.first().get_absolute_url())

        self.assertContains(page, "&lt;script&gt;alert(1)")
        self.assertContains(page, "this is not what the chosen sender writes")

    def test_the_event_says_where_it_came_from(self):
        page = self.client.get("/acme/events/1")

        self.assertContains(page, "Alertmanager · checkout-service")
        self.assertContains(page, "https://prometheus.example.org/graph?g0.expr=checkout_errors")

    def test_a_trial_can_be_sent_and_is_told(self):
        answer = self.post("/1/trial", body=sender_named("alertmanager").example.replace("3f1c9a77", "00000000"))

        self.assertContains(self.client.get(answer["Location"]), "Only tried out: nothing was kept")
        self.assertEqual(self.acme.events.count(), 1)

    def test_a_secret_is_kept_and_never_shown(self):
        hook = make.hook(self.acme, sender="github", name="Shop")

        self.post(f"/{hook.number}/secret", secret="violet 4711")
        page = self.get(f"/{hook.number}")

        self.assertContains(page, "Only what is signed with it comes in")
        self.assertNotContains(page, "violet 4711")

    def test_places_are_picked_from_an_example_and_tried_before_they_count(self):
        hook = make.hook(self.acme, sender="generic", name="Ovens")
        path = f"/{hook.number}/mapping"
        picked = {"example": hook.newest_body, "title": "/check/name", "state": "/status", "over": "ok"}

        offered = self.get(path)
        tried = self.post(path, **picked)
        before = Hook.objects.get(pk=hook.pk).mapping
        self.post(path, **picked, _method="put")

        self.assertContains(offered, "/check/name = &#34;Oven 2 is too cold&#34;")
        self.assertContains(tried, "So it would be read")
        self.assertEqual(before, {})
        self.assertEqual(Hook.objects.get(pk=hook.pk).mapping["title"], "/check/name")

    def test_an_example_that_is_no_json_is_said_beside_it(self):
        hook = make.hook(self.acme, sender="generic", name="Ovens")

        answer = self.post(f"/{hook.number}/mapping", example="[[[", title="/a")

        self.assertContains(answer, "This is not a JSON object.", status_code=422)

    def test_it_is_closed_opened_again_and_given_a_new_address(self):
        old = self.hook.address
        self.post("/1/key")
        self.post("/1/closure")
        closed = Hook.objects.get(pk=self.hook.pk)
        self.post("/1/closure", _method="delete")
        reopened = Hook.objects.get(pk=self.hook.pk)

        self.assertEqual((closed.is_closed, reopened.is_closed), (True, False))
        self.assertNotEqual(reopened.address, old)

    def test_a_line_can_be_removed_from_the_log(self):
        delivery = self.hook.deliveries.first()

        self.post(f"/1/deliveries/{delivery.pk}", _method="delete")

        self.assertEqual(self.hook.deliveries.count(), 1)

    def test_those_who_guide_see_the_webhooks_of_teams_that_they_see(self):
        make.hook(self.acme, name="Only the shop", team=self.team, visibility="team")
        self.client.force_login(make.member(self.acme, "Fay", role="facilitator"))

        page = self.get()

        self.assertContains(page, "checkout-service")
        self.assertNotContains(page, "Only the shop")

    def test_lists_ask_as_much_for_many_as_for_one(self):
        self.get()
        with self.assertNumQueries(7):
            self.get()
        for number in range(3):
            make.hook(self.acme, name=f"Number {number}")
        with self.assertNumQueries(7):
            self.get()
