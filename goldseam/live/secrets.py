"""What a device knows of its place in a room, and the words that are made from it.

The secret lies in a cookie and nowhere here. From it come words that cannot be brought together without it: the `token`
of the seat, and one for each thing that is written or given without a name (`Owner`).
"""

import hashlib
import secrets
from dataclasses import dataclass, field


def new_secret() -> str:
    return secrets.token_urlsafe(32)


def token(secret: str) -> str:
    return _word("seat", secret)


@dataclass(frozen=True)
class Owner:
    """Somebody on one device in one room, and the words by which they find again what is theirs.

    A word for each use: where cards carry names, dots and estimates would otherwise have the same name. Reckoned from
    the account as well, so that the next one on the same device finds nothing of the one before.
    """

    secret: str = field(repr=False)
    room: int
    person: int | None = None

    @property
    def cards(self) -> str:
        return self._word("cards")

    @property
    def votes(self) -> str:
        """Of dots, and of how bad something could become."""
        return self._word("votes")

    @property
    def estimates(self) -> str:
        return self._word("estimates")

    @property
    def safety(self) -> str:
        """Of the turn at the safety prompt."""
        return self._word("safety")

    @property
    def learned(self) -> str:
        """Of the turn at the question whether one learned something."""
        return self._word("learned")

    @property
    def unsent(self) -> str:
        """Of what is typed, and stays in the tab until it is handed in."""
        return self._word("unsent")

    def _word(self, use: str) -> str:
        return _word(f"{use}:{self.room}:{self.person or ''}", self.secret)


def _word(use: str, secret: str) -> str:
    return hashlib.sha256(f"{use}:{secret}".encode()).hexdigest()
