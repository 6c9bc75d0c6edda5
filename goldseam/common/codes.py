"""Codes that people read from paper or a screen, and type: in a link that is handed out, or to come back to a page."""

import hashlib
import hmac
import re
import secrets

from django.conf import settings

LINK_SIGNS = "23456789abcdefghjkmnpqrstvwxyz"  # No two of them look alike on paper.
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: what looks alike is read alike.
LENGTH, GROUP = 20, 5  # A hundred bits: nobody guesses one.
READ_AS = str.maketrans("OIL", "011")
A_CODE = re.compile(f"[{SIGNS}]{{{LENGTH}}}")


def link_code(length: int) -> str:
    return "".join(secrets.choice(LINK_SIGNS) for _sign in range(length))


def is_link_code(typed: str, length: int) -> bool:
    return len(typed) == length and not set(typed) - set(LINK_SIGNS)


def new_code() -> str:
    return code_from(secrets.token_bytes(32))


def keyed(*words: str | bytes) -> bytes:
    """The same for the same words, and to be reckoned by nobody who lacks the secret of this installation."""
    parts = [word.encode() if isinstance(word, str) else word for word in words]
    return hmac.digest(settings.SECRET_KEY.encode(), b"\0".join(parts), hashlib.sha256)


def code_from(digest: bytes) -> str:
    """Always the same code for the same digest."""
    number = int.from_bytes(digest)
    signs = "".join(SIGNS[number >> 5 * place & 31] for place in range(LENGTH))
    return "-".join(signs[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def read(typed: str) -> str:
    """The code in what somebody typed, with whatever between its signs; nothing where it is none."""
    signs = re.sub(r"[\s\-–—_.]", "", typed[:100]).upper().translate(READ_AS)
    return signs if A_CODE.fullmatch(signs) else ""
