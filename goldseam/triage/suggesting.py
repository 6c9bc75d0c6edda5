"""Which way on? The rules by which a way is suggested, in their order: the first one that fits.

They look at what is known of an event and at nothing else: neither at who reported it nor at a product or cell of a
matrix. Ratings are ranks; they are compared with limits, and never multiplied or added. A person decides.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from goldseam.triage.routes import Route

BY_CHANCE = {"chance", "self_catch"}
HIGH, MODERATE = 4, 3
MANY = 2  # So many others in twelve months make a pattern.


@dataclass(frozen=True)
class Facts:
    """What the rules look at. Of layers, those that are known to have held; of others like it, those of a year."""

    danger_remains: bool = False
    is_gate_matter: bool = False
    went_well: bool = False
    reach: str = ""
    actual: int | None = None
    potential: int | None = None
    detection: str = ""
    held: int = 0
    held_by_design: bool = False
    alike: int = 0
    may_ask: bool = True

    @property
    def reached_somebody(self) -> bool:
        return self.reach in {"reached_no_harm", "reached_harm"}

    @property
    def harmed(self) -> bool:
        """What was bad has reached somebody, also where nobody said so."""
        return self.reach in {"reached_harm", ""} and (self.actual or 0) >= MODERATE

    @property
    def could_be_high(self) -> bool:
        return (self.potential or 0) >= HIGH

    @property
    def was_a_close_call(self) -> bool:
        """Nothing but luck, the person alone, or a single layer stood between; so it is where nobody knows of more."""
        return self.could_be_high and (self.detection in BY_CHANCE or self.held <= 1)


@dataclass(frozen=True)
class Suggestion:
    """A way on and its reason, in words; `within` says by when, where that matters."""

    route: Route
    why: str
    within: str = ""


@dataclass(frozen=True)
class Rule:
    """One row of the table."""

    fits: Callable[[Facts], bool]
    route: Route
    why: str
    within: str = ""


RULES = [
    Rule(
        lambda facts: facts.danger_remains,
        Route.ACT_NOW,
        _("It could do great harm, and nothing says that it was contained. If danger remains, do not wait."),
    ),
    Rule(
        lambda facts: facts.is_gate_matter,
        Route.OTHER_PROCESS,
        _("Some of its words may speak of harm that was meant, a crime, or abuse. Then a review is the wrong place."),
    ),
    Rule(
        lambda facts: facts.harmed,
        Route.POSTMORTEM,
        _("It reached somebody and did harm."),
        _("within 72 hours"),
    ),
    Rule(
        lambda facts: facts.was_a_close_call and facts.reached_somebody,
        Route.POSTMORTEM,
        _("It reached somebody, could have been major, and no more than one layer is known to have held."),
        _("within 72 hours"),
    ),
    Rule(
        lambda facts: facts.was_a_close_call,
        Route.AAR,
        _("It could have been major, and little stood between: chance, the person alone, or a single layer."),
        _("within 72 hours"),
    ),
    Rule(
        lambda facts: facts.alike >= MANY,
        Route.CLUSTER,
        _("At least two others of the last twelve months are like it, or had the same holes."),
    ),
    Rule(
        lambda facts: facts.could_be_high,
        Route.AAR,
        _("It could have been major. Several layers held: half an hour on what made that possible."),
    ),
    Rule(
        lambda facts: facts.potential == MODERATE and facts.held_by_design,
        Route.NOTE,
        _("It could have been moderate, and something that is there by design held. Thank, and count it."),
    ),
    Rule(
        lambda facts: facts.potential == MODERATE,
        Route.AAR,
        _("It could have been moderate, and nothing that is there by design is known to have held."),
    ),
    Rule(
        lambda facts: facts.potential is not None,
        Route.BATCH,
        _("Little could have come of it. Answer it, and look at it with others at the end of the month."),
    ),
    Rule(
        lambda facts: facts.went_well,
        Route.NOTE,
        _("Something went well. Thank, and note it so that others can do the same."),
    ),
    Rule(
        lambda facts: facts.may_ask,
        Route.ASK,
        _("Nobody has said yet how bad it could have been. Rate it, or ask whoever reported one question."),
    ),
    Rule(
        lambda facts: True,
        Route.NOTE,
        _("Nobody has said how bad it could have been, and nobody can be asked. Decide with what is known."),
    ),
]


def suggest(facts: Facts) -> Suggestion:
    """The first rule that fits. The last one always does."""
    rule = next(rule for rule in RULES if rule.fits(facts))
    return Suggestion(rule.route, str(rule.why), str(rule.within))
