"""What a row of the library tells: of an account, or of the copy for those who do not see it."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone

from goldseam.common.prepared import prepared
from goldseam.events.models import Event, Tag, Visibility
from goldseam.events.sentences import first_sentence
from goldseam.postmortems.models import Circulation, Postmortem, Publication, Reading, Reread
from goldseam.postmortems.models.postmortem import state_of
from goldseam.postmortems.part_kinds import PartKind
from goldseam.postmortems.searching import began
from goldseam.reviews.models import Section

BEGINNING = 2_000  # Letters of a summary, of which its first sentence is shown.
OF_ACCOUNT = (
    "pk",
    "title",
    "organisation__slug",
    "review__number",
    "review__closure",
    "review__closure__what_is_different",
    "circulation",
    "origin",
    "has_copy",
    "summary",
    "due_on",
    "is_asked",
)
OF_EVENT = ("reviews__postmortem", "pk", "happened_at", "failure_type", "visibility", "team__name")
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
    accounts = {account.pk: account for account in _accounts(person, keys)}
    events = {event.reviews__postmortem: event for event in _events(list(accounts))}
    tags = defaultdict(list)
    for event, name in _tags([event.pk for event in events.values()]):
        tags[event].append(name)
    rows = {key: _of_account(account, events[key], tags[events[key].pk]) for key, account in accounts.items()}
    if missing := [key for key in keys if key not in rows]:
        rows |= {copy.postmortem_id: _of_copy(copy) for copy in _copies(person, missing)}
    return [rows[key] for key in keys if key in rows]


@prepared
def _accounts(person, keys: list[int]):
    summary = Section.objects.filter(review=OuterRef("review"), kind=PartKind.SUMMARY).values("text")
    waiting = Reread.objects.filter(postmortem=OuterRef("pk"), done_at=None).order_by("due_on").values("due_on")
    asked = Circulation.readers.through.objects.filter(circulation__postmortem=OuterRef("pk"), person=person.pk)
    read = Reading.objects.filter(postmortem=OuterRef("pk"), by=person.pk)
    found = Postmortem.objects.visible_to(person).filter(pk__in=keys)
    return found.annotate(
        has_copy=Exists(Publication.objects.filter(postmortem=OuterRef("pk"))),
        summary=Subquery(summary[:1]),
        due_on=Subquery(waiting[:1]),
        is_asked=Exists(asked) & ~Exists(read),
    ).values_list(*OF_ACCOUNT, named=True)


@prepared
def _events(keys: list[int]):
    """What each account is about: the first event, where it looks at several."""
    return Event.objects.filter(reviews__postmortem__in=keys).order_by("-pk").values_list(*OF_EVENT, named=True)


@prepared
def _tags(events: list[int]):
    return Tag.objects.filter(events__in=events).order_by("name").values_list("events", "name")


def _of_account(account, event, tags: list[str]) -> Row:
    is_closed, is_in_review = account.review__closure is not None, account.circulation is not None
    state = state_of(account.has_copy, is_closed, is_in_review, account.origin is not None)
    return Row(
        title=account.title,
        href=reverse("postmortems:show", args=[account.organisation__slug, account.review__number]),
        state=state,
        failure_type=event.failure_type,
        line=account.review__closure__what_is_different or beginning_of(account.summary or ""),
        is_what_changed=bool(account.review__closure__what_is_different),
        happened_at=event.happened_at,
        team=event.team__name or "",
        tags=tags,
        is_restricted=event.visibility == Visibility.RESTRICTED,
        is_stale=account.due_on is not None and account.due_on < timezone.localdate(),
        is_to_read=account.is_asked and state == "in_review",
    )


@prepared
def _copies(person, keys: list[int]):
    copies = Publication.objects.visible_to(person).for_colleagues(keys).defer("replaced")
    return copies.select_related("postmortem__organisation", "postmortem__review")


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
