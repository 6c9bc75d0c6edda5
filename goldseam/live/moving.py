"""What happens when a room comes to a stage or leaves it. Each ability says its part.

    @leaving(Doing.WRITE)                      # in the file of the ability
    def lay_on_the_table(room, stage): ...

The functions run within the transaction of `room.go_to`, in the order in which they were registered. A room that ends
leaves its last stage.
"""

from collections import defaultdict
from collections.abc import Callable

from goldseam.live.stages import Doing, Stage

ENTERING: dict[str, list[Callable]] = defaultdict(list)
LEAVING: dict[str, list[Callable]] = defaultdict(list)


def entering(*doings: Doing):
    return _registers(ENTERING, doings)


def leaving(*doings: Doing):
    return _registers(LEAVING, doings)


def enter(room, stage: Stage) -> None:
    for follows in ENTERING[stage.doing]:
        follows(room, stage)


def leave(room, stage: Stage) -> None:
    for follows in LEAVING[stage.doing]:
        follows(room, stage)


def _registers(hooks, doings):
    def register(follows: Callable) -> Callable:
        for doing in doings:
            hooks[doing].append(follows)
        return follows

    return register
