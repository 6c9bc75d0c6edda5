"""The ballot box of one team: all answers so far in one sealed piece, which nobody opens before the pulse closes."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models

from goldseam.safety.ballots import Ballot, packed, packed_marks, unpacked, unpacked_marks

NONCE, MARK = 12, 16  # Bytes.


class Unreadable(Exception):
    """The install has got another secret since the box was sealed."""


class PulseKey(models.Model):
    """The random key of one pulse. It is deleted when the pulse closes; old codes then lead to nobody."""

    pulse = models.OneToOneField("safety.Pulse", models.CASCADE, primary_key=True, related_name="key")
    bytes = models.BinaryField()


class BallotBox(models.Model):
    """One row for a team, of one size from the opening on: neither how many have answered nor who shows in it.

    `spent` holds the marks of tickets that were used, `answers` the answers, each with a place for everybody who was
    invited, both shuffled and sealed anew each time. It is opened with the secret of the install and the pulse's key.
    """

    group = models.OneToOneField("safety.PulseGroup", models.CASCADE, primary_key=True, related_name="box")
    spent = models.BinaryField()
    answers = models.BinaryField()

    @classmethod
    def empty(cls, group, key: bytes) -> "BallotBox":
        box = cls(group=group)
        box.fill(key, [], [])
        return box

    def fill(self, key: bytes, marks: list[bytes], ballots: list[Ballot]) -> None:
        places = self.group.invited
        self.spent = self._sealed(packed_marks(marks, places, MARK), key, b"spent")
        self.answers = self._sealed(packed(ballots, places), key, b"answers")

    def marks(self, key: bytes) -> list[bytes]:
        return unpacked_marks(self._opened(self.spent, key, b"spent"), MARK)

    def ballots(self, key: bytes) -> list[Ballot]:
        return unpacked(self._opened(self.answers, key, b"answers"))

    def stir(self, key: bytes) -> None:
        """Seals the same anew: from outside it looks as if somebody had answered, or nobody."""
        self.fill(key, self.marks(key), self.ballots(key))
        self.save(update_fields=["spent", "answers"])

    def _sealed(self, content: bytes, key: bytes, what: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._lock(key, what).encrypt(nonce, content, self._where)

    def _opened(self, sealed, key: bytes, what: bytes) -> bytes:
        sealed = bytes(sealed)
        try:
            return self._lock(key, what).decrypt(sealed[:NONCE], sealed[NONCE:], self._where)
        except InvalidTag as wrong:
            raise Unreadable from wrong

    def _lock(self, key: bytes, what: bytes) -> AESGCM:
        derived = HKDF(SHA256(), 32, salt=key, info=b"goldseam pulse " + what).derive(settings.SECRET_KEY.encode())
        return AESGCM(derived)

    @property
    def _where(self) -> bytes:
        return str(self.group_id).encode()


def mark_of(ticket: str) -> bytes:
    """By which a spent ticket is known inside the box."""
    return bytes.fromhex(ticket)[:MARK]
