"""Telling one sample case: every verb that its people would have called, in order, each dated as the case says."""

from functools import partial
from operator import itemgetter

from goldseam.actions.models import Action
from goldseam.changes.models import Change, Verification
from goldseam.events.models import Event, Tag
from goldseam.events.models.event import SAMPLE
from goldseam.handbook.models import Sample
from goldseam.handbook.samples.dating import date, date_activity
from goldseam.handbook.samples.shelf import Shelf
from goldseam.handbook.samples.trials import Trials
from goldseam.postmortems.models import Postmortem
from goldseam.postmortems.shipped import shipped
from goldseam.postmortems.telling import content_of
from goldseam.reviews.models import Review
from goldseam.reviews.models.following_through import AFTER


class Telling:
    """One case on its way into an organisation."""

    def __init__(self, organisation, by, case: dict):
        self.organisation, self.by, self.case = organisation, by, case
        self.shelf = Shelf(organisation, by)
        self.trials = Trials(organisation, by, self.shelf)
        self.actions: list[Action] = []

    def tell(self, name: str) -> Sample:
        """The whole case."""
        new_tags = self._unknown_tags()
        for at, step in sorted(self._steps(), key=itemgetter(0)):
            step(at)
        sample = Sample.objects.create(organisation=self.organisation, case=name, event=self.event, loaded_by=self.by)
        self.trials.belong_to(self.event)
        sample.artifacts.set(self.shelf.artifacts)
        sample.cycles.set(self.trials.cycles)
        sample.series.set(self.trials.series)
        sample.tags.set(self.event.tags.filter(name__in=new_tags))
        return sample

    def _unknown_tags(self) -> list[str]:
        known = set(Tag.objects.filter(organisation=self.organisation).values_list("name", flat=True))
        return [tag for tag in self.case["event"]["tags"] if tag not in known]

    def _steps(self):
        """Each moment of the case with what was done then. What shares a moment stays in this order."""
        case, review = self.case, self.case["review"]
        for facts in case["artifacts"]:
            if "before" in facts:
                yield facts["before"]["at"], partial(self.shelf.put_before, facts)
        yield case["event"]["logged_at"], self.log
        yield case["classification"]["at"], self.classify
        yield review["opened_at"], self.open_review
        yield review["held_at"], self.hold_review
        for facts in case["actions"]:
            yield review["held_at"], partial(self.promise, facts)
        for place, facts in enumerate(case["actions"]):
            yield facts["done_at"], partial(self.complete, place)
            if "found" in facts:
                yield facts["checked_at"], partial(self.check_effect, place)
        for facts in case["artifacts"]:
            yield facts["after"]["at"], partial(self.change, facts)
        if "template" in review:
            yield review["closed_at"], self.publish
        yield review["closed_at"], self.close_review
        yield from self.trials.steps(case.get("trials", []), self.actions)
        yield case["follow_through"]["held_at"], self.follow_through
        if "verification" in case:
            yield case["verification"]["at"], self.verify

    def log(self, at) -> None:
        facts = {name: value for name, value in self.case["event"].items() if name != "logged_at"}
        self.event = Event.log(self.organisation, by=self.by, source=SAMPLE, **facts)
        for position, row in enumerate(self.case["timeline"], start=1):
            self._tell_row(position, **row)
        for position, factor in enumerate(self.case["factors"], start=1):
            self.event.factors.create(position=position, **factor)
        date(self.event, at, "logged_at")
        self.event.read_times()
        date_activity(self.event, at)

    def _tell_row(self, position, marks=(), **row) -> None:
        entry = self.event.timeline.create(position=position, **row)
        for moment in marks:
            self.event.marks.create(moment=moment, entry=entry)

    def classify(self, at) -> None:
        label = {name: value for name, value in self.case["classification"].items() if name != "at"}
        date(self.event.classify(by=self.by, **label), at, "at")
        date_activity(self.event, at)

    def open_review(self, at) -> None:
        facts = self.case["review"]
        self.review = self._begun(facts)
        self.review.objective_record = facts["objective_record"]
        self.review.save(update_fields=["objective_record"])
        for role in facts["roles"]:
            self.review.participants.create(role=role)
        date(self.review, at, "opened_at")
        date_activity(self.review, at)

    def _begun(self, facts) -> Review:
        """A talk, or a written account after the template that the case names."""
        if "template" not in facts:
            return Review.open(by=self.by, event=self.event, minutes=facts["minutes"], planned_for=facts["held_at"])
        account = Postmortem.start(self.by, self.event, shipped()[facts["template"]])
        date(account, facts["opened_at"], "started_at")
        return account.review

    def publish(self, at) -> None:
        """A copy for colleagues. Those who promised are roles in the case already."""
        account = self.review.postmortem
        content = content_of(account)
        for action, facts in zip(content.actions, self.case["actions"], strict=True):
            action.owner = facts["role"]
        copy = account.publish(by=self.by, audience="organisation", content=content, replaced=[])
        date(copy, at, "at", "first_at")
        date_activity(copy, at)

    def hold_review(self, at) -> None:
        for key, text in self.case["review"]["sections"].items():
            section = self.review.write(by=self.by, key=key, text=text.strip(), base=0)
            date(section.versions.get(), at, "at")
        self.review.hold(by=self.by)
        holding = self.review.holding
        holding.at, holding.was_in_time = at, True
        holding.save(update_fields=["at", "was_in_time"])
        date_activity(self.review, at)

    def promise(self, facts, at) -> None:
        """Samples bring no accounts: their loader owns the promise, and the role stands beside the measure."""
        action = Action.promise(
            by=self.by,
            organisation=self.organisation,
            source=self.review,
            event=self.event,
            owner=self.by,
            measure=f"{facts['role']}: {facts['measure']}",
            **{name: facts[name] for name in ("title", "aim", "remedy", "due_on", "risk_reduction")},
        )
        date(action, at, "made_at")
        date_activity(action, at)
        self.actions.append(action)

    def complete(self, place, at) -> None:
        action = self.actions[place]
        action.complete(by=self.by, evidence=self.case["actions"][place]["evidence"])
        date(action.completion, at, "at")
        date_activity(action, at)

    def check_effect(self, place, at) -> None:
        action, facts = self.actions[place], self.case["actions"][place]
        date(action.check_effect(by=self.by, outcome=facts["outcome"], found=facts["found"]), at, "at")
        date(action.confirmation, at, "at")
        date_activity(action, at)

    def change(self, facts, at) -> None:
        version = self.shelf.put_after(facts, self.event, at)
        action = self.actions[facts["action"] - 1] if "action" in facts else None
        why = facts.get("why_it_fits", "")
        change = Change.link(self.by, self.event, version, source=self.review, action=action, why_nevertheless=why)
        date(change, at, "at")
        date_activity(change, at)

    def close_review(self, at) -> None:
        facts = self.case["review"]
        lines = {name: facts[name] for name in ("what_happened", "what_is_different")}
        self.review.close(by=self.by, **lines)
        date(self.review.closure, at, "closed_at")
        date(self.review.follow_through, at + AFTER, "due_at")
        date_activity(self.review, at)

    def follow_through(self, at) -> None:
        told = zip(self.actions, self.case["actions"], strict=True)
        appointment = self.review.follow_up(
            by=self.by,
            landings={action: (facts["landed"], facts["note"]) for action, facts in told},
            reads_differently=True,
            in_the_way=self.case["follow_through"].get("in_the_way", ""),
        )
        date(appointment, at, "held_at")
        date_activity(self.review, at)

    def verify(self, at) -> None:
        """The counts stand beside the change of the case's first artifact."""
        counts = {name: value for name, value in self.case["verification"].items() if name != "at"}
        change = self.event.changes.get(version__artifact=self.shelf.called(self.case["artifacts"][0]["title"]))
        verification = Verification.record(by=self.by, change=change, **counts)
        date(verification, at, "at")
        date_activity(verification, at)
