"""The stages of a room: what people do in each, for how long, and what is said aloud."""

from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext as _


class Doing(StrEnum):
    """What people do in a stage."""

    LOBBY = "lobby"  # Arrive; the first stage of every room.
    FRAME = "frame"  # Hear what this is about.
    WRITE = "write"  # Write cards in silence.
    REVEAL = "reveal"  # Turn the cards over, in rounds or all at once.
    CLUSTER = "cluster"  # Put together what belongs together.
    VOTE = "vote"  # Give dots, in secret.
    DISCUSS = "discuss"  # Talk, in rounds.
    DECIDE = "decide"  # Turn cards or clusters into what stays: risks, rows, actions.
    CLOSE = "close"  # Read back, say goodbye; the last stage.


@dataclass(frozen=True)
class Stage:
    """One stage. `of` names the stage whose cards it is about (reveal, cluster, vote, decide)."""

    key: str
    doing: str
    title: str
    minutes: int = 0
    prompt: str = ""  # What people are asked, on every screen.
    say: str = ""  # What the facilitator may say.
    of: str = ""
    tells_subject: bool = False  # Frame: what the room is held about, in the purpose's own words, before it is framed.
    asks_hands: bool = False  # A card says whether it is in our hands.
    asks_estimate: str = ""  # before | after
    in_rounds: bool = True  # Reveal and discuss: turn by turn.
    into: tuple[str, ...] = ()  # Decide: what cards can become, in the purpose's words.

    @property
    def cards_of(self) -> str:
        """The stage whose cards it is about: its own while people write, unless they add to those of another.

        Empty in a stage that decides about the cards of all.
        """
        return self.of or (self.key if self.doing == Doing.WRITE else "")

    @property
    def seconds(self) -> int:
        return self.minutes * 60


def with_ends(stages: list[Stage]) -> list[Stage]:
    """The same stages, with a lobby before them and a close behind them where a template has none."""
    doings = [stage.doing for stage in stages]
    lobby = [] if doings[:1] == [Doing.LOBBY] else [Stage("lobby", Doing.LOBBY, _("Arriving"))]
    close = [] if doings[-1:] == [Doing.CLOSE] else [Stage("close", Doing.CLOSE, _("Close"))]
    return [*lobby, *stages, *close]


def read(rows: list[dict]) -> list[Stage]:
    """Stages as a room or a template keeps them. Names that are no longer known are left out."""
    names = Stage.__dataclass_fields__
    return [replace(Stage("", "", ""), **_plain({k: v for k, v in row.items() if k in names})) for row in rows]


def kept(stages: list[Stage]) -> list[dict]:
    return [asdict(stage) for stage in stages]


def _plain(row: dict) -> dict:
    return row | {"into": tuple(row.get("into", ()))}
