"""Questions to whoever reported, and their answers."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.events.models import Event
from goldseam.reporting.models.said import Said

LONGEST = 4_000
MOST = 100  # Of each side, about one event.


class MessageQuerySet(models.QuerySet):
    def questions(self):
        return self.filter(from_reporter=False)

    def answers(self):
        return self.filter(from_reporter=True)


class Message(Said, models.Model):
    """One question or answer, with its day. Of an answer that came with a receipt nobody knows more than that."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="messages")
    from_reporter = models.BooleanField()
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    on = models.DateField()

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.text[:80]

    @classmethod
    @transaction.atomic
    def ask(cls, event, by, text: str) -> "Message":
        """A question to whoever reported this; asked twice it is asked once."""
        if event.logged_by_id == by.pk:
            raise ValidationError(_("You logged this yourself: write what you know into the event."))
        want_room(event, from_reporter=False)
        return cls._say(event, _checked(text), "report.asked", by=by, from_reporter=False)

    @classmethod
    @transaction.atomic
    def answer(cls, event, by, text: str) -> "Message":
        """What somebody who logged an event under their own name answers."""
        if event.logged_by_id != by.pk:
            raise ValidationError(_("Only whoever reported this can answer here."))
        want_room(event, from_reporter=True)
        return cls._say(event, _checked(text), "report.answered", by=by, from_reporter=True)

    @classmethod
    @transaction.atomic
    def arrive(cls, event_id: int, text: str) -> "Message | None":
        """An answer that came with a receipt, once it is opened."""
        event = Event.objects.filter(pk=event_id).first()
        if event is None or event.is_handed_over:
            return None
        return cls._say(event, text, "report.answered", by=None, from_reporter=True)

    @classmethod
    def _say(cls, event, text: str, kind: str, by, from_reporter: bool) -> "Message":
        event.want_it_here()
        facts = {"text": text, "by": by, "from_reporter": from_reporter}
        message = event.messages.filter(**facts).first()
        if message is None:
            message = cls.objects.create(event=event, on=timezone.localdate(), **facts)
            Activity.record(kind, message, by=by)
        return message


def want_room(event, from_reporter: bool) -> None:
    """Refuses where very much has been said. What was sealed arrives all the same."""
    if event.messages.filter(from_reporter=from_reporter).count() >= MOST:
        raise ValidationError(_("Much has been said here already. It is better to talk."), code="busy")


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValidationError({"text": _("Write a sentence.")})
    if len(text) > LONGEST:
        raise ValidationError({"text": _("This is very long. Say the most important part.")})
    return text
