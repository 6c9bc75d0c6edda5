"""What failed before where something of this kind was planned: risks that came true, and events with their conditions.

Only what the person may see is looked at. It is shown after people have written for themselves: who reads it first
writes the same.
"""

from dataclasses import dataclass

from goldseam.common import search
from goldseam.common.models import Entry
from goldseam.common.search.kinds import KINDS
from goldseam.common.search.texts import texts
from goldseam.common.search.vocabulary import vocabulary
from goldseam.events.likeness import Account, compared
from goldseam.events.models import Factor
from goldseam.events.seen_before import Match, like_text
from goldseam.live.stages import Doing
from goldseam.premortems.models import Risk
from goldseam.statistics.similarity import SUGGEST_FROM

SHOWN = 5
WORDS_ASKED = 6
CANDIDATES = 100


@dataclass(frozen=True)
class Before:
    """What happened where something of this kind was planned."""

    risks: list[Risk]
    events: list[tuple[Match, list[Factor]]]

    @property
    def is_empty(self) -> bool:
        return not (self.risks or self.events)


def is_time_for(premortem) -> bool:
    """Whether people have written for themselves: the room is past it or over, or there are risks already."""
    room = premortem.room
    if room is None:
        return premortem.risks.exists()
    writing = [at for at, stage in enumerate(room.all_stages) if stage.doing == Doing.WRITE]
    return room.is_over or not writing or room.at > writing[0]


def before(premortem, person) -> Before:
    """What is like this plan in its words and tags."""
    text, tags = f"{premortem.title} {premortem.plan}", [tag.name for tag in premortem.tags.all()]
    matches = like_text(premortem.organisation, person, text, tags=tags)
    conditions = _conditions([match.event.pk for match in matches])
    events = [(match, [one for one in conditions if one.event_id == match.event.pk]) for match in matches]
    return Before(_came_true(premortem, person, text), events)


def _conditions(events: list[int]) -> list[Factor]:
    return list(Factor.objects.filter(event__in=events).order_by("event", "position", "pk")) if events else []


def _came_true(premortem, person, text: str) -> list[Risk]:
    """Risks of other pre-mortems that came true, in the order of likeness."""
    best = _alike(premortem.organisation_id, Account.of(text, "", ()))
    seen = Risk.objects.filter(pk__in=best).exclude(premortem=premortem).visible_to(person).happened().with_state()
    found = {risk.pk: risk for risk in seen} if best else {}
    return [found[key] for key in best if key in found][:SHOWN]


def _alike(organisation: int, account: Account) -> list[int]:
    kind = KINDS["risk"]
    known = vocabulary(kind.scope(organisation))
    telling = sorted(account.words, key=known.weight, reverse=True)[:WORDS_ASKED]
    happened = [search.token("state", "happened")]
    keys = search.find_any(organisation, telling, happened, kind="risk", limit=CANDIDATES)
    entries = Entry.objects.filter(pk__in=texts().listed([kind.entry(key) for key in keys])).values_list("pk", "words")
    alike = [compared(account, kind.key(pk), words, known) for pk, words in entries]
    return [one.key for one in sorted(alike, reverse=True) if one.score >= SUGGEST_FROM]
