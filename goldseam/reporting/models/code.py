"""The code by which whoever reported comes back: shown once, known to nobody here."""

import hashlib
import hmac

from django.conf import settings

from goldseam.common import codes


def code_from(*words: str) -> str:
    """Always the same code for the same words: a report that is sent twice has one."""
    return codes.code_from(_keyed("code", *words))


def kept(typed: str) -> str:
    """What is kept of a code: with this alone nobody finds the code, nor tries codes elsewhere."""
    return _keyed("receipt", codes.read(typed)).hex()


def mark(*words: str) -> str:
    """By which the same thing, sent twice, is known without being kept."""
    return _keyed("mark", *words).hex()


def _keyed(*words: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), "\0".join(["reporting", *words]).encode(), hashlib.sha256)
