"""The ways in which a red team looks at a plan, each with a short guide: what to do, and what comes out."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Lazy = str | Promise

# What the fields of a finding are called where a pattern has no words of its own.
POINT, WHAT, EFFECT = _("What we found"), _("What happens, and how"), _("What it does to the plan")


@dataclass(frozen=True)
class Pattern:
    """One way to challenge a plan. The labels are what the three fields of a finding are called in it."""

    key: str
    title: Lazy
    task: Lazy
    output: Lazy
    steps: tuple[Lazy, ...]
    point: Lazy = POINT
    what: Lazy = WHAT
    effect: Lazy = EFFECT


PATTERNS: Iterable[Pattern] = (
    Pattern(
        "assumptions",
        _("Assumption check"),
        _("List what has to be true, and rate how well each is supported and how much hangs on it."),
        _("A list of assumptions, each with a day on which it is looked at again"),
        (
            _("Read the plan, and write down each sentence that it takes for granted, also what nobody says aloud."),
            _("Ask of each: who has checked it, when, and how do we know?"),
            _("Ask what happens to the plan if it is wrong."),
            _("Report those with weak support and a large effect first."),
        ),
        point=_("What has to be true"),
        what=_("What supports it, and what speaks against it"),
        effect=_("What happens if it is wrong, and when to look again"),
    ),
    Pattern(
        "alternative",
        _("Alternative story"),
        _("Make the best case for the opposite decision."),
        _("One page"),
        (
            _("Write down the opposite decision in one sentence."),
            _("Collect the facts that fit it better than the plan."),
            _("Tell the story from a year later, in which it was right."),
            _("Say what would have to be seen now to choose between the two."),
        ),
        point=_("A fact that fits the opposite better"),
        what=_("The story that it tells"),
        effect=_("What one would have to see to tell which is right"),
    ),
    Pattern(
        "attack",
        _("Attack the plan"),
        _("Play an opponent, a fraudster, a failing supplier, an overloaded user."),
        _("A list of attacks, and the gaps that let them through"),
        (
            _("Choose who you are, and what you want."),
            _("Look for the cheapest way to make the plan fail."),
            _("Walk it step by step, and write down where something would stop you, and where nothing would."),
            _("Change who you are, and begin again."),
        ),
        point=_("The attack"),
        what=_("How it goes, step by step"),
        effect=_("The gap that lets it through, and the harm"),
    ),
    Pattern(
        "monitoring",
        _("Monitoring challenge"),
        _("Ask of each top risk: would we see it, and when?"),
        _("A list of blind spots"),
        (
            _("Take the top risks, from the pre-mortem where there is one."),
            _("Ask of each what the first sign would be, and who would see it."),
            _("Look at a real day: was anybody looking there?"),
            _("Say how long it would go on before somebody notices."),
        ),
        point=_("What we would not see"),
        what=_("What its first sign would be, and who looks there today"),
        effect=_("How long it goes on before somebody notices"),
    ),
    Pattern(
        "outside",
        _("Outside view"),
        _("Look at similar projects, and how they went."),
        _("A class of similar projects, with how often they came as planned"),
        (
            _("Say what this is an example of, before you look at what makes it special."),
            _("Find as many of that kind as you can, also those that ended quietly."),
            _("Count how many kept their time, their cost, their effect."),
            _("Compare the plan with that, and say what would have to be different here."),
        ),
        point=_("What this is an example of"),
        what=_("How those went: how many, how late, how dear"),
        effect=_("What that means for this plan"),
    ),
    Pattern(
        "tabletop",
        _("Tabletop drill"),
        _("Walk through a scenario minute by minute."),
        _("Times, and the points at which nobody knew what to do"),
        (
            _("Choose one scenario that could happen next week."),
            _("Tell it minute by minute, and ask each time: who does what now, with what, and how do they know?"),
            _("Call the number, open the page, look for the key. Do not only say that you would."),
            _("Write down the times, and where people looked at one another."),
        ),
        point=_("The moment"),
        what=_("What people did, and how long it took"),
        effect=_("What was not clear, or not there"),
    ),
    Pattern(
        "removal",
        _("What-if kill"),
        _("Take away a person, a tool or a site."),
        _("A list of what hangs on what"),
        (
            _("List the people, tools, places and suppliers without which the plan stands still."),
            _("Take one away for a day, for a week, for good. It is about the place, not about the person in it."),
            _("Ask who notices first, what stops, and what people would do instead."),
            _("Report what hangs on one thing alone."),
        ),
        point=_("What is taken away"),
        what=_("What stops, and who notices"),
        effect=_("What people do instead, and for how long that works"),
    ),
)
BY_KEY = {pattern.key: pattern for pattern in PATTERNS}
CHOICES = [(pattern.key, pattern.title) for pattern in PATTERNS]
