"""What the page of a closed pulse shows: the total, the own teams by name, and what was said about it."""

from typing import NamedTuple

from django.db.models import Prefetch
from django.urls import reverse

from goldseam.artifacts.models import Artifact
from goldseam.changes.models import Change
from goldseam.charts import BeforeAfter
from goldseam.people.models import Team
from goldseam.safety.cuts import Cut
from goldseam.safety.results import results_of
from goldseam.safety.results_file import band_in_words
from goldseam.safety.trend import trend_chart


class Shown(NamedTuple):
    """A cut with its trend."""

    cut: Cut
    trend: BeforeAfter | None
    can_respond: bool
    links: dict[str, str]


def facts_of(pulse, person) -> dict:
    results = results_of(pulse, person)
    return {
        "total": _shown(pulse, person, results.total) if results.total else None,
        "teams": [_shown(pulse, person, cut) for cut in sorted(results.groups, key=lambda cut: cut.name.casefold())],
        "comments": results.comments,
        "responses": _responses(pulse, person),
        "can_respond": pulse.can_be_responded_to_by(person),
        "band_in_words": band_in_words,
    }


def _shown(pulse, person, cut: Cut) -> Shown:
    team = Team.objects.filter(pk=cut.team_id).first() if cut.team_id else None
    is_mine = cut.team_id in person.sight.teams and person.writes_in(pulse.organisation) and cut.n is not None
    return Shown(cut, trend_chart(pulse, person, team), is_mine, _links(pulse, cut))


def _links(pulse, cut: Cut) -> dict[str, str]:
    where = [pulse.organisation.slug, pulse.number, *([cut.team_id] if cut.team_id else [])]
    name = "pulses:team_trend" if cut.team_id else "pulses:trend"
    return {form: reverse(name, args=[*where, form]) for form in ("svg", "png", "csv")}


def _responses(pulse, person) -> list:
    """To all first, then by name of the team; with what the reader may see of what came of it."""
    artifacts = Prefetch("artifacts", Artifact.objects.visible_to(person), to_attr="seen_artifacts")
    changes = Change.objects.visible_to(person).select_related("version__artifact__organisation")
    found = pulse.responses_for(person).prefetch_related(
        artifacts, Prefetch("changes", changes, to_attr="seen_changes")
    )
    return sorted(found, key=lambda one: one.group.name.casefold() if one.group else "")
