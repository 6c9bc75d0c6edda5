"""What imports and webhooks bring to the page of an event; each part says it in a file of its own."""

from goldseam.exchange.logs import of_event as of_logs
from goldseam.exchange.webhooks import of_event

__all__ = ["of_event", "of_logs"]
