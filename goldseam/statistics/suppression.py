"""Which groups may be shown so that nobody can work out a group that is too small to hide in.

Source: primary and complementary suppression; the rules are those of 02-safety, 1 and 2.
"""

from collections.abc import Hashable, Mapping

LEAST = 5  # Fewer answers are never shown: with three or four, colleagues guess.


def shown(groups: Mapping[Hashable, int], least: int = LEAST) -> set:
    """Those of the groups that may stand beside their total, by how many are in each.

    A group below `least` is hidden. If those that are hidden are too few together, the total minus the rest would tell
    them: then the smallest of those that are shown is hidden too, and so on. What is empty tells nothing of anybody.
    """
    seen = {name: count for name, count in groups.items() if count >= least}
    hidden = sum(count for name, count in groups.items() if name not in seen)
    for name, count in sorted(seen.items(), key=lambda group: (group[1], str(group[0]))):
        if hidden == 0 or hidden >= least:
            break
        del seen[name]
        hidden += count
    return set(seen)
