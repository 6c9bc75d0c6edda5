"""What was tried in a sample case: experiments from their plan to the card, each dated as the case says."""

from datetime import timedelta
from functools import partial

from django.db.models import F

from goldseam.activity.models import Activity
from goldseam.experiments.models import Adoption, Cycle, Start
from goldseam.handbook.samples.dating import date, date_activity
from goldseam.measurements.models import Series
from goldseam.measurements.models.point import Point, Value

A_WEEK = timedelta(days=7)


class Trials:
    """The experiments of one case, in order, and what was measured in them."""

    def __init__(self, organisation, by, shelf):
        self.organisation, self.by, self.shelf = organisation, by, shelf
        self.cycles: list[Cycle] = []
        self.series: list[Series] = []
        self.values: dict[int, list[Value]] = {}

    def steps(self, told: list[dict], actions: list):
        """Each moment with what was done then. `actions` are the promises of the case, as they come to be made."""
        for place, facts in enumerate(told):
            yield facts["planned_at"], partial(self.plan, facts, actions)
            yield facts["started_at"], partial(self.start, place)
            for note in facts.get("notes", []):
                yield note["at"], partial(self.note, place, note)
            yield facts["studied_at"], partial(self.study, place, facts)
            yield facts["decided_at"], partial(self.decide, place, facts)
            yield facts["published_at"], partial(self.publish, place, facts)

    def belong_to(self, event) -> None:
        """The event came of them: it is logged when they are over, or while they run."""
        for cycle in self.cycles:
            cycle.events.add(event)

    def plan(self, facts, actions, at) -> None:
        cycle = self._following(facts) if facts.get("follows") else self._first(facts, at)
        cycle.write_plan(by=self.by, **facts["plan"])
        if "action" in facts:
            cycle.action = actions[facts["action"] - 1]
            cycle.save(update_fields=["action"])
        date(cycle, at, "made_at")
        cycle.plan_versions.update(at=at)
        date_activity(cycle, at)
        self.cycles.append(cycle)

    def _first(self, facts, at) -> Cycle:
        cycle = Cycle.make(self.organisation, by=self.by, title=facts["title"])
        cycle.watch(by=self.by, series=self._measured(facts["series"], at))
        return cycle

    def _following(self, facts) -> Cycle:
        """The next of the ramp, with a name of its own."""
        earlier = self.cycles[-1]
        cycle = earlier.follow_up(by=self.by, next_risks=facts["next_risks"])
        cycle.rename(by=self.by, title=facts["title"])
        date_activity(earlier, facts["planned_at"])
        return cycle

    def _measured(self, facts, at) -> Series:
        details = {name: value for name, value in facts.items() if name not in ("points", "weekly", "weekly_from")}
        series = Series.make(self.organisation, by=self.by, **details)
        self.values[series.pk] = [*_single(facts), *_weekly(facts)]
        date(series, at, "made_at")
        date_activity(series, at)
        self.series.append(series)
        return series

    def start(self, place, at) -> None:
        """Its window is over for the verb, which knows no other day than today."""
        cycle = self.cycles[place]
        Start.objects.create(cycle=cycle, plan=cycle.current_plan, by=self.by, at=at)
        Activity.record("cycle.started", cycle, by=self.by)
        cycle.refresh_from_db()
        date_activity(cycle, at)

    def note(self, place, facts, at) -> None:
        cycle = self.cycles[place]
        date(cycle.note(by=self.by, kind=facts["kind"], text=facts["text"]), at, "at")
        date_activity(cycle, at)

    def study(self, place, facts, at) -> None:
        cycle = self.cycles[place]
        self._add_values(cycle.main, at)
        words = {name: facts[name] for name in ("happened", "learned", "why_different") if name in facts}
        date(cycle.study(by=self.by, **words), at, "at")
        date_activity(cycle, at)

    def _add_values(self, series, until) -> None:
        """What had been measured by then, past those who watch new values: nothing is left to be stopped."""
        there = set(series.points.values_list("at", flat=True))
        new = [value for value in self.values[series.pk] if value.at <= until and value.at not in there]
        Point.objects.bulk_create(
            Point(series=series, at=value.at, amount=value.amount, of=value.of, by=self.by) for value in new
        )
        series.points.update(added_at=F("at"))

    def decide(self, place, facts, at) -> None:
        cycle = self.cycles[place]
        date(cycle.decide(by=self.by, kind=facts["decision"], reason=facts["reason"]), at, "at")
        if "adopted" in facts:  # It had been written down when the trial began: that is what was tried.
            Adoption.objects.create(cycle=cycle, version=self.shelf.called(facts["adopted"]).current, by=self.by, at=at)
        date_activity(cycle, at)

    def publish(self, place, facts, at) -> None:
        cycle = self.cycles[place]
        date(cycle.publish(by=self.by, **facts["card"]), at, "at")
        date_activity(cycle, at)


def _single(facts):
    return [Value(at, amount, of) for at, amount, of in facts.get("points", [])]


def _weekly(facts):
    first = facts.get("weekly_from")
    return [Value(first + place * A_WEEK, amount) for place, amount in enumerate(facts.get("weekly", []))]
