"""One person's answers, as a piece of bytes that is as long as any other: its size says nothing."""

import random
import struct
from typing import NamedTuple

ITEMS = 8
LONGEST_COMMENT = 500
_SHAPE = struct.Struct(f">?{ITEMS}BH{4 * LONGEST_COMMENT}s")
_NOTHING = bytes(_SHAPE.size)


class Ballot(NamedTuple):
    """Answers from 1 to 7 to the items in their order, None where one was left out, and a comment."""

    answers: tuple[int | None, ...]
    comment: str = ""


def packed(ballots: list[Ballot], places: int) -> bytes:
    """All of them in random order, among places that are still empty."""
    pieces = [_pack(ballot) for ballot in ballots] + [_NOTHING] * (places - len(ballots))
    return _shuffled(pieces)


def unpacked(content: bytes) -> list[Ballot]:
    return [ballot for row in _SHAPE.iter_unpack(content) if (ballot := _unpack(row))]


def packed_marks(marks: list[bytes], places: int, size: int) -> bytes:
    return _shuffled(marks + [bytes(size)] * (places - len(marks)))


def unpacked_marks(content: bytes, size: int) -> list[bytes]:
    marks = [content[start : start + size] for start in range(0, len(content), size)]
    return [mark for mark in marks if any(mark)]


def _shuffled(pieces: list[bytes]) -> bytes:
    random.SystemRandom().shuffle(pieces)
    return b"".join(pieces)


def _pack(ballot: Ballot) -> bytes:
    words = ballot.comment.encode(errors="replace")
    return _SHAPE.pack(True, *(answer or 0 for answer in ballot.answers), len(words), words)


def _unpack(row) -> Ballot | None:
    is_used, *answers, length, words = row
    return Ballot(tuple(answer or None for answer in answers), words[:length].decode()) if is_used else None
