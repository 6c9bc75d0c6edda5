"""Who was invited, and how far two pulses may be compared. Who answered is not known, so numbers are bounds."""

from collections.abc import Iterable
from dataclasses import dataclass

from goldseam.safety.models.group import Invited
from goldseam.statistics.disclosure import at_least_in_both


@dataclass(frozen=True)
class Roster:
    """The people who were invited, of one group or of several. `places` also counts those whose accounts are gone."""

    people: frozenset[int]
    places: int

    @classmethod
    def together(cls, rosters: "Iterable[Roster]") -> "Roster":
        found = list(rosters)
        return cls(frozenset().union(*(one.people for one in found)), sum(one.places for one in found))

    @property
    def twice(self) -> int:
        """How many answers, at most, come from somebody who answers in another group of these, too."""
        return self.places - len(self.people)

    def in_either(self, other: "Roster") -> int:
        return len(self.people | other.people) + self.twice + other.twice

    def change_to(self, other: "Roster") -> int:
        """How many came or went. Of whoever has no account any more, it is not known that they stayed."""
        return len(self.people ^ other.people) + self.twice + other.twice


def rosters_of(groups: list) -> dict[int | None, Roster]:
    people: dict[int, set[int]] = {group.pk: set() for group in groups}
    for group, person in Invited.objects.filter(group__in=groups).values_list("group", "person"):
        people[group].add(person)
    return {group.pk: Roster(frozenset(people[group.pk]), group.invited) for group in groups}


def compare_with_before(pulse, groups: list, rosters: dict[int | None, Roster], numbers: dict) -> None:
    """Keeps beside each group, and the pulse, what allows a comparison: numbers alone."""
    before = type(pulse).objects.filter(organisation=pulse.organisation).closed().order_by("-number").first()
    if before is None:
        return
    asked = [group for group in before.groups.select_related("tally") if group.is_asked]
    earlier = rosters_of(asked)
    teams = {group.team_id: group for group in asked}
    for group in groups:
        if (last := teams.get(group.team_id)) and hasattr(last, "tally"):
            _compare(group, last, rosters[group.pk], earlier[last.pk], numbers[group.pk], last.tally.numbers)
    total = before.tallies.filter(group=None).first()
    if total and None in numbers:
        now, then = Roster.together(rosters.values()), Roster.together(earlier.values())
        _compare(pulse, before, _each_once(now), _each_once(then), numbers[None], total.numbers, now.twice + then.twice)


def _compare(now, before, roster: Roster, earlier: Roster, numbers: dict, last: dict, twice: int = 0) -> None:
    answered = at_least_in_both(last.get("scored", 0), numbers.get("scored", 0), earlier.in_either(roster))
    now.before, now.answered_in_both = before, max(0, answered - twice)
    now.roster_change = earlier.change_to(roster)


def _each_once(roster: Roster) -> Roster:
    """Of all teams together: whoever is in two of them is one person."""
    return Roster(roster.people, len(roster.people))
