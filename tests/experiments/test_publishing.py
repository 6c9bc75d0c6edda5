"""Publishing a card: what readers will see is shown before, and nobody's name belongs on it."""

from goldseam.experiments.library.card import Card
from goldseam.experiments.library.names import names_in
from goldseam.experiments.models import Publication
from tests import make
from tests.experiments.test_library import LibraryTestCase

CONTEXT = "A night shift of six, with two new people."


class PublicationViewTests(LibraryTestCase):
    def setUp(self):
        self.client.force_login(self.ana)
        self.cycle = self.tried(publish=False)
        self.address = f"{self.cycle.get_absolute_url()}/publication"

    def publish(self, **told):
        return self.client.post(self.address, {"_method": "put", "context": CONTEXT} | told)

    def test_a_null_that_nobody_knows_of_is_pointed_out_on_its_page(self):
        """8.5: unpublished nulls are pointed out."""
        page = self.client.get(self.cycle.get_absolute_url())

        self.assertContains(page, "Nobody else knows of it yet")
        self.assertContains(page, f'href="{self.address}"')

    def test_the_preview_shows_the_card_with_the_words_as_they_are_typed(self):
        page = self.client.post(self.address, {"context": CONTEXT, "would_repeat_if": "it were summer"})

        self.assertContains(page, f'<dd class="trial__words">{CONTEXT}</dd>')
        self.assertContains(page, '<dd class="trial__words">it were summer</dd>')
        self.assertFalse(Publication.objects.exists())

    def test_what_was_seen_is_published(self):
        answer = self.publish(would_repeat_if="it were summer")

        self.assertRedirects(answer, f"/acme/experiments/library/{self.cycle.number}")
        self.client.force_login(self.bo)
        self.assertContains(self.client.get(answer.url), CONTEXT)

    def test_publishing_twice_is_publishing_once(self):
        self.publish()
        self.publish()

        self.assertEqual(Publication.objects.count(), 1)

    def test_without_where_it_was_tried_nothing_is_lost_or_published(self):
        page = self.publish(context=" ", would_repeat_if="it were summer")

        self.assertContains(page, "Say where it was tried", status_code=422)
        self.assertContains(page, "it were summer", status_code=422)
        self.assertFalse(Publication.objects.exists())

    def test_too_much_is_said_beside_the_field(self):
        page = self.publish(context="x" * 2_001)

        self.assertEqual(page.status_code, 422)
        self.assertContains(page, "x" * 2_000, status_code=422)

    def test_a_card_can_be_changed_and_withdrawn(self):
        self.publish()
        self.publish(context="A day shift.")
        self.assertEqual(Publication.objects.get().context, "A day shift.")
        self.assertContains(self.client.get(self.address), "Withdraw the card")

        self.client.post(self.address, {"_method": "delete"})

        self.assertFalse(Publication.objects.exists())
        self.assertEqual(self.client.get(f"/acme/experiments/library/{self.cycle.number}").status_code, 404)

    def test_what_is_not_decided_has_no_card(self):
        cycle = make.running_cycle(self.acme)

        for method in ("get", "post", "put", "delete"):
            with self.subTest(method):
                answer = self.client.post(
                    f"{cycle.get_absolute_url()}/publication", {"_method": method, "context": "A"}
                )
                self.assertIn(answer.status_code, (302, 422))
        self.assertRedirects(
            self.client.get(f"{cycle.get_absolute_url()}/publication"),
            f"{cycle.get_absolute_url()}#act",
            fetch_redirect_response=False,
        )
        self.assertFalse(Publication.objects.exists())

    def test_only_those_who_see_the_worksheet_publish_it(self):
        cycle = self.tried(publish=False, team=self.payments)
        self.client.force_login(self.bo)

        for method in ("get", "post", "put", "delete"):
            answer = self.client.post(f"{cycle.get_absolute_url()}/publication", {"_method": method, "context": "A"})
            self.assertEqual(answer.status_code, 404)


class NameTests(LibraryTestCase):
    def test_names_on_a_card_are_pointed_out(self):
        make.member(self.acme, "Marlene Okonkwo")
        cycle = self.tried(publish=False, condition="Marlene Okonkwo reads it aloud")
        self.client.force_login(self.ana)

        page = self.client.post(f"{cycle.get_absolute_url()}/publication", {"context": "Ask marlene@example.org"})

        self.assertContains(page, "Names stand on it")
        self.assertContains(page, "Readers would see: marlene@example.org, Marlene Okonkwo.")

    def test_a_card_without_names_says_nothing_of_them(self):
        cycle = self.tried(publish=False)

        self.assertEqual(names_in(Card.of(cycle, context="A night shift of six."), self.acme), [])
