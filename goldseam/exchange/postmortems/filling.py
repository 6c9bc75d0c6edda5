"""Writes what stands in an account from elsewhere into records: event, parts, rows, promises."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from goldseam.actions.models import Action
from goldseam.events.models import (
    DetectionMethod,
    Event,
    EventKind,
    FactorLevel,
    FailureType,
    Layer,
    LayerState,
    TimelineKind,
)
from goldseam.events.models.event import TITLE_LENGTH
from goldseam.people.models import Person
from goldseam.postmortems.content import Content
from goldseam.postmortems.models import Addition, Impact, Postmortem
from goldseam.postmortems.models.adding import is_web_address
from goldseam.postmortems.shipped import Part, Shipped

IMPORTED = "imported"  # The template of accounts whose parts came with them, and the source of their events.
MOMENTS = ("started_at", "detected_at", "mitigated_at", "recovered_at")
CHOICES = {"kind": EventKind, "failure_type": FailureType, "detection_method": DetectionMethod}
MOST_TAGS, TAG = 20, 60


def begun(organisation, by, content: Content, team=None) -> Postmortem:
    """The event, and the account with its parts, still empty."""
    about = content.about
    told = {name: about[name] for name in ("kind", "failure_type", "detection_method") if about.get(name)}
    severities = {name: about.get(name) for name in ("severity_actual", "severity_potential")}
    seen_by = {"team": team, "visibility": "team"} if team else {}
    event = Event.log(
        organisation,
        by=by,
        text=_first_words(content) or content.title,
        title=content.title[:TITLE_LENGTH],
        tags=[tag[:TAG] for tag in about.get("tags", []) if tag.strip()][:MOST_TAGS],
        source=IMPORTED,
        **({"kind": "incident"} | seen_by | _known(told) | severities | _in_order(about)),
    )
    parts = [Part(passage.heading, passage.kind, key=passage.key) for passage in content.passages]
    return Postmortem.start(by, event, Shipped(IMPORTED, "", content.kind, "", parts), title=content.title)


def filled(postmortem, by, content: Content) -> None:
    """Everything that the account tells."""
    event, review = postmortem.event, postmortem.review
    for section, passage in zip(review.sections.all(), content.passages, strict=True):
        if passage.text.strip():
            review.write(by=by, key=section.key, text=passage.text, base=0)
    if content.timeline:
        event.write_timeline(by=by, rows=[_row(row) for row in content.timeline])
    if event.started_at is None and (began := _earliest(event)):
        event.started_at = began
        event.save(update_fields=["started_at"])
    if content.factors:
        event.write_factors(by=by, rows=[_factor(factor) for factor in content.factors])
    for layer in content.layers:
        _find_layer(event, by, layer)
    for action in content.actions:
        _carry_over(postmortem, by, action)
    for addition in content.additions:
        _add(postmortem, by, addition)
    if impact := content.about.get("impact"):
        Impact.tell(by=by, event=event, **_fitting(impact))
    changes = [[change.title, change.what] for change in content.changes]
    postmortem.facts = {"told": content.about.get("facts", {}), "changes": changes}
    postmortem.save(update_fields=["facts"])


def _row(row) -> dict:
    kind = row.kind if row.kind in TimelineKind.values else ""  # Which kind it is, others rarely say.
    told = {"time": row.time, "kind": kind, "text": row.text, "known_then": row.known_then, "source": row.source}
    return told | {"id": None, "was": None}


def _factor(factor) -> dict:
    level = factor.level if factor.level in FactorLevel.values else FactorLevel.PROCESS
    told = {"level": level, "code": factor.code, "text": factor.text, "how": factor.how, "evidence": factor.evidence}
    return told | {"is_root": factor.is_root, "made_likely_by_id": None, "id": None, "was": None}


def _find_layer(event, by, told: dict) -> None:
    if not told["name"].strip():
        return
    layer, _is_new = Layer.objects.get_or_create(organisation=event.organisation, name=told["name"].strip()[:120])
    state = told["state"] if told["state"] in LayerState.values else LayerState.UNKNOWN
    event.find_layers(by=by, findings={layer: (state, told["note"][:300])})


def _carry_over(postmortem, by, action) -> None:
    carried = Action.carry_over(
        by,
        postmortem.organisation,
        postmortem.review,
        postmortem.event,
        title=action.title,
        owner=_member(postmortem.organisation, action.owner),
        owner_text=action.owner,
        due_on=_day(action.due),
        is_done=action.state == "done",
        link=action.link,
    )
    if action.risk_reduction:
        carried.risk_reduction = action.risk_reduction
        carried.save(update_fields=["risk_reduction"])
    if action.state == "dropped":
        carried.give_up(by=by, reason=_("Dropped before it was imported."))


def _add(postmortem, by, told: dict) -> None:
    """A link that no browser should follow stays as words."""
    is_web = is_web_address(told["link"])
    text = told["text"].strip() or told["link"]
    if not text:
        return
    if told["link"] and not is_web:
        text = f"{text}\n\n{told['link']}"
    added = postmortem.add(by=by, text=text, link=told["link"] if is_web else "")
    day = _day(told["at"])
    noon = timezone.make_aware(datetime(day.year, day.month, day.day, 12)) if day else added.at
    Addition.objects.filter(pk=added.pk).update(at=noon)


def _fitting(impact: dict) -> dict:
    lengths = {field.name: field.max_length for field in Impact._meta.fields}
    return {name: value[: lengths[name]] if isinstance(value, str) else value for name, value in impact.items()}


def _member(organisation, name: str):
    """The person of that name or mail address who takes part in the work here; nobody, where it is not certain."""
    if not name.strip():
        return None
    writers = organisation.memberships.writers().values("person")
    people = Person.objects.filter(pk__in=writers, is_active=True)
    found = list(people.filter(name__iexact=name.strip())[:2]) or list(people.filter(email__iexact=name.strip())[:2])
    return found[0] if len(found) == 1 else None


def _first_words(content: Content) -> str:
    """What the event says of itself: the summary, else the first text."""
    texts = [passage.text for passage in content.passages if passage.kind == "summary"]
    texts += [passage.text for passage in content.passages]
    return next((text.strip()[:2_000] for text in texts if text.strip()), "")


def _earliest(event) -> datetime | None:
    """The first row with a day of its own. One that lies in the future was misread."""
    moments = [row.at for row in event.timeline.all() if row.at and row.at <= timezone.now() and "-" in row.time]
    return min(moments, default=None)


def _known(told: dict) -> dict:
    """Values that a choice of ours knows; others stand in the text."""
    return {name: value for name, value in told.items() if value in CHOICES[name].values}


def _in_order(about: dict) -> dict:
    moments = {name: moment for name in MOMENTS if (moment := parse_datetime(about.get(name) or ""))}
    return moments if list(moments.values()) == sorted(moments.values()) else {}


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
