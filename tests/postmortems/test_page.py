"""The page of a postmortem: an account that people write together."""

from django.test import TestCase

from goldseam.postmortems.shipped import shipped
from tests import make


class PostmortemPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.event = make.event(cls.acme)

    def setUp(self):
        self.client.force_login(self.ana)

    def test_an_account_begins_with_its_learning_goal(self):
        """4.2, 4.3: after the template for software, the learning goal stands first."""
        answer = self.client.post(
            f"/acme/postmortems/new?event={self.event.number}", {"template": "software", "title": "Payments stopped"}
        )

        review = self.event.reviews.get()
        self.assertRedirects(answer, f"/acme/postmortems/{review.number}")
        self.assertEqual(review.questions[0].label, "Learning goal")
        self.assertContains(self.client.get(answer.url), "Payments stopped")

    def test_beginning_twice_begins_once(self):
        first, second = make.postmortem(self.event), make.postmortem(self.event)

        self.assertEqual(first, second)

    def test_every_shipped_template_asks_for_factors_or_a_thing_to_take_away(self):
        for template in shipped().values():
            with self.subTest(template.key):
                self.assertIn("actions", {part.kind for part in template.parts})

    def test_text_is_shown_as_markdown_and_safe(self):
        account = make.postmortem(self.event)
        account.review.write(by=self.ana, key="summary", text="**Bold** <script>alert(1)</script>", base=0)

        page = self.client.get(account.get_absolute_url())

        self.assertContains(page, "<strong>Bold</strong>")
        self.assertNotContains(page, "<script>alert")

    def test_a_part_opens_for_editing_by_itself(self):
        account = make.readable_postmortem(self.event)

        page = self.client.get(account.get_absolute_url() + "?edit=summary")

        self.assertContains(page, 'action="/acme/reviews/1/sections/summary"')
        self.assertNotContains(page, 'action="/acme/reviews/1/sections/impact"')

    def test_two_people_in_the_same_section_keep_both_texts(self):
        """4.7: two people editing at once lose nothing."""
        account = make.postmortem(self.event)
        account.review.write(by=self.ana, key="summary", text="One\n\nTwo\n\nThree", base=0)
        account.review.write(by=self.ana, key="summary", text="One by Ana\n\nTwo\n\nThree", base=1)

        account.review.write(by=self.bo, key="summary", text="One\n\nTwo\n\nThree by Bo", base=1)

        text = account.review.sections.get(key="summary").text
        self.assertEqual(text, "One by Ana\n\nTwo\n\nThree by Bo")

    def test_a_draft_with_one_factor_is_not_sent_to_readers(self):
        """4.4: a single cause is pointed out, with what to ask instead."""
        account = make.postmortem(self.event)

        answer = self.client.post(f"{account.get_absolute_url()}/circulation", {"readers": [self.bo.pk]})

        self.assertContains(answer, "at least two contributing factors", status_code=422)
        self.assertEqual(account.state, "draft")

    def test_readers_are_asked_and_say_what_they_found(self):
        account = make.readable_postmortem(self.event)
        self.client.post(f"{account.get_absolute_url()}/circulation", {"readers": [self.bo.pk], "note": "The times"})
        self.client.force_login(self.bo)
        self.client.post(f"{account.get_absolute_url()}/reading", {"verdict": "ready", "note": "Clear."})

        page = self.client.get(account.get_absolute_url())

        self.assertContains(page, "being read")
        self.assertContains(page, "It can be published")

    def test_a_person_outside_finds_nothing(self):
        account = make.postmortem(self.event)
        self.client.force_login(make.person("Olga"))

        self.assertEqual(self.client.get(account.get_absolute_url()).status_code, 404)

    def test_a_part_of_ones_own_is_added_and_taken_out(self):
        account = make.postmortem(self.event)
        self.client.post(f"{account.get_absolute_url()}/parts", {"heading": "What the press said"})
        self.assertContains(self.client.get(account.get_absolute_url()), "What the press said")

        self.client.post(f"{account.get_absolute_url()}/parts/what-the-press-said", {"_method": "delete"})

        self.assertNotContains(self.client.get(account.get_absolute_url()), "What the press said")
