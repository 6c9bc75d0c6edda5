from django.test import TestCase
from django.urls import reverse

from goldseam.experiments.forms.parts import PARTS
from goldseam.experiments.forms.stops import StopForm
from tests import make
from tests.experiments.pages import Pages

ODD = ["\0", "x" * 6_000, "1e309", "-1", "9" * 400, "9999-12-31T23:59"]
NAMES = ["title", "aim", "team", "owner", "kind", "text", "why", "reason", "happened", "learned", "next_risks", "role"]
NAMES += ["series", "unit", "better", "every", "at", "amount", "of", "note", "ahead", "base", "_method", "draft"]


class OddInputTests(Pages, TestCase):
    """Whatever is sent, nobody is shown an error of ours, and nothing of it is taken for an answer."""

    def sent(self, cycle, name, *more, names=NAMES):
        for value in ODD:
            answer = self.client.post(self.address(cycle, name, *more), dict.fromkeys(names, value))

            self.assertLess(answer.status_code, 500, f"{name} {more} {value[:20]!r}")

    def test_a_plan(self):
        cycle = make.cycle(self.acme, by=self.ana)
        cycle.watch(by=self.ana, series=make.series(self.acme, by=self.ana))

        for key, part in PARTS.items():
            self.sent(cycle, "plan_part", key, names=[*part.base_fields, "reason"])
        rows = [f"stop-0-{name}" for name in StopForm.base_fields]
        for value in ODD:
            data = dict.fromkeys(rows, value) | {"stop-TOTAL_FORMS": 1, "stop-INITIAL_FORMS": 0}
            self.assertLess(self.post(cycle, "plan_part", data, "stops").status_code, 500)
        for name in ("scale_hint", "watched", "start"):
            self.sent(cycle, name)

    def test_a_test_that_runs(self):
        cycle = make.running_cycle(self.acme, by=self.ana)

        self.sent(cycle, "values", cycle.main.number)
        for name in ("notes", "resumption", "study", "amendments", "show"):
            self.sent(cycle, name)

    def test_a_result(self):
        cycle = make.decided_cycle(self.acme, by=self.ana, kind="adopt", reason="It helped.")

        for name in ("decision", "next", "adoption_new"):
            self.sent(cycle, name)

    def test_addresses(self):
        cycle = make.cycle(self.acme, by=self.ana)

        for value in ODD:
            for address in (self.address(cycle), reverse("experiments:new", args=[self.acme.slug])):
                query = {"part": value, "event": value, "action": value, "review": value, "kind": value, "q": value}

                self.assertLess(self.client.get(address, query).status_code, 500)
