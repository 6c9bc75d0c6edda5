"""One matter that a sender reports: open while it fires, with the event that tells of it."""

import hashlib
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from goldseam.events.models import Recurrence
from goldseam.exchange.models.alarm_telling import Telling
from goldseam.exchange.webhooks.message import Message, State
from goldseam.exchange.webhooks.outcomes import Heard

MOST_OPENED, A_WHILE = 100, timedelta(hours=1)  # A storm, or an address that got into wrong hands.


class Alarm(Telling, models.Model):
    """What is known of one matter of one webhook. At most one of a fingerprint is open.

    An alarm without an event is one of which only the end has come; a beginning may come late.
    """

    hook = models.ForeignKey("exchange.Hook", models.CASCADE, related_name="alarms")
    fingerprint = models.CharField(max_length=64)
    event = models.ForeignKey("events.Event", models.CASCADE, null=True, related_name="alarms")
    name = models.CharField(max_length=160, blank=True)
    link = models.CharField(max_length=1000, blank=True)
    account = models.TextField(blank=True)
    fired_at = models.DateTimeField(null=True)
    recovered_at = models.DateTimeField(null=True)
    last_seen_at = models.DateTimeField(default=timezone.now)
    count = models.PositiveIntegerField(default=1)
    rows = models.PositiveIntegerField(default=0)
    known_updates = models.JSONField(default=list)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["hook", "fingerprint"], condition=Q(recovered_at__isnull=True), name="one_open_alarm"
            )
        ]
        indexes = [models.Index(fields=["hook", "fingerprint", "-recovered_at"], name="alarm_of_matter")]

    def __str__(self):
        return self.name

    @classmethod
    @transaction.atomic
    def hear(cls, hook, message: Message) -> Heard:
        """Acts on a message by when it says that things were, in whatever order messages come."""
        alarm = cls._of(hook, message)
        if message.state == State.NEWS:
            return alarm._add_news(message) if alarm else Heard("no_event", about=message.title)
        if message.state == State.OVER:
            return alarm._end(message) if alarm else cls._note_end(hook, message)
        if alarm is None:
            return cls._open(hook, message)
        return alarm._go_on(message) if alarm.is_open else alarm._come_again(message)

    @classmethod
    def _of(cls, hook, message: Message) -> "Alarm | None":
        mine = hook.alarms.filter(fingerprint=_digest(message.fingerprint)).select_related("event__organisation")
        return mine.filter(recovered_at=None).first() or mine.order_by("-recovered_at").first()

    @classmethod
    def _open(cls, hook, message: Message, earlier: "Alarm | None" = None) -> Heard:
        if reason := hook.why_not_open(message):
            return Heard(reason, about=message.title)
        if cls._are_many(hook):
            return Heard("many", about=message.title)
        alarm = cls(hook=hook, fingerprint=_digest(message.fingerprint), fired_at=_at(message))
        alarm._begin(message)
        if earlier and earlier.is_written:
            Recurrence.relate(by=None, event=alarm.event, other=earlier.event)
            return alarm._heard("again")
        return alarm._heard("opened")

    @classmethod
    def _are_many(cls, hook) -> bool:
        """Whether so many events were opened within the hour that nobody could look at one more."""
        opened = hook.alarms.exclude(event=None).order_by("-pk").values_list("event__logged_at", flat=True)
        return any(at > timezone.now() - A_WHILE for at in opened[MOST_OPENED - 1 : MOST_OPENED])

    @classmethod
    def _note_end(cls, hook, message: Message) -> Heard:
        """Nobody heard it begin. Should its beginning come late, it is known to be over."""
        if not hook.only_notes:
            cls.objects.create(
                hook=hook, fingerprint=_digest(message.fingerprint), recovered_at=_at(message), name=message.title
            )
        return Heard("not_open", about=message.title)

    @property
    def is_open(self) -> bool:
        return self.recovered_at is None

    @property
    def is_written(self) -> bool:
        """Whether there is an event about which something may be written."""
        return self.event is not None and not self.event.is_handed_over

    def _begin(self, message: Message) -> None:
        self.event = self.log_event(message)
        self.last_seen_at = timezone.now()
        self.save()
        self.tell_beginning(message)
        self._keep(message)

    def _come_again(self, message: Message) -> Heard:
        """It was over. What is older changes nothing; soon after it is the same again, later another event."""
        at, ended = _at(message), self.recovered_at or _at(message)
        if at < ended:
            return self._begin_late(message)
        if self.event_id and at - ended <= timedelta(minutes=self.hook.quiet_minutes):
            return self._reopen(message, ended)
        return self._open(self.hook, message, earlier=self)

    def _begin_late(self, message: Message) -> Heard:
        if self.event_id or message.state != State.FIRING:
            return self._heard("older")
        if reason := self.hook.why_not_open(message):
            return Heard(reason, about=message.title)
        self.fired_at = _at(message)
        self._begin(message)
        return self._heard("opened_over")

    def _reopen(self, message: Message, ended: datetime) -> Heard:
        self.recovered_at, self.fired_at = None, _at(message)
        self.count += 1
        self._keep(message)
        self.tell_again(message, ended)
        return self._heard("reopened")

    def _go_on(self, message: Message) -> Heard:
        self.count += 1
        self.fired_at = max(self.fired_at or _at(message), message.at or self.fired_at or _at(message))
        self.tell_more(message)
        self._keep(message)
        return self._heard("folded")

    def _end(self, message: Message) -> Heard:
        if not self.is_open:
            self.tell_more(message)
            self._keep(message)
            return Heard("known", about=message.title) if not self._is_elsewhere else Heard("elsewhere")
        if message.at and self.fired_at and message.at < self.fired_at:
            return self._heard("older")
        self.recovered_at = _at(message)
        self.tell_more(message)
        self.tell_end(message)
        self._keep(message)
        return self._heard("closed")

    def _add_news(self, message: Message) -> Heard:
        self.tell_more(message)
        self._keep(message)
        return self._heard("news") if self.is_written else Heard("no_event", about=message.title)

    def _keep(self, message: Message) -> None:
        """What the newest message says of the matter, unless it belongs to another process."""
        self.last_seen_at = timezone.now()
        if not self._is_elsewhere:
            self.name, self.link = message.title or self.name, message.link or self.link
            self.account = message.account or self.account
        self.save()

    @property
    def _is_elsewhere(self) -> bool:
        return self.event is not None and self.event.is_handed_over

    def _heard(self, what: str) -> Heard:
        if self._is_elsewhere:
            return Heard("elsewhere")
        return Heard(what, event=self.event.number if self.event else None, about=self.name)


def _at(message: Message) -> datetime:
    """When what it says became so; where it does not say, now."""
    return message.at or timezone.now()


def _digest(fingerprint: str) -> str:
    return hashlib.sha256(fingerprint.encode("utf-8", "replace")).hexdigest()
