"""The plan of a cycle: what is tried, what is expected of it, and what would end it."""

from contextlib import suppress
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from goldseam.experiments.choices import Amount, Direction, Looks, Reversible, Scale, SizeIs, SuccessSide
from goldseam.experiments.plan.fields import SHORT, Stop, choice, day, number, stops, text, whole, yes_or_no


@dataclass(frozen=True)
class Plan:
    """One state of a plan, each field with what it means where its name does not say it."""

    aim: str = text()  # What, by how much, for whom, by when.
    question: str = text()
    idea: str = text()
    condition: str = text()  # “If we …”
    expected: str = text()  # “then …”
    because: str = text()
    direction: str = choice(Direction)
    size: float | None = number(0)
    size_is: str = choice(SizeIs, SizeIs.POINTS)
    confidence: int | None = whole(70, 50, 99)  # In percent: how sure people are that it will come out so.
    baseline: float | None = number()  # What is expected without the change.
    spread: float | None = number(0)  # Its standard deviation.
    scale: str = choice(Scale)
    scale_words: str = text(SHORT)
    belief: str = choice(Amount)
    cost_of_failure: str = choice(Amount)
    who: str = text()
    where: str = text()
    materials: str = text()
    method: str = text()  # What is measured, exactly, from where and how often.
    told: str = text()  # Who is told. People on whom something is tried know of it.
    reversible: str = choice(Reversible)
    undo: str = text()
    harms: str = text()
    needs_approval: bool = yes_or_no()
    approval: str = text(SHORT)
    feasibility_only: bool = yes_or_no()
    sample_size: int | None = whole(None, 1)
    looks: str = choice(Looks)
    look_count: int = whole(1, 1, 20)
    success_side: str = choice(SuccessSide)
    success_at: float | None = number()
    success: str = text()
    starts_on: date | None = day()  # noqa: RUF009 (a field, as the others)
    ends_on: date | None = day()  # noqa: RUF009
    stops: tuple[Stop, ...] = stops()
    next_risks: str = text()  # Of the next wider scale.

    @classmethod
    def checked(cls, wanted: dict) -> dict[str, Any]:
        """The values as the plan holds them; a refusal names each field that does not make sense."""
        checks = {one.name: one.metadata["check"] for one in fields(cls)}
        found, errors = {}, {}
        for name, value in wanted.items():
            try:
                found[name] = checks[name](value)
            except ValidationError as refusal:
                errors[name] = refusal
        if errors:
            raise ValidationError(errors)
        return found

    @classmethod
    def from_content(cls, content: dict) -> "Plan":
        """What does not make sense any more counts as not said: an old plan can always be read."""
        kept = {}
        for one in fields(cls):
            with suppress(ValidationError):
                if one.name in content:
                    kept[one.name] = one.metadata["check"](content[one.name])
        return cls(**kept)

    @property
    def as_content(self) -> dict[str, Any]:
        return {one.name: plain(getattr(self, one.name)) for one in fields(self)}

    def with_fields(self, **wanted) -> "Plan":
        return replace(self, **self.checked(wanted))

    @property
    def days(self) -> int | None:
        """How many days the window has, its first and last included."""
        return (self.ends_on - self.starts_on).days + 1 if self.starts_on and self.ends_on else None

    @property
    def sign(self) -> int:
        """The direction of the prediction as a number; 0 where there is none."""
        return {Direction.LOWER: -1, Direction.HIGHER: 1}.get(self.direction, 0)  # type: ignore[call-overload]

    def level_from(self, usual: float | None) -> float | None:
        """Where the measure is to come to: from what is expected without the change or, unsaid, from what is usual."""
        before = usual if self.baseline is None else self.baseline
        if before is None or self.size is None or not self.is_predicted:
            return None
        step = self.size * abs(before) / 100 if self.size_is == SizeIs.PERCENT else self.size
        return before + self.sign * step

    @property
    def scale_label(self) -> str:
        return str(Scale(self.scale).label) if self.scale else ""

    @property
    def is_predicted(self) -> bool:
        """Whether there is a prediction that can be wrong."""
        return bool(self.direction and self.size)


def plain(value):
    """A value of a plan as JSON can hold it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [one.as_json for one in value]
    return value
