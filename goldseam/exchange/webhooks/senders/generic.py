"""Any other sender: where things stand in its body was picked from an example."""

from collections.abc import Iterator

from goldseam.exchange.webhooks.mapping import Mapping
from goldseam.exchange.webhooks.message import Message, NothingToDo
from goldseam.exchange.webhooks.sent import Sent


def read(sent: Sent, hook) -> Iterator[Message]:
    """One for each of the things in the list that was picked, or one for the body."""
    body = sent.body  # What cannot be read is said so, also before anything is picked in it.
    if not hook.mapping:
        raise NothingToDo("unmapped")
    yield from Mapping(hook.mapping).read(body)
