"""Deleting what is gone: every address of the product that deletes something, found by itself."""

from django.db import transaction
from django.test import TestCase
from django.urls import reverse
from django.views import View

from goldseam.activity.first_steps import STEPS
from goldseam.common.resources import ResourceView
from goldseam.people.models import Team
from tests import make
from tests.addresses import addresses
from tests.browser.world import World
from tests.people.test_every_address import signed_in

# What stands last in these addresses is no thing that could be gone: one of few steps, and an event.
NO_THINGS = {"first_step", "premortems:foreseen"}
FOR_PROGRAMS = {"resilience:vault"}
# What only one person may delete, by its name in the world.
OWN = {
    "experiments:note": "note",
    "gates:sign_off": "signed",
    "insights:subscription": "subscription",
    "postmortems:saved_view": "view",
    "shareouts:recognition": "given",
}
DATA = {"_method": "delete", "part": "open", "reason": "Not needed.", "why_declined": "Not needed."}


class DeletingTests(TestCase):
    maxDiff = None

    @classmethod
    def setUpTestData(cls):
        cls.world = World()
        empty_team = Team.start(organisation=cls.world.acme, by=cls.world.ana, name="Nobody yet")
        by_hand = next(name for _order, name, step in STEPS if step.is_ticked_by_hand)
        cls.owner = signed_in(cls.world.ana)
        cls.known = {"first_step key": by_hand, "organisation:team pk": empty_team.pk}

    def test_whoever_deletes_twice_arrives_at_the_same_place(self):
        answers = {address.name: self.answers(self.path(address), times=2) for address in deleting()}

        self.assertEqual({name: both for name, both in answers.items() if both[0] != both[1]}, {})

    def test_what_never_was_leads_where_deleting_leads(self):
        things = [address for address in deleting() if self.names_a_thing(address)]
        self.assertGreater(len(things), 35)
        for address in things:
            with self.subTest(address.name):
                [there], [never] = (self.answers(self.path(address, never)) for never in (False, True))

                self.assertEqual(never[0], 302)
                if there[0] != 422:  # There it may not be deleted now, and its page says why.
                    self.assertEqual(never, there)

    def test_what_is_somebody_elses_stays_and_looks_like_what_never_was(self):
        mira = signed_in(make.member(self.world.acme, "Mira"))
        for address in deleting():
            if address.name in OWN:
                with self.subTest(address.name):
                    theirs, never = (told(mira.post(self.path(address, never), DATA)) for never in (False, True))

                    self.assertEqual(theirs, never)
                    getattr(self.world, OWN[address.name]).refresh_from_db()

    def path(self, address, never=False) -> str:
        named = {need: self.value(address.name, need) for need in address.needs}
        if never:
            named[address.needs[-1]] = another(named[address.needs[-1]])
        return reverse(address.name, kwargs=named)

    def value(self, name, need):
        return self.known.get(f"{name} {need}") or self.world.values(name, need)[0]

    def names_a_thing(self, address) -> bool:
        last = str(self.value(address.name, address.needs[-1]))
        return self.path(address).endswith(f"/{last}") and address.name not in NO_THINGS

    def answers(self, path, times=1) -> list[tuple]:
        """What the owner is told each time. Whatever was done is undone."""
        with transaction.atomic():
            given = [told(self.owner.post(path, DATA)) for _time in range(times)]
            transaction.set_rollback(True)
        return given


def deleting():
    """All addresses at which something can be deleted from a page."""
    for address in addresses():
        view = getattr(address.view, "view_class", View)
        if issubclass(view, ResourceView) and hasattr(view, "delete") and address.name not in FOR_PROGRAMS:
            yield address


def told(answer) -> tuple:
    return answer.status_code, answer.get("Location")


def another(value):
    """What could stand in the place of a number, a name or a key, and is that of nothing."""
    if isinstance(value, int):
        return 987654
    return f"{value}-2" if isinstance(value, str) else type(value)(int=7)
