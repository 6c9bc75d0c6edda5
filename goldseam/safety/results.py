"""What a pulse tells: numbers that were counted when it closed, to the people of each team, and nobody more than them.

Nothing here hides anything: what must not be shown was never kept (see `counting`).
"""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from goldseam.safety.items import Item, items_in
from goldseam.safety.models import Pulse, PulseGroup, Tally
from goldseam.statistics.pulses import Summary, difference, may_compare

LEAST_FOR_RATE = 5  # Invited people.
WAVES = 40  # Ten years.


class Score(NamedTuple):
    """From 1 to 7, higher is safer, with the range that fits (95 %); all to one decimal."""

    value: float
    low: float
    high: float


class Change(NamedTuple):
    """Against the pulse before, above 0 is safer."""

    difference: float
    low: float | None
    high: float | None
    words: str


@dataclass(frozen=True)
class ItemResult:
    """What is told of one statement. Answers to those that are turned around are turned back: higher is safer."""

    item: Item
    mean: float | None = None
    band: str = ""
    n: int | None = None
    why_hidden: str = ""


@dataclass(frozen=True)
class Cut:
    """One team, or all of them together. Everything is rounded already."""

    name: str
    team_id: int | None
    invited: int
    n: int | None = None
    rate: float | None = None
    score: Score | None = None
    band: str = ""
    sd: float | None = None
    shared_view: bool | None = None
    items: list[ItemResult] = field(default_factory=list)
    speaking_up: ItemResult | None = None
    straight_liners: int | None = None
    why_hidden: str = ""
    comments: list[str] = field(default_factory=list)
    why_no_comments: str = ""
    change_since: Change | None = None
    why_no_change: str = ""

    @property
    def is_hidden(self) -> bool:
        return bool(self.why_hidden)


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
        return Cut(group.name, group.team_id, group.invited, why_hidden=_why_not_asked(group, pulse))
    if pulse.gone_lost:
        return Cut(group.name, group.team_id, group.invited, why_hidden=_lost())
    cut = _read(group.name, group.team_id, group.invited, group.answered, group.tally.numbers, pulse)
    comments = [comment.text for comment in group.comments.all()]
    why = "" if group.answered >= pulse.least_comments else _why_no_comments(pulse)
    last = getattr(group.before, "tally", None) if group.before else None
    return _with_change(replace(cut, comments=comments, why_no_comments=why), group, pulse, group.tally, last)


def _read(name, team, invited, answered, numbers: dict, pulse) -> Cut:
    rate = round(answered / invited, 2) if invited >= LEAST_FOR_RATE else None
    items = {int(number): told for number, told in numbers["items"].items()}
    wording = items_in(translation.get_language() or "en")
    read = [_item(wording.item(number), told, pulse) for number, told in sorted(items.items())]
    cut = Cut(name, team, invited, answered, rate, items=read[:-1], speaking_up=read[-1])
    if numbers["why"]:
        return replace(cut, why_hidden=_why_hidden(numbers["why"], pulse))
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
        return ItemResult(item, why_hidden=_why_hidden(told["why"], pulse))
    mean = None if told["mean"] is None else round(told["mean"], 1)
    return ItemResult(item, mean, told["band"], told["n"])


def _with_change(cut: Cut, compared, pulse, tally, last) -> Cut:
    """`compared` holds how far this may be compared: a group, or the pulse itself."""
    if cut.score is None or last is None or not _has_score(last.numbers):
        return cut
    if not may_compare(compared.answered_in_both, compared.roster_change, pulse.least_scores):
        return replace(cut, why_no_change=_why_no_change())
    return replace(cut, change_since=_change(_summary(last.numbers), _summary(tally.numbers)))


def _has_score(numbers: dict) -> bool:
    return not numbers["why"] and not numbers["band"] and numbers["shared"] is not False


def _summary(numbers: dict) -> Summary:
    return Summary(numbers["scored"], *(numbers[name] for name in ("mean", "sd", "low", "high")))


def _change(before: Summary, after: Summary) -> Change:
    found = difference(before, after)
    low, high = (None if edge is None else round(edge, 1) for edge in (found.low, found.high))
    return Change(round(found.difference, 1), low, high, _change_in_words(found))


def _change_in_words(found) -> str:
    size = f"{abs(found.difference):.1f}"
    if not found.is_beyond_chance and size == "0.0":
        return _("The same as in the pulse before.")
    if not found.is_beyond_chance:
        return _("%(size)s apart from the pulse before: no more than chance alone would bring.") % {"size": size}
    if found.difference > 0:
        return _("Safer than in the pulse before, by %(size)s: more than chance alone would bring.") % {"size": size}
    return _("Less safe than in the pulse before, by %(size)s: more than chance alone would bring.") % {"size": size}


def _why_hidden(why: str, pulse) -> str:
    if why == "few":
        return _("Fewer than %(least)d people answered, so nothing is shown.") % {"least": pulse.least_scores}
    return _("This stays hidden: together with what is shown, it would tell of a group that is too small to hide in.")


def _why_not_asked(group, pulse) -> str:
    if group.why_not_asked == "alike":
        return _("This team was not asked: nearly the same people are asked in another team.")
    talk = _("Have a guided talk instead: somebody from outside the team asks, and all write before anybody speaks.")
    small = _("With fewer than %(least)d people nobody could hide here, so there was no pulse.")
    return f"{small % {'least': pulse.least_scores}} {talk}"


def _lost() -> str:
    return _("The answers are lost: the install got another secret, or came from a backup, before the pulse closed. "
             "Nobody has read them.")  # fmt: skip


def _why_no_comments(pulse) -> str:
    return _("Comments are read by name of the team only where at least %(least)d people answered.") % {
        "least": pulse.least_comments
    }


def _why_no_change() -> str:
    return _("Not compared with the pulse before: too few answered both times, or one to four people came or left.")
