"""The code by which whoever reported comes back: shown once, known to nobody here."""

from goldseam.common import codes


def code_from(*words: str) -> str:
    """Always the same code for the same words: a report that is sent twice has one."""
    return codes.code_from(codes.keyed("reporting", "code", *words))


def kept(typed: str) -> str:
    """What is kept of a code: with this alone nobody finds the code, nor tries codes elsewhere."""
    return codes.keyed("reporting", "receipt", codes.read(typed)).hex()


def mark(*words: str) -> str:
    """By which the same thing, sent twice, is known without being kept."""
    return codes.keyed("reporting", "mark", *words).hex()
