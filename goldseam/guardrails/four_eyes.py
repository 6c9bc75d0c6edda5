"""Whether each of several roles can be counted to a person of its own."""


def can_be_told_apart(signed: dict[int, set[int]]) -> bool:
    """`signed` says who signed in each role. True where nobody has to be counted twice."""
    taken: dict[int, int] = {}
    return all(_finds_somebody(role, signed, taken, set()) for role in signed)


def _finds_somebody(role: int, signed: dict[int, set[int]], taken: dict[int, int], looked_at: set[int]) -> bool:
    """Takes a person for the role; who took that person before looks for another one."""
    for person in signed[role] - looked_at:
        looked_at.add(person)
        if person not in taken or _finds_somebody(taken[person], signed, taken, looked_at):
            taken[person] = role
            return True
    return False
