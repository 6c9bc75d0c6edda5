"""What sees to it that a team rule is kept. Parts of the product that enforce rules say so.

    @enforces                                                  # in a part's listeners.py
    def gates_of(rules: list[int], person) -> dict[int, list[Enforcer]]: …

It is asked once for a whole list of rules, and answers for those it knows in one query.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple


class Enforcer(NamedTuple):
    """A gate, a watch: “Enforced by the gate Release”, and where it can be looked at."""

    words: str
    href: str


ENFORCING: list[Callable] = []


def enforces(find: Callable) -> Callable:
    if find not in ENFORCING:
        ENFORCING.append(find)
    return find


def enforcers_of(rules, person) -> dict[int, list[Enforcer]]:
    """Of each rule, all that enforces it, as far as this person may see it."""
    keys = [rule.pk for rule in rules]
    found: dict[int, list[Enforcer]] = defaultdict(list)
    for find in ENFORCING if keys else []:
        for key, enforcers in find(keys, person).items():
            found[key] += enforcers
    return found
