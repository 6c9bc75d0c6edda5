"""Common mistakes of a review, pointed out to whoever leads while they can still be mended.

That one voice fills the room is seen from the turns: `goldseam.live.balance`.
"""

from django.utils.translation import gettext as _

from goldseam.live.stages import Doing
from goldseam.reviews.models.closing import MOST

MANY_WORDS = 1_500
LATE = 0.4  # Of all the time: what is left then belongs to what will change.


def warnings_in(room, review) -> list[str]:
    """In the step in which actions are decided, and in the last one; before them, when time runs short."""
    stage = room.stage
    if _runs_short(room):
        return [_of_time(room)]
    if stage.doing != Doing.CLOSE and not _decides_actions(stage):
        return []
    actions = review.actions.count()
    checks = [
        (_is_status_meeting(room, review, actions), _("Only tasks so far. What differed from what you expected?")),
        (actions > MOST, _("More than five actions. Which of them lower the risk most?")),
        (
            _changes_nothing(room, review),
            _("For all that was said, nothing will read differently yet. Pick one thing to change."),
        ),
    ]
    return [words for is_so, words in checks if is_so]


def _runs_short(room) -> bool:
    """Much of the time is gone, and nobody has come to what will change. Nobody is interrupted while people write."""
    if room.share_left > LATE or room.stage.doing == Doing.WRITE:
        return False
    stages = room.all_stages
    decided = next((stage for stage in stages if _decides_actions(stage)), None)
    return decided is not None and room.at < [stage.key for stage in stages].index(decided.of or decided.key)


def _of_time(room) -> str:
    if room.share_left > 0:
        return _("Less than half of the time is left: protect the part in which something changes.")
    return _("The time is up: decide now what will change, or agree on when you will.")


def _decides_actions(stage) -> bool:
    """A step that names nothing decides on everything."""
    return stage.doing == Doing.DECIDE and "action" in (stage.into or ["action"])


def _is_status_meeting(room, review, actions: int) -> bool:
    """There are tasks, and not a word on what differed and what made it so."""
    if not actions or room.cards.filter(stage="gaps", is_open=True).exists():
        return False
    is_written = review.sections.filter(key="gaps").exclude(text="").exists()
    return not is_written and not review.event.factors.exists()


def _changes_nothing(room, review) -> bool:
    """Much was said or written, or it is nearly over, and no artifact is named."""
    if review.named_artifacts.exists() or review.changes.exists():
        return False
    return room.stage.doing == Doing.CLOSE or _words(room, review) > MANY_WORDS


def _words(room, review) -> int:
    texts = [*room.cards.filter(is_open=True).values_list("text", flat=True)]
    texts += review.sections.values_list("text", flat=True)
    return sum(len(text.split()) for text in texts)
