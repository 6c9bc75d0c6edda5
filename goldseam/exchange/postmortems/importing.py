"""Brings an account that was written elsewhere into an organisation. The same file comes once."""

from datetime import date, datetime
from hashlib import sha256
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from goldseam.actions.models import Action
from goldseam.activity.models import Activity
from goldseam.events.models import Event, FactorLevel, Layer, LayerState, TimelineKind
from goldseam.events.models.event import TITLE_LENGTH
from goldseam.exchange.postmortems.converting import converted
from goldseam.exchange.postmortems.own import is_own, read_own
from goldseam.exchange.postmortems.reading import read
from goldseam.people.models import Organisation, Person
from goldseam.postmortems.content import Content
from goldseam.postmortems.models import Addition, Origin, Postmortem
from goldseam.postmortems.shipped import Part, Shipped
from goldseam.reviews.models.review import ReviewKind

IMPORTED = "imported"  # The template of accounts whose parts came with them, and the source of their events.
LAST_ROW = 300


class Outcome(NamedTuple):
    """What came of a file: the account, and whether it is new here."""

    postmortem: Postmortem
    is_new: bool
    is_changed: bool = False  # The file reads differently than when it came; what people made of it here stays.


@transaction.atomic
def bring_in(organisation, by, file: str, text: str) -> Outcome:
    """Imports one file. A file of the same name, or with the same text, that came before is not imported again."""
    text = text.replace("\0", "")
    digest = sha256(text.encode()).hexdigest()
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    origins = Origin.objects.filter(organisation=organisation).select_related("postmortem__review__organisation")
    same = origins.filter(file=file).first() or origins.filter(digest=digest).first()
    if same:
        return Outcome(same.postmortem, is_new=False, is_changed=same.digest != digest)

    content = content_in(text, file)
    postmortem = _begun(organisation, by, content)
    _fill(postmortem, by, content)
    Origin.objects.create(
        organisation=organisation, postmortem=postmortem, file=file[:500], digest=digest, text=text, by=by
    )
    _tell_once(postmortem, by)
    return Outcome(postmortem, is_new=True)


def content_in(text: str, file: str = "") -> Content:
    """What stands in the text: our own export to the letter, anything else as far as it is understood."""
    if is_own(text):
        try:
            return read_own(text)
        except (ValueError, TypeError, IndexError):
            pass  # Somebody changed what holds it together; it is still a text like any other.
    return converted(read(text, file))


def _begun(organisation, by, content: Content) -> Postmortem:
    about = content.about
    moments = {name: _moment(about.get(name)) for name in ("started_at", "detected_at", "mitigated_at", "recovered_at")}
    told = {name: about[name] for name in ("kind", "failure_type", "detection_method") if about.get(name)}
    severities = {name: about.get(name) for name in ("severity_actual", "severity_potential")}
    title = content.title.strip() or "Postmortem"
    event = Event.log(
        organisation,
        by=by,
        text=_first_words(content) or title,
        title=title[:TITLE_LENGTH],
        tags=[str(tag)[:60] for tag in about.get("tags", []) if str(tag).strip()][:20],
        source=IMPORTED,
        **({"kind": "incident"} | _known(Event, told) | severities | _in_order(moments)),
    )
    parts = [Part(p.heading[:200] or "…", p.kind or "other", key=p.key[:60]) for p in content.passages]
    kind = content.kind if content.kind in ReviewKind.values else ReviewKind.POSTMORTEM
    return Postmortem.start(by, event, Shipped(IMPORTED, "", kind, "", parts), title=title)


def _fill(postmortem, by, content: Content) -> None:
    event, review = postmortem.event, postmortem.review
    for section, passage in zip(review.sections.all(), content.passages, strict=True):
        if passage.text.strip():
            review.write(by=by, key=section.key, text=passage.text, base=0)
    rows = [_row(row) for row in content.timeline[:LAST_ROW]]
    if rows:
        event.write_timeline(by=by, rows=rows)
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
        added = postmortem.add(by=by, text=addition["text"] or addition["link"] or "…", link=addition["link"])
        Addition.objects.filter(pk=added.pk).update(at=_noon(addition["at"]) or added.at)
    postmortem.facts = content.about.get("facts", {})
    if content.changes:
        postmortem.facts["changes"] = [[change.title, change.what] for change in content.changes]
    postmortem.save(update_fields=["facts"])


def _row(row) -> dict:
    kind = row.kind if row.kind in TimelineKind.values else ""  # Which kind it is, others rarely say.
    told = {"time": row.time[:60], "kind": kind, "text": row.text or "…", "known_then": row.known_then}
    return told | {"source": row.source[:200], "id": None, "was": None}


def _factor(factor) -> dict:
    level = factor.level if factor.level in FactorLevel.values else FactorLevel.PROCESS
    told = {"level": level, "code": factor.code[:40], "text": factor.text[:300] or "…", "how": factor.how}
    rest = {"evidence": factor.evidence[:300], "is_root": factor.is_root, "made_likely_by_id": None}
    return told | rest | {"id": None, "was": None}


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
        title=action.title or "…",
        owner=_member(postmortem.organisation, action.owner),
        owner_text=action.owner,
        due_on=parse_date(action.due) if _is_date(action.due) else None,
        is_done=action.state == "done",
        link=action.link,
    )
    if action.risk_reduction:
        carried.risk_reduction = action.risk_reduction[:300]
        carried.save(update_fields=["risk_reduction"])
    if action.state == "dropped":
        carried.give_up(by=by, reason=_("Dropped before it was imported."))


def _member(organisation, name: str):
    """The person of that name or mail address who takes part in the work here; nobody, where it is not certain."""
    if not name.strip():
        return None
    writers = organisation.memberships.writers().values("person")
    people = Person.objects.filter(pk__in=writers, is_active=True)
    found = list(people.filter(name__iexact=name.strip())[:2]) or list(people.filter(email__iexact=name.strip())[:2])
    return found[0] if len(found) == 1 else None


def _tell_once(postmortem, by) -> None:
    """One line in the feed for a file, rather than one for each of its rows and promises."""
    Activity.objects.history_of(postmortem.event).delete()
    Activity.record("postmortem.imported", postmortem, by=by)


def _first_words(content: Content) -> str:
    """What the event says of itself: the summary, else the first text."""
    texts = [passage.text for passage in content.passages if passage.kind == "summary"]
    texts += [passage.text for passage in content.passages]
    return next((text.strip()[:2_000] for text in texts if text.strip()), "")


def _earliest(event) -> datetime | None:
    """The first row with a day of its own. One that lies in the future was misread."""
    moments = [row.at for row in event.timeline.all() if row.at and row.at <= timezone.now() and "-" in row.time]
    return min(moments, default=None)


def _known(model, told: dict) -> dict:
    """Values that a choice of ours knows; others stand in the facts."""
    return {name: value for name, value in told.items() if value in dict(model._meta.get_field(name).choices)}


def _in_order(moments: dict) -> dict:
    known = [at for at in moments.values() if at]
    return moments if known == sorted(known) else {}


def _moment(value) -> datetime | None:
    moment = parse_datetime(value) if isinstance(value, str) else None
    return moment if moment and moment.tzinfo else None


def _noon(day: str) -> datetime | None:
    found = parse_date(day) if _is_date(day) else None
    return timezone.make_aware(datetime(found.year, found.month, found.day, 12)) if found else None


def _is_date(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
