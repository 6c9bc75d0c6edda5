"""What opens a pulse for one person, once. Codes are reckoned from the secret of the install and are kept nowhere."""

from goldseam.common.codes import code_from, keyed, read


def code_for(key: bytes, group: int, person: int) -> str:
    """The code of one person in one team. Without the pulse's key, which is gone when it closes, nobody finds it."""
    return code_from(keyed("pulse", "code", key, str(group), str(person)))


def kept(code: str) -> str:
    """What is kept of a code, in whatever way it was typed: with this alone nobody finds the code."""
    return keyed("pulse", "ticket", read(code)).hex()
