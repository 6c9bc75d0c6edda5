"""Secrets of senders at rest; see `goldseam.common.sealing`."""

from goldseam.common import sealing

PURPOSE = "goldseam.webhooks.secret"


def seal(secret: str) -> str:
    return sealing.seal(secret, PURPOSE)


def unseal(sealed: str) -> str | None:
    """The secret; None where the installation has got another secret of its own since."""
    return sealing.unseal(sealed, PURPOSE)
