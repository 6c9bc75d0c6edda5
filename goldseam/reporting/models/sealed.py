"""What was sent anonymously and waits for the next morning, so that nobody can tell at what hour it came."""

import random
import uuid

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.people.models import Organisation
from goldseam.reporting.models.arriving import log_report
from goldseam.reporting.models.conversation import Message
from goldseam.reporting.models.report import Identity

MOST_WAITING = 60  # In one letterbox: who floods it harms that letterbox, for a day.
MOST_PICTURES = 20
MOST_ANSWERS = 10  # About one event.


class Sealed(models.Model):
    """One report or answer that nobody has seen yet. Neither it nor the order of rows says when it was sent.

    Those of an organisation are written anew in random order each time one is added: a database keeps its rows, and
    the numbers of its transactions, as they came.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    letterbox = models.ForeignKey("reporting.Letterbox", models.CASCADE, null=True, related_name="sealed")
    day = models.DateField()
    is_answer = models.BooleanField(default=False)
    content = models.JSONField()
    picture = models.BinaryField(null=True)
    receipt = models.CharField(max_length=64, unique=True)

    def __str__(self):
        return _("a sealed report")

    @classmethod
    @transaction.atomic
    def put_in(cls, letterbox, content: dict, picture: bytes | None, receipt: str) -> "Sealed":
        """Keeps a report until the morning."""
        here = cls.objects.filter(letterbox=letterbox)
        if here.count() >= MOST_WAITING:
            raise ValidationError(_("This letterbox is full for today. Please come back tomorrow."), code="busy")
        if picture and here.exclude(picture=None).count() >= MOST_PICTURES:
            full = _("No more pictures fit in today. Send it without, or tomorrow.")
            raise ValidationError({"picture": ValidationError(full, code="busy")})
        facts = {"letterbox": letterbox, "day": letterbox.today, "content": content, "picture": picture}
        return cls._keep(cls(organisation=letterbox.organisation, receipt=receipt, **facts))

    @classmethod
    @transaction.atomic
    def put_answer(cls, report, text: str, receipt: str) -> "Sealed":
        """Keeps an answer until the morning."""
        organisation = report.event.organisation
        if cls.objects.filter(is_answer=True, content__event=report.event_id).count() >= MOST_ANSWERS:
            raise ValidationError(_("Many answers wait already. Please come back tomorrow."), code="busy")
        content = {"event": report.event_id, "text": text}
        facts = {"day": report.day_of(timezone.now()), "is_answer": True, "content": content}
        return cls._keep(cls(organisation=organisation, receipt=receipt, **facts))

    @classmethod
    def _keep(cls, new: "Sealed") -> "Sealed":
        # Two at the same moment wait for each other: each would write the others anew.
        Organisation.objects.select_for_update(no_key=True).get(pk=new.organisation_id)
        mixed: list = [*cls.objects.filter(organisation=new.organisation_id), new]
        random.SystemRandom().shuffle(mixed)
        cls.objects.filter(organisation=new.organisation_id).delete()
        for one in mixed:
            one.pk = uuid.uuid4()
        cls.objects.bulk_create(mixed)
        return new

    @transaction.atomic
    def open(self) -> None:
        """Makes of it what it is: a report, or an answer. Whoever opens it a second time finds it gone."""
        if not type(self).objects.filter(pk=self.pk).delete()[0]:
            return
        if self.is_answer:
            Message.arrive(self.content["event"], self.content["text"])
        else:
            facts = {"identity": Identity.ANONYMOUS, "day": self.day, "receipt": self.receipt}
            log_report(self.letterbox, self.content, bytes(self.picture) if self.picture else None, **facts)
