"""The code by which whoever reported comes back: shown once, known to nobody here."""

import hashlib
import hmac
import re
import secrets

from django.conf import settings

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: what looks alike is read alike.
LENGTH, GROUP = 20, 5  # A hundred bits: nobody guesses one.
READ_AS = str.maketrans("OIL", "011")
A_CODE = re.compile(f"[{SIGNS}]{{{LENGTH}}}")


def new_code() -> str:
    return _grouped("".join(secrets.choice(SIGNS) for _sign in range(LENGTH)))


def code_from(*words: str) -> str:
    """Always the same code for the same words: a report that is sent twice has one."""
    number = int.from_bytes(_keyed("code", *words))
    return _grouped("".join(SIGNS[number >> 5 * place & 31] for place in range(LENGTH)))


def read(typed: str) -> str:
    """The code in what somebody typed, with whatever between its signs; nothing where it is none."""
    signs = re.sub(r"[\s\-–—_.]", "", typed[:100]).upper().translate(READ_AS)
    return signs if A_CODE.fullmatch(signs) else ""


def kept(typed: str) -> str:
    """What is kept of a code: with this alone nobody finds the code, nor tries codes elsewhere."""
    return _keyed("receipt", read(typed)).hex()


def mark(*words: str) -> str:
    """By which the same thing, sent twice, is known without being kept."""
    return _keyed("mark", *words).hex()


def _keyed(*words: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), "\0".join(["reporting", *words]).encode(), hashlib.sha256)


def _grouped(signs: str) -> str:
    return "-".join(signs[start : start + GROUP] for start in range(0, LENGTH, GROUP))
