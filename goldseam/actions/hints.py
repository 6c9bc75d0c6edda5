"""What could make a promise easier to keep and to check. Hints never stand in the way of saving."""

import re
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

SOON = timedelta(days=90)
LONGEST = 140
# Words that open a wish or a thing. There are too many verbs, in too many languages, to know them all.
NO_VERB = re.compile(
    r"(a|all|always|an|better|both|clear|clearer|each|every|everybody|everyone|extra|faster|fewer|good|improved|less"
    r"|more|most|must|never|new|no|nobody|our|people|proper|regular|should|some|stricter|the|their|there|they|we)\b",
    re.IGNORECASE,
)
VAGUE = (
    "investigate",
    "consider",
    "look into",
    "review",
    "discuss",
    "improve",
    "ensure",
    "make sure",
    "be careful",
    "be more careful",
    "remind",
    "raise awareness",
    "monitor",
    "try",
    "think about",
)
LEARNING = {"learn"}
TRAINING = {"training", "study", "share"}


def hints(title: str, due_on: date | None, today: date, measure: str = "", risk_reduction: str = "") -> list[str]:
    """What to think about for one action, most helpful first."""
    found = []
    if vague_start(title):
        found.append(_("What will exist afterwards that is not there now? Start with that."))
    elif NO_VERB.match(title.strip()):
        found.append(_("Start with a verb: add, remove, replace, block, move, test …"))
    if len(title) > LONGEST or title.lower().split().count("and") > 1:
        found.append(_("This is more than one action. Split it, so that each part can be done."))
    if due_on and due_on > today + SOON:
        found.append(_("That is more than three months away. Is there a part that could be done sooner?"))
    if not measure.strip() and not risk_reduction.strip():
        found.append(_("How will you see that it worked?"))
    return found


def vague_start(title: str) -> bool:
    """Whether it opens with a word that names no result, such as “investigate” or “improve”."""
    start = " ".join(title.lower().split())
    return any(re.match(rf"{re.escape(phrase)}\b", start) for phrase in VAGUE)


def mix_hint(actions) -> str | None:
    """What to say about all actions of a review together: learning and training alone change little."""
    actions = list(actions)
    if actions and all(action.aim in LEARNING or action.remedy in TRAINING for action in actions):
        return _("All of these ask people to learn or remember. What could change so that less has to be remembered?")
    return None
