"""What a row of the library tells: of an account, or of the copy for those who do not see it."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, Subquery
from django.utils import timezone

from goldseam.events.models.event import first_sentence
from goldseam.postmortems.models import Circulation, Postmortem, Publication, Reading, Reread
from goldseam.postmortems.part_kinds import PartKind
from goldseam.postmortems.searching import began
from goldseam.reviews.models import Section

BEGINNING = 2_000  # Letters of a summary, of which its first sentence is shown.
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_MARKUP = re.compile(r"[*`~]+|^\s*(?:#+|>|[-+])\s+", re.MULTILINE)


@dataclass
class Row:
    """One row. A copy tells nothing but what stands in it."""

    title: str
    href: str
    state: str
    failure_type: str = ""
    line: str = ""
    is_what_changed: bool = False  # Whether the line says what is different now.
    happened_at: datetime | None = None
    team: str = ""
    tags: list[str] = field(default_factory=list)
    is_copy: bool = False
    is_restricted: bool = False
    is_stale: bool = False
    is_to_read: bool = False  # Whether this person was asked to read it, and has not said anything yet.


def rows_of(person, keys: list[int]) -> list[Row]:
    """Rows for these keys, in their order; nothing for what this person may not read."""
    rows = {account.pk: _of_account(account) for account in _accounts(person, keys)}
    if missing := [key for key in keys if key not in rows]:
        rows |= {copy.postmortem_id: _of_copy(copy) for copy in _copies(person, missing)}
    return [rows[key] for key in keys if key in rows]


def _accounts(person, keys):
    summary = Section.objects.filter(review=OuterRef("review"), kind=PartKind.SUMMARY).values("text")
    waiting = Reread.objects.filter(postmortem=OuterRef("pk"), done_at=None).order_by("due_on").values("due_on")
    asked = Circulation.readers.through.objects.filter(circulation__postmortem=OuterRef("pk"), person=person.pk)
    read = Reading.objects.filter(postmortem=OuterRef("pk"), by=person.pk)
    return (
        Postmortem.objects.visible_to(person)
        .filter(pk__in=keys)
        .annotate(
            summary=Subquery(summary[:1]),
            due_on=Subquery(waiting[:1]),
            is_to_read=Exists(asked) & ~Exists(read),
        )
        .select_related("review__organisation", "review__closure", "circulation", "origin")
        .defer("origin__text", "facts")
        .prefetch_related(
            Prefetch("publications", Publication.objects.defer("content", "replaced")),
            "review__events__team",
            "review__events__tags",
        )
    )


def _of_account(account) -> Row:
    event = account.event
    closure = account.review.closure if account.review.is_closed else None
    return Row(
        title=account.title,
        href=account.get_absolute_url(),
        state=account.state,
        failure_type=event.failure_type,
        line=closure.what_is_different if closure else beginning_of(account.summary or ""),
        is_what_changed=closure is not None,
        happened_at=event.happened_at,
        team=event.team.name if event.team else "",
        tags=[tag.name for tag in event.tags.all()],
        is_restricted=event.is_restricted,
        is_stale=account.due_on is not None and account.due_on < timezone.localdate(),
        is_to_read=account.is_to_read and account.state == "in_review",
    )


def _copies(person, keys):
    copies = Publication.objects.visible_to(person).for_colleagues(keys).defer("replaced")
    return copies.select_related("postmortem__organisation", "postmortem__review__organisation")


def _of_copy(copy) -> Row:
    told = copy.told
    summary = next((passage.text for passage in told.passages if passage.kind == PartKind.SUMMARY), "")
    return Row(
        title=copy.title,
        href=copy.get_absolute_url(),
        state="published",
        failure_type=told.about.get("failure_type", ""),
        line=beginning_of(summary),
        happened_at=began(told.about),
        tags=told.about.get("tags", []),
        is_copy=True,
    )


def beginning_of(text: str) -> str:
    """The first sentence of a part, without its markup."""
    paragraph = text[:BEGINNING].strip().partition("\n\n")[0]
    return first_sentence(_MARKUP.sub("", _LINK.sub(r"\1", paragraph)))
