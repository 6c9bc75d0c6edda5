"""What can happen to imports and webhooks; each part says it in a file of its own."""

from goldseam.exchange.logs import kinds as logs
from goldseam.exchange.webhooks import kinds as webhooks

__all__ = ["logs", "webhooks"]
