"""What postmortems are found by: the account for those who may see it, and apart from it the copy for all others.

The copy has an entry of its own, made of nothing but what its readers see, so that no word and no mark of the account
leads to it. It is there where not everybody sees the account, and carries whom the account is kept to.
"""

from collections.abc import Iterator

from goldseam.common.search import Document, changes_with, searchable, token
from goldseam.events.factor_codes import LEVELS
from goldseam.events.models import Event, FactorLevel, FailureType, Tag, Visibility
from goldseam.events.models.finding import UNCLASSIFIED
from goldseam.postmortems.content import Content
from goldseam.postmortems.models import Postmortem, Publication
from goldseam.postmortems.telling import content_of
from goldseam.postmortems.timing import moment_in
from goldseam.reviews.models import Review

ACCOUNT, COPY = "postmortem", "copy"
HELD = ("review__sections", "review__events__tags", "review__events__named", "review__events__timeline")
LOADED = (*HELD, "review__events__factors", "additions", "rereads", "publications")
SHOWING_STATE = ("circulation", "origin", "review__closure")


@searchable(ACCOUNT, Postmortem, number=10)
def accounts(keys):
    """Each account as a whole. What was handed over is found no more."""
    told = [
        (postmortem, content_of(postmortem))
        for postmortem in _learning(keys).select_related("review", *SHOWING_STATE).prefetch_related(*LOADED)
    ]
    tags = _tags_of([content for _postmortem, content in told])
    for postmortem, content in told:
        organisation = postmortem.organisation_id
        tokens = [*_of_account(postmortem), *_of_content(content, tags, organisation, postmortem.event.happened_at)]
        yield Document(postmortem.pk, organisation, postmortem.title, _texts(content), tokens)


@searchable(COPY, Postmortem, number=11)
def copies(keys):
    """The copies that colleagues read, of accounts that not all of them may see."""
    kept = {one.pk: sight for one in _learning(keys).prefetch_related("review__events") if (sight := kept_to(one))}
    found = Publication.objects.for_colleagues(kept).select_related("postmortem")
    told = [(copy, copy.told) for copy in found]
    tags = _tags_of([content for _copy, content in told])
    for copy, content in told:
        tokens = [kept[copy.postmortem_id], token("state", "published")]
        tokens += _of_content(content, tags, copy.organisation_id, began(content.about))
        yield Document(copy.postmortem_id, copy.organisation_id, copy.title, _texts(content), tokens)


@changes_with(Event, Postmortem)
def accounts_of(events):
    return Postmortem.objects.filter(review__events__in=events).values_list("pk", flat=True)


@changes_with(Review, Postmortem)
def written_in(reviews):
    return Postmortem.objects.filter(review__in=reviews).values_list("pk", flat=True)


@changes_with(Publication, Postmortem)
def copied_in(publications):
    return Postmortem.objects.filter(publications__in=publications).values_list("pk", flat=True)


def kept_to(postmortem) -> str:
    """The token of whom an account is kept to: a team, or people named; empty where everybody sees it."""
    for event in postmortem.review.events.all():
        if event.visibility == Visibility.RESTRICTED:
            return token("sight", "restricted")
        if event.visibility == Visibility.TEAM:
            return token("sight", f"team-{event.team_id}")
    return ""


def began(about: dict):
    """When a copy says that it happened, if it does."""
    moments = (moment_in(about.get(name, "")) for name in ("started_at", "detected_at"))
    return next((moment for moment in moments if moment), None)


def _learning(keys):
    return Postmortem.objects.learning().filter(pk__in=keys)


def _texts(content: Content) -> Iterator[str]:
    """Everything that is told. Who wrote, and who owns what was promised, is nothing to search by."""
    for passage in content.passages:
        yield from (passage.heading if passage.kind == "other" else "", passage.text)
    for row in content.timeline:
        yield from (row.text, row.known_then)
    for factor in content.factors:
        yield from (factor.text, factor.how, factor.evidence)
    for layer in content.layers:
        yield from (layer.get("name", ""), layer.get("note", ""))
    for promise in content.actions:
        yield from (promise.title, promise.risk_reduction)
    for change in content.changes:
        yield from (change.title, change.what)
    for addition in content.additions:
        yield from (addition.get("text", ""), addition.get("link", ""))
    yield from content.about.get("tags", [])


def _of_content(content: Content, tags: dict, organisation: int, begun) -> Iterator[str]:
    """Marks of what it tells: the same for an account and for a copy."""
    failure_type = content.about.get("failure_type")
    yield token("type", failure_type if failure_type in FailureType.values else UNCLASSIFIED)
    for factor in content.factors:
        if factor.level in FactorLevel.values:
            yield token("factor", factor.level)
        if factor.code in LEVELS:
            yield token("factor", factor.code)
    for name in content.about.get("tags", []):
        if key := tags.get((organisation, name)):
            yield token("tag", key)
    if begun:
        yield from (token("year", begun.year), token("month", f"{begun:%Y-%m}"))


def _of_account(postmortem) -> Iterator[str]:
    event = postmortem.event
    yield token("state", postmortem.state)
    yield kept_to(postmortem) or token("sight", "all")
    for person in {event.logged_by_id, *(person.pk for person in event.named.all())} - {None}:
        yield token("person", person)
    if event.team_id:
        yield token("team", event.team_id)
    if waiting := [reread.due_on for reread in postmortem.rereads.all() if not reread.is_done]:
        yield from (token("due", min(waiting).year), token("due", f"{min(waiting):%Y-%m}"))


def _tags_of(contents: list[Content]) -> dict[tuple[int, str], int]:
    names = {name for content in contents for name in content.about.get("tags", [])}
    return {(tag.organisation_id, tag.name): tag.pk for tag in Tag.objects.filter(name__in=names)}
