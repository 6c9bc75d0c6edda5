"""Carrying an action over from a document that was written elsewhere: as it stands there, and to be sorted here."""

from typing import Any

from django.db import transaction
from django.utils.text import Truncator

from goldseam.activity.models import Activity
from goldseam.common.models import Counter
from goldseam.common.plain_text import in_a_line

LONGEST = 140


class CarriedOver:
    """An action that may have come with a document. Such a one may lack what a promise made here needs."""

    @classmethod
    @transaction.atomic
    def carry_over(
        cls,
        by,
        organisation,
        source,
        event,
        title: str,
        owner=None,
        owner_text: str = "",
        due_on=None,
        is_done: bool = False,
        link: str = "",
        group: str = "",
        team=None,
    ):
        """Keeps an action as a document says it: no owner, date or kind of change is asked for.

        `owner_text` is the owner as written (“SRE team”), `group` the heading under which it stood. Nothing of the
        wording is lost: a title that is too long for lists is shortened there, and whole in `text`.
        """
        words = in_a_line(title)
        facts: dict[str, Any] = {
            "organisation": organisation,
            "number": Counter.next("action", organisation.pk),
            "source": source,
            "event": event,
            "team": team,
            "title": shortened(words),
            "as_written": words if len(words) > LONGEST else "",
            "owner": owner,
            "owner_text": owner_text.strip()[:200],
            "due_on": due_on,
            "first_due_on": due_on,
            "group": group.strip()[:200],
            "aim": "",
            "is_carried_over": True,
            "made_by": by,
        }
        action = cls(**facts)
        action.save(force_insert=True)
        if link.strip():
            action.keep_link(link)
        if is_done:
            action.arrive_done()
        Activity.record("action.carried_over", action, by=by)
        return action

    @property
    def text(self) -> str:
        """What will be done, in full, as long as nobody has worded it anew."""
        return self.as_written if self.as_written and self.title == shortened(self.as_written) else self.title

    @property
    def is_unsorted(self) -> bool:
        """Whether nobody has said yet which kind of change it is."""
        return not self.remedy


def shortened(words: str) -> str:
    return Truncator(words).chars(LONGEST)
