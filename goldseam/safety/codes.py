"""What opens a pulse for one person, once. Codes are reckoned from the secret of the install and are kept nowhere."""

import hashlib
import hmac

from django.conf import settings

from goldseam.common.codes import code_from, read


def code_for(key: bytes, group: int, person: int) -> str:
    """The code of one person in one team. Without the pulse's key, which is gone when it closes, nobody finds it."""
    return code_from(_keyed(b"code", key, str(group).encode(), str(person).encode()))


def kept(code: str) -> str:
    """What is kept of a code, in whatever way it was typed: with this alone nobody finds the code."""
    return _keyed(b"ticket", read(code).encode()).hex()


def _keyed(*words: bytes) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), b"\0".join([b"pulse", *words]), hashlib.sha256)
