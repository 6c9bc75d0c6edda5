"""What could make a promise easier to keep and to check. Hints never stand in the way of saving."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from goldseam.language.actions import weaknesses

WORDS = {
    "vague": _("What will exist afterwards that is not there now? Start with that."),
    "verb": _("Start with a verb: add, remove, replace, block, move, test …"),
    "bounded": _("This is more than one action. Split it, so that each part can be done."),
    "owner": _("One person keeps a promise best. Who takes it?"),
    "due": _("That is more than three months away. Is there a part that could be done sooner?"),
    "outcome": _("How will you see that it worked?"),
    "risk": _("Which risk becomes smaller, and from what to what? For example: from once a year to almost never."),
}
LEARNING = {"learn"}
TRAINING = {"training", "study", "share"}


def hints(title: str, due_on: date | None, today: date, has_outcome: bool = True, **facts) -> list[str]:
    """What to think about for one action, most helpful first. `facts` are those of `weaknesses`."""
    if not title.strip():
        return []
    days = (due_on - today).days if due_on else None
    return [WORDS[rule] for rule in weaknesses(title, days=days, has_outcome=has_outcome, **facts)]


def mix_hint(actions: Iterable) -> str | None:
    """What to say about all actions of a review together: learning and training alone change little."""
    actions = list(actions)
    if actions and all(action.aim in LEARNING or action.remedy in TRAINING for action in actions):
        return _("All of these ask people to learn or remember. What could change so that less has to be remembered?")
    return None
