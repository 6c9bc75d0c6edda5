"""What a pulse tells: numbers that were counted when it closed, to the people of each team, and nobody more than them.

Nothing here hides anything: what must not be shown was never kept (see `counting`).
"""

from dataclasses import dataclass, field, replace

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from goldseam.safety.comparing import change_between, has_score
from goldseam.safety.cuts import Cut, ItemResult, Score
from goldseam.safety.items import Item, items_in
from goldseam.safety.models import Pulse, PulseGroup, Tally
from goldseam.safety.reasons import why_hidden, why_lost, why_no_change, why_no_comments, why_not_asked
from goldseam.statistics.disclosure import may_compare

LEAST_FOR_RATE = 5  # Invited people.
WAVES = 40  # Ten years.


@dataclass(frozen=True)
class Results:
    """What one person reads of a pulse: the total, the own teams, and comments that stand without a team."""

    total: Cut | None = None
    groups: list[Cut] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Wave:
    """One pulse in a row of them. Where `cut.change_since` is none, it must not be joined to the one before."""

    pulse: Pulse
    cut: Cut


def results_of(pulse, person) -> Results:
    """Nothing before it has closed. Admins read no more than anybody else: the total, and their own teams."""
    if not pulse.is_closed or person.role_in(pulse.organisation) is None:
        return Results()
    return Results(
        total=total_of(pulse),
        groups=[_cut_of(pulse, group) for group in groups_of(pulse, person)],
        comments=list(pulse.comments.filter(group=None).values_list("text", flat=True)),
    )


def groups_of(pulse, person) -> list[PulseGroup]:
    """Teams of the person, and those for which the person was asked."""
    mine = Q(team__in=person.sight.teams) | Q(pk__in=pulse.groups_asked(person))
    return list(with_numbers(pulse.groups.filter(mine)))


def with_numbers(groups):
    return groups.select_related("tally", "before__tally").prefetch_related("comments")


def total_of(pulse) -> Cut | None:
    """All teams together, where more than one was asked."""
    tally = _of_all(pulse)
    if tally is None:
        return None
    asked = [group for group in pulse.groups.all() if group.is_asked]
    answered = sum(group.answered or 0 for group in asked)
    last = _of_all(pulse.before) if pulse.before else None
    cut = _read(_("All teams together"), None, sum(group.invited for group in asked), answered, tally.numbers, pulse)
    return _with_change(cut, pulse, pulse, tally, last)


def trend_of(organisation, person, team=None) -> list[Wave]:
    """The closed pulses of a team of the person, or of the organisation; the oldest first."""
    if person.role_in(organisation) is None:
        return []
    closed = Pulse.objects.filter(organisation=organisation).closed().select_related("organisation", "before")
    pulses = list(closed.prefetch_related("groups", "tallies", "before__tallies").newest_first()[:WAVES])
    pulses.reverse()
    cuts = _team_cuts(pulses, person, team) if team else {pulse.pk: total_of(pulse) for pulse in pulses}
    return [Wave(pulse, cut) for pulse in pulses if (cut := cuts.get(pulse.pk))]


def _of_all(pulse) -> Tally | None:
    return next((tally for tally in pulse.tallies.all() if tally.group_id is None), None)


def _team_cuts(pulses, person, team) -> dict[int, Cut]:
    of = {pulse.pk: pulse for pulse in pulses}
    groups = with_numbers(PulseGroup.objects.filter(pulse__in=[*of], team=team))
    if team.pk not in person.sight.teams:
        groups = groups.filter(people__person=person.pk)
    return {group.pulse_id: _cut_of(of[group.pulse_id], group) for group in groups}


def _cut_of(pulse, group) -> Cut:
    if not group.is_asked:
        return Cut(group.name, group.team_id, group.invited, why_hidden=why_not_asked(group, pulse))
    if pulse.gone_lost:
        return Cut(group.name, group.team_id, group.invited, why_hidden=why_lost())
    cut = _read(group.name, group.team_id, group.invited, group.answered, group.tally.numbers, pulse)
    comments = [comment.text for comment in group.comments.all()]
    why = "" if group.answered >= pulse.least_comments else why_no_comments(pulse)
    last = getattr(group.before, "tally", None) if group.before else None
    return _with_change(replace(cut, comments=comments, why_no_comments=why), group, pulse, group.tally, last)


def _read(name, team, invited, answered, numbers: dict, pulse) -> Cut:
    rate = round(answered / invited, 2) if invited >= LEAST_FOR_RATE else None
    items = {int(number): told for number, told in numbers["items"].items()}
    wording = items_in(translation.get_language() or "en")
    read = [_item(wording.item(number), told, pulse) for number, told in sorted(items.items())]
    cut = Cut(name, team, invited, answered, rate, items=read[:-1], speaking_up=read[-1])
    if numbers["why"]:
        return replace(cut, why_hidden=why_hidden(numbers["why"], pulse))
    return replace(cut, **_score(numbers))


def _score(numbers: dict) -> dict:
    told = {"band": numbers["band"]}
    if numbers["band"]:
        return told
    told["straight_liners"] = numbers["straight"]
    told |= {"shared_view": numbers["shared"], "sd": round(numbers["sd"], 1) if numbers["is_sd_shown"] else None}
    if numbers["shared"] is not False:
        told["score"] = Score(*(round(numbers[name], 1) for name in ("mean", "low", "high")))
    return told


def _item(item: Item, told: dict, pulse) -> ItemResult:
    if told["why"]:
        return ItemResult(item, why_hidden=why_hidden(told["why"], pulse))
    mean = None if told["mean"] is None else round(told["mean"], 1)
    return ItemResult(item, mean, told["band"], told["n"])


def _with_change(cut: Cut, compared, pulse, tally, last) -> Cut:
    """`compared` holds how far this may be compared: a group, or the pulse itself."""
    if cut.score is None or last is None or not has_score(last.numbers):
        return cut
    if not may_compare(compared.answered_in_both, compared.roster_change, pulse.least_scores):
        return replace(cut, why_no_change=why_no_change())
    return replace(cut, change_since=change_between(last.numbers, tally.numbers))
