"""Starting from what others tried."""

from goldseam.experiments.models import Cycle
from tests import make
from tests.experiments.test_library import LibraryTestCase

PRIVATE = {"aim": "Pay Karl less", "materials": "A kite", "harms": "A robin", "who": "Marlene", "told": "Everybody"}


class CopyViewTests(LibraryTestCase):
    def setUp(self):
        self.client.force_login(self.bo)

    def copy(self, cycle, **sent):
        answer = self.client.post(f"{cycle.get_absolute_url()}/copy", sent)
        return answer, Cycle.objects.order_by("-pk").first()

    def test_the_page_says_what_is_taken_over(self):
        cycle = self.tried(team=self.payments)

        page = self.client.get(f"{cycle.get_absolute_url()}/copy")

        self.assertContains(page, "People, place, days, values and the result stay where they are")
        self.assertContains(page, cycle.title)

    def test_whoever_reads_no_more_than_the_card_takes_no_more_than_it_says(self):
        cycle = self.tried(team=self.payments, idea="Say the date aloud", **PRIVATE)

        answer, copy = self.copy(cycle)

        self.assertRedirects(answer, copy.get_absolute_url())
        self.assertEqual((copy.owner, copy.copied_from, copy.state, copy.team), (self.bo, cycle, "planned", None))
        self.assertEqual((copy.plan.idea, copy.plan.condition), ("Say the date aloud", cycle.plan.condition))
        self.assertEqual([getattr(copy.plan, name) for name in PRIVATE], ["", "", "", "", ""])
        self.assertEqual(copy.plan.stops, ())
        self.assertFalse(copy.watched.exists())

    def test_whoever_sees_the_worksheet_takes_its_method_too(self):
        cycle = self.tried(**PRIVATE)

        _answer, copy = self.copy(cycle)

        self.assertEqual((copy.plan.materials, copy.plan.harms), ("A kite", "A robin"))
        self.assertEqual((copy.plan.who, copy.plan.told), ("", ""))

    def test_it_is_for_a_team_that_one_may_see(self):
        own = make.team(self.acme, "Night shift", members=[self.bo])
        cycle = self.tried()

        _answer, copy = self.copy(cycle, team=own.pk)
        self.assertEqual(copy.team, own)

        for wrong in ("x", "999", "-1"):
            answer, _copy = self.copy(cycle, team=wrong)
            self.assertEqual(answer.status_code, 422)

    def test_what_one_may_not_read_cannot_be_copied(self):
        cycle = self.tried(publish=False, team=self.payments)

        self.assertEqual(self.client.get(f"{cycle.get_absolute_url()}/copy").status_code, 404)
        self.assertEqual(self.copy(cycle)[0].status_code, 404)

    def test_sending_twice_copies_once(self):
        cycle = self.tried()
        page = self.client.get(f"{cycle.get_absolute_url()}/copy").content.decode()
        once = page.split('name="once" value="')[-1].split('"')[0]

        answers = [self.copy(cycle, once=once)[0].url for _time in (1, 2)]

        self.assertEqual(answers[0], answers[1])
        self.assertEqual(Cycle.objects.filter(copied_from=cycle).count(), 1)
