"""The words that a plan, a pause and a result are made of."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from goldseam.measurements.limits import Side as Side


class State(models.TextChoices):
    """How far an experiment is."""

    PLANNED = "planned", _("planned")
    RUNNING = "running", _("running")
    PAUSED = "paused", _("paused")
    STUDIED = "studied", _("to be decided")
    DECIDED = "decided", _("decided")


class Scale(models.TextChoices):
    """How widely a change is tried, one step after the other."""

    ONE = "one", _("One person, or one time")
    DAY = "day", _("One person, one day")
    TEAM = "team", _("One team, one week")
    TEAMS = "teams", _("Several teams, in different conditions")
    STANDARD = "standard", _("Everybody: the standard")

    @property
    def step(self) -> int:
        """How far along the ramp it stands, from 0 on."""
        return list(Scale).index(self)

    @property
    def usual(self) -> int | None:
        """The rule of five: about so many people or times."""
        return {Scale.ONE: 1, Scale.DAY: 5, Scale.TEAM: 25}.get(self)

    @property
    def wider(self) -> "Scale":
        return list(Scale)[min(self.step + 1, len(Scale) - 1)]


class Direction(models.TextChoices):
    LOWER = "lower", _("Lower")
    HIGHER = "higher", _("Higher")


class SizeIs(models.TextChoices):
    POINTS = "points", _("in the unit of the measure")
    PERCENT = "percent", _("percent of what it is now")


class Amount(models.TextChoices):
    """How much people believe in an idea, or how much it costs if it fails."""

    LOW = "low", _("Low")
    HIGH = "high", _("High")


class Reversible(models.TextChoices):
    YES = "yes", _("Yes, at once")
    PARTLY = "partly", _("Partly, or with effort")
    NO = "no", _("No")


class Looks(models.TextChoices):
    """How often people look at the result, decided before the start: each look early is a chance to be fooled."""

    ONCE = "once", _("Once, at the planned end")
    BONFERRONI = "bonferroni", _("Several times, all equally strict")
    OBRIEN_FLEMING = "obrien_fleming", _("Several times, very strict at first")
    ANY_TIME = "any_time", _("At any time")


class SuccessSide(models.TextChoices):
    AT_MOST = "at_most", _("at most")
    AT_LEAST = "at_least", _("at least")


class StopKind(models.TextChoices):
    HARM = "harm", _("Harm")
    GUARDRAIL = "guardrail", _("A measure leaves its limits")
    FUTILITY = "futility", _("It can no longer succeed")
    TIME = "time", _("Time or money is used up")
    PEOPLE = "people", _("People ask for it")


class StopRule(models.TextChoices):
    LIMIT = "limit", _("A limit set by hand")
    TWO_SD = "two_sd", _("Two standard deviations from before")
    THREE_SD = "three_sd", _("Three standard deviations from before")


class Role(models.TextChoices):
    """What a measure is for: the effect, what must not get worse, or whether it is done as planned."""

    MAIN = "main", _("The effect")
    BALANCING = "balancing", _("What must not get worse")
    PROCESS = "process", _("Whether it is done as planned")


class NoteKind(models.TextChoices):
    DONE = "done", _("Done")
    DEVIATION = "deviation", _("Done differently")
    SURPRISE = "surprise", _("A surprise")
    COST = "cost", _("What it cost")


class Outcome(models.TextChoices):
    """What a cycle showed beside its prediction."""

    AS_PREDICTED = "as_predicted", _("As predicted")
    PARTLY = "partly", _("Partly: an effect, and smaller than predicted")
    CANNOT_TELL = "cannot_tell", _("Cannot tell yet")
    SMALLER = "smaller", _("No effect of that size")
    OPPOSITE = "opposite", _("The opposite")
    NO_DATA = "no_data", _("No data")
    FEASIBILITY = "feasibility", _("Feasibility only: no claim about an effect")

    @property
    def has_come(self) -> bool:
        """Whether the change did what was predicted, at least in part."""
        return self in (Outcome.AS_PREDICTED, Outcome.PARTLY)

    @property
    def is_null(self) -> bool:
        """Whether no effect was shown, or nobody can tell: as good a result. Feasibility alone claims no effect."""
        return not self.has_come and self != Outcome.FEASIBILITY

    @classmethod
    def nulls(cls) -> list["Outcome"]:
        return [outcome for outcome in cls if outcome.is_null]


class DecisionKind(models.TextChoices):
    ADOPT = "adopt", _("Adopt")
    ADAPT = "adapt", _("Adapt")
    ABANDON = "abandon", _("Abandon")

    @property
    def done(self):
        """What was decided, as a state."""
        return {"adopt": _("adopted"), "adapt": _("adapted"), "abandon": _("abandoned")}[self.value]
