"""What could make a promise easier to keep and to check. Hints never stand in the way of saving."""

import re
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

SOON = timedelta(days=90)
LONGEST = 140
VERBS = frozenset(
    re.findall(
        r"\w+",
        """
        add adopt agree alert allow anchor archive ask assign attach automate backfill block book build buy
        call change check close colour collect compare confirm connect copy count cover create cut define
        delete demonstrate deploy describe disable display document draw drill drop duplicate enable end
        enforce expire export extend fix freeze give group halve harden hire hold import include insert
        install introduce invite isolate join keep label limit link list load lock log lower make mark
        measure merge migrate mount move name offer open order pack pair paint pause pilot pin place plan
        post practise practice prepare print probe provide publish put raise read rebuild record redesign
        reduce rehearse release remove rename renew repair repeat replace require reserve reset restore
        restrict retire return reword rewrite roll rotate route run schedule sell send separate serve set
        share shorten show sign simplify simulate split staff start stop store swap switch take tell test
        throttle tie tighten time train translate trial turn undo unify update upgrade use validate verify
        walk watch weigh wire withdraw write
        """,
    )
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
    words = title.lower().split()
    found = []
    if vague_start(title):
        found.append(_("What will exist afterwards that is not there now? Start with that."))
    elif words and re.sub(r"\W", "", words[0]) not in VERBS:
        found.append(_("Start with a verb: add, remove, replace, block, move, test …"))
    if len(title) > LONGEST or words.count("and") > 1:
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
