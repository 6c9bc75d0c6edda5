"""What a method allows one to say, for people who have no time for statistics."""

from dataclasses import dataclass
from typing import Literal

Mood = Literal["gold", "attention", ""]
Better = str  # "lower", "higher", or "" where neither is


@dataclass(frozen=True)
class Verdict:
    """What the numbers show, what they do not show, and how much more is needed before they say more.

    `decided` is True only where the rules of the method carry a claim; then `mood` is “gold” for the better and
    “attention” for the worse, if one of them was named as better. Where single values stand out, `stands_out`, that is
    no change yet: they are worth a question. Sentences are in the language of the reader.
    """

    shows: str
    does_not_show: str
    missing: str = ""
    mood: Mood = ""
    decided: bool = False
    stands_out: bool = False

    @property
    def sentences(self) -> list[str]:
        """All that is to be said, in order."""
        return [words for words in (self.shows, self.does_not_show, self.missing) if words]

    def __str__(self) -> str:
        return " ".join(self.sentences)


def mood_of(is_higher: bool, better: Better) -> Mood:
    """The mood of something that is higher now, or lower."""
    if better not in ("lower", "higher"):
        return ""
    return "gold" if is_higher == (better == "higher") else "attention"
