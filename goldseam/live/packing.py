"""What is sent to many is packed once: a hundred pages get the very same bytes, not a hundred compressions of them.

A gzip stream is a row of blocks. A block that refers to nothing before it can be put into any stream, so each stream is
put together from blocks that all share, and has only its check sum for itself.
"""

import struct
import zlib
from typing import NamedTuple

BEGIN = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
LAST_BLOCK = b"\x03\x00"
LONGEST_PLAIN = 0xFFFF


class Piece(NamedTuple):
    """Some bytes of a stream, and the blocks that hold them."""

    plain: bytes
    packed: bytes


def packed(plain: bytes) -> Piece:
    """For what is long, or goes to many."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Piece(plain, packer.compress(plain) + packer.flush(zlib.Z_FULL_FLUSH))


def unpacked(plain: bytes) -> Piece:
    """For a few words to one: a block that says them as they are."""
    return Piece(plain, struct.pack("<BHH", 0, len(plain), len(plain) ^ LONGEST_PLAIN) + plain)


class Plain:
    """A stream for who unpacks nothing."""

    headers: tuple = ()

    def begin(self) -> bytes:
        return b""

    def add(self, pieces: list[Piece]) -> bytes:
        return b"".join(piece.plain for piece in pieces)

    def end(self) -> bytes:
        return b""


class Gzip(Plain):
    """A gzip stream that is put together from blocks."""

    headers = ((b"content-encoding", b"gzip"),)

    def __init__(self):
        self.sum = self.size = 0

    def begin(self) -> bytes:
        return BEGIN

    def add(self, pieces: list[Piece]) -> bytes:
        for piece in pieces:
            self.sum = zlib.crc32(piece.plain, self.sum)
            self.size += len(piece.plain)
        return b"".join(piece.packed for piece in pieces)

    def end(self) -> bytes:
        return LAST_BLOCK + struct.pack("<II", self.sum, self.size & 0xFFFFFFFF)
