"""What decisions are found by: all their words, those of the dissent, and what was learned."""

from goldseam.common.search import Document, among, find, said, searchable, token
from goldseam.decisions.models import Decision
from goldseam.decisions.models.decision import LINES, WORDS

DECISION = "decision"
SHOWN, LOOKED_AT = 5, 30  # The best, of the newest.


@searchable(DECISION, Decision, number=32)
def documents(keys):
    loaded = Decision.objects.filter(pk__in=keys).with_state()
    for decision in loaded.prefetch_related("options", "assumptions", "dissents__points", "look_backs"):
        tokens = [kept_to(decision.team_id)]
        yield Document(decision.pk, decision.organisation_id, decision.title, _texts(decision), tokens)


def kept_to(team: int | None) -> str:
    """The mark of those who see it: a team, or everybody who reads."""
    return token("sight", f"team-{team}" if team else "all")


def seen_by(person, organisation: int) -> list[list[str]]:
    """The filter that leaves out what other teams keep to themselves, so that it takes no place among the hits."""
    if organisation in person.sight.oversees:
        return []
    return [[kept_to(None), *(kept_to(team) for team in sorted(person.sight.teams))]]


def best_of(kind: str, things, organisation, person, words: str) -> list:
    """Those of a kind that stand below the search line: `things` are all that there are, with `visible_to`."""
    if organisation.pk not in person.sight.reads or not said(words):
        return []
    filters = seen_by(person, organisation.pk)
    hits = [hit.key for hit in find(organisation.pk, words, filters, kinds=[kind], limit=LOOKED_AT)]
    seen = among(hits, things.visible_to(person))[:SHOWN]
    loaded = things.with_state().in_bulk(seen)
    return [loaded[key] for key in seen]


def _texts(decision):
    yield from (getattr(decision, name) for name in (*WORDS, *LINES))
    for option in decision.options.all():
        yield from (option.title, option.pros, option.cons)
    yield from (assumption.text for assumption in decision.assumptions.all())
    for dissent in decision.dissents.all():
        yield from (dissent.evidence, dissent.change_our_mind, dissent.smallest_change)
        for point in dissent.points.all():
            yield from (point.text, point.instead)
    for look in decision.look_backs.all():
        yield from (look.happened, look.learned)
