"""What comes in through a webhook: checked, understood, acted on once, and written into its log."""

from dataclasses import dataclass
from itertools import islice

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation

from goldseam.exchange.models.alarm import Alarm
from goldseam.exchange.models.delivery import Delivery
from goldseam.exchange.webhooks.message import Message, NothingToDo, NotUnderstood
from goldseam.exchange.webhooks.outcomes import Heard
from goldseam.exchange.webhooks.saying import line
from goldseam.exchange.webhooks.sent import Sent

MOST_MESSAGES = 100


@dataclass(frozen=True)
class Answer:
    """What the sender is told."""

    status: int
    told: list[Heard]
    is_replay: bool = False


class Receiving:
    """A webhook that acts on what comes."""

    @transaction.atomic
    def receive(self, sent: Sent) -> Answer:
        """Acts on a delivery. One at a time for each webhook: of two at the same moment the second sees the first."""
        type(self).objects.select_for_update().get(pk=self.pk)
        with translation.override(settings.LANGUAGE_CODE), timezone.override(None):
            if not self.accepts(sent):
                Delivery.refuse(self)
                return Answer(401, [Heard("signature")])
            earlier = Delivery.seen(self, sent)
            if earlier and earlier.is_acted_on:
                earlier.count_repeat()
                return Answer(200, earlier.heard, is_replay=True)
            return self._take(sent, earlier)

    def try_out(self, by, text: str, headers: dict | None = None) -> Delivery:
        """Goes the same way as what comes in, says what would become of it, and leaves no event behind."""
        sent = Sent(text.encode("utf-8", "replace"), headers or self.from_where.example_headers)
        with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
            told, _status = self._hear_all(sent)
            transaction.set_rollback(True)
        return Delivery.write(self, sent, told, is_trial=True)

    def hear_again(self, delivery: Delivery) -> None:
        """Acts on what was not acted on, now that settings may have changed."""
        sent = Sent(delivery.body.encode("utf-8", "replace"), delivery.headers)
        with translation.override(settings.LANGUAGE_CODE):
            told, _status = self._hear_all(sent)
        delivery.keep(told)

    def _take(self, sent: Sent, earlier: Delivery | None) -> Answer:
        told, status = self._hear_all(sent)
        if earlier is None:
            Delivery.write(self, sent, told)
            return Answer(status, told)
        earlier.keep(told)
        earlier.count_repeat()
        return Answer(status, told, is_replay=status == 200 and not earlier.is_acted_on)

    def _hear_all(self, sent: Sent) -> tuple[list[Heard], int]:
        """What became of each message in it, and the status for the sender."""
        try:
            messages = self._messages(sent)
        except NothingToDo as found:
            return [Heard("nothing", why=found.key, about=found.about)], 200
        except NotUnderstood as found:
            return [Heard("unreadable", why=found.key, about=found.about)], 422
        return [self._hear(message) for message in messages], 200

    def _hear(self, message: Message) -> Heard:
        """A message that breaks a rule of events changes nothing, and the others count all the same."""
        try:
            return Alarm.hear(self, message)
        except ValidationError as refusal:
            return Heard("refused", about=line(" ".join(refusal.messages)))

    def _messages(self, sent: Sent) -> list[Message]:
        messages = list(islice(self.from_where.read(sent, self), MOST_MESSAGES))
        if any(not message.fingerprint.strip() for message in messages):
            raise NotUnderstood
        return messages
