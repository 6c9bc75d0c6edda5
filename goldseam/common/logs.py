"""What the log says: enough to find a fault, and nothing of what people wrote."""

import logging
import re
import traceback

# What follows these words in an address lets in whoever has it.
KEYS = re.compile(
    r"(/invitations/|/report/|/pulse/|/help/|/wall/|/live/|/webhooks/|/start/|/calendar/feed/|/measures/digests/off/"
    r"|/accounts/email/|/accounts/password/reset/)[^\s/?]+"
)


class DiscreetFormatter(logging.Formatter):
    """Lines without the keys of links, and errors without their message: it could hold text or a mail address."""

    def format(self, record) -> str:
        return KEYS.sub(r"\1…", super().format(record))

    def formatException(self, exc_info) -> str:  # noqa: N802  (the name that logging calls)
        return "\n".join(_told(exc_info[1]))


def _told(error: BaseException | None):
    """The places in the code and the kind of error, the first cause first."""
    if error is None:
        return
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause:
        yield from _told(cause)
        yield "which led to:"
    yield from (line.rstrip() for line in traceback.format_tb(error.__traceback__))
    yield f"{type(error).__module__}.{type(error).__qualname__}"
