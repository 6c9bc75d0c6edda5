"""Has this been tried? What is like an experiment that somebody plans."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldseam.experiments.library.tried_before import for_cycle, tried_before
from tests import make
from tests.events.test_searching import put_all_in, words_counted_anew
from tests.experiments.test_library import LibraryTestCase

IDEA = "Clip the allergen sign onto each plate"


class TriedBeforeTests(LibraryTestCase):
    def tried_titles(self, text=IDEA, who=None, **asked):
        put_all_in()
        return [one.row.title for one in tried_before(self.acme, who or self.bo, text, **asked)]

    def test_published_cards_and_worksheets_one_may_see_are_told(self):
        self.tried("Clip a sign onto the plate of each cake", team=self.payments)
        make.running_cycle(self.acme, title="Allergen sign clipped to the plate")
        make.running_cycle(self.acme, title="Allergen sign on a plate in our kitchen", team=self.payments)
        self.tried("Ask for the end date")

        theirs = ["Clip a sign onto the plate of each cake", "Allergen sign clipped to the plate"]
        self.assertEqual(self.tried_titles(), theirs)
        self.assertEqual(len(self.tried_titles(who=self.ana)), 3)
        self.assertEqual(self.tried_titles(who=self.rae), [])

    def test_nulls_come_first(self):
        """Domain 8: the search shows nulls first when somebody plans the same idea."""
        self.tried("A sign that is clipped to the plate", verdict="as_predicted", kind="adopt", reason="It came.")
        make.running_cycle(self.acme, title="Clip the allergen sign onto each plate")
        self.tried("A plate with a clip for its sign", verdict="smaller")
        self.tried("Clip signs to a plate", verdict="cannot_tell", kind="adapt")

        self.assertEqual(
            self.tried_titles(),
            [
                "Clip signs to a plate",
                "A plate with a clip for its sign",
                "A sign that is clipped to the plate",
                "Clip the allergen sign onto each plate",
            ],
        )

    def test_it_says_which_words_both_have(self):
        self.tried("Signs that are clipped to a plate")
        put_all_in()

        (one,) = tried_before(self.acme, self.bo, IDEA)

        self.assertEqual(one.reason, "both mention clip, sign, plate")

    def test_one_word_alone_is_no_likeness(self):
        self.tried("A plate for everybody")

        self.assertEqual(self.tried_titles(), [])
        self.assertEqual(self.tried_titles(""), [])
        self.assertEqual(self.tried_titles("the and of"), [])

    def test_words_that_only_the_worksheet_has_lead_others_to_nothing(self):
        cycle = make.running_cycle(self.acme, title="Something", team=self.payments, materials="Heron, kite and magpie")
        cycle.study(by=self.ana, happened="A", learned="B", why_different="C")
        cycle.decide(by=self.ana, kind="abandon", reason="D")
        cycle.publish(by=self.ana, context="A night shift.")

        self.assertEqual(self.tried_titles("heron kite magpie"), [])
        self.assertEqual(self.tried_titles("heron kite magpie", who=self.ana), ["Something"])

    def test_what_was_withdrawn_is_told_to_nobody_else(self):
        cycle = self.tried("Clip a sign onto the plate", team=self.payments)
        put_all_in()
        cycle.withdraw(by=self.ana)

        self.assertEqual(tried_before(self.acme, self.bo, IDEA), [])

    def test_a_plan_is_not_like_itself_or_its_ramp(self):
        first = self.tried(IDEA, kind="adapt")
        following = first.follow_up(by=self.ana, next_risks="Nothing we know of.")
        other = self.tried("Clip a sign onto the plate")
        put_all_in()

        self.assertEqual([one.row.title for one in for_cycle(following, self.ana)], [other.title])

    def test_another_organisation_stays_unseen(self):
        olga = make.person("Olga")
        other = make.organisation(owner=olga, name="Other")
        make.running_cycle(other, title=IDEA)

        self.assertEqual(self.tried_titles(), [])

    @words_counted_anew
    def test_it_asks_no_more_because_there_is_more(self):
        counts = []
        for _round in (1, 2):
            for number in range(3):
                self.tried(f"Clip sign {number} onto the plate", team=self.payments)
                make.running_cycle(self.acme, title=f"Sign {number} on a plate")
            put_all_in()
            tried_before(self.acme, self.bo, IDEA)
            with CaptureQueriesContext(connection) as asked:
                tried_before(self.acme, self.bo, IDEA)
            counts.append(len(asked))

        self.assertLessEqual(counts[1], counts[0])
        self.assertLess(counts[1], 16)


class WhileTypingTests(LibraryTestCase):
    def setUp(self):
        self.client.force_login(self.bo)

    def test_the_new_page_asks_while_somebody_types(self):
        page = self.client.get("/acme/experiments/new")

        self.assertContains(page, 'fields="title aim" href="/acme/experiments/similar"')

    def test_the_part_that_comes_back_tells_what_came_and_when_they_would_repeat_it(self):
        self.tried("Clip a sign onto the plate")
        put_all_in()

        part = self.client.post("/acme/experiments/similar", {"title": IDEA})

        for words in ("Has this been tried?", "Clip a sign onto the plate", "No effect of that size", "Abandoned"):
            self.assertContains(part, words)
        self.assertContains(part, "we had twice as many people")
        self.assertNotContains(part, "<html")

    def test_nothing_like_it_is_nothing_at_all(self):
        part = self.client.post("/acme/experiments/similar", {"title": "\0" + "x" * 5_000, "aim": "y"})

        self.assertEqual(part.content.decode().strip(), "")

    def test_without_a_script_it_is_a_page_that_keeps_what_was_typed(self):
        self.tried("Clip a sign onto the plate")
        put_all_in()

        page = self.client.post("/acme/experiments/similar?event=3", {"title": IDEA, "aim": "No mix-up", "page": "1"})

        self.assertContains(page, "Clip a sign onto the plate")
        self.assertContains(page, 'action="/acme/experiments/new?event=3"')
        self.assertContains(page, f'name="title" value="{IDEA}"')
        self.assertContains(page, 'name="aim" value="No mix-up"')

    def test_it_stands_beside_a_plan_until_the_start(self):
        self.tried("Clip a sign onto the plate")
        cycle = make.startable_cycle(self.acme, title=IDEA)
        put_all_in()

        self.assertContains(self.client.get(cycle.get_absolute_url()), "Has this been tried?")
        self.assertContains(self.client.get(f"{cycle.get_absolute_url()}/start"), "Has this been tried?")
        cycle.start(by=self.ana)
        self.assertNotContains(self.client.get(cycle.get_absolute_url()), "Has this been tried?")
