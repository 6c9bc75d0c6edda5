"""The log of a webhook: what came, when, and what became of it."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.events.models import Event
from goldseam.exchange.webhooks.outcomes import Heard
from goldseam.exchange.webhooks.sent import Sent, as_text, pretty

KEEPS_BODY, KEEPS_ROW = timedelta(days=14), timedelta(days=90)
RETRIES = timedelta(minutes=10)  # Within it the same body is the same delivery, sent again.


class DeliveryQuerySet(models.QuerySet):
    def came(self):
        """Without trials."""
        return self.filter(is_trial=False)

    def with_old_bodies(self):
        return self.exclude(body="").filter(at__lt=timezone.now() - KEEPS_BODY)

    def old(self):
        return self.filter(at__lt=timezone.now() - KEEPS_ROW)


class Delivery(models.Model):
    """One delivery. Its body is kept for 14 days, for people who guide; one whose signature was wrong leaves none."""

    hook = models.ForeignKey("exchange.Hook", models.CASCADE, related_name="deliveries")
    at = models.DateTimeField(auto_now_add=True)
    sender_number = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    told = models.JSONField(default=list)
    is_acted_on = models.BooleanField(default=False)
    is_refused = models.BooleanField(default=False)
    is_trial = models.BooleanField(default=False)
    repeats = models.PositiveIntegerField(default=0)
    repeated_at = models.DateTimeField(null=True)
    events = models.ManyToManyField("events.Event", related_name="+")

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["hook", "-id"], name="delivery_newest"),
            models.Index(fields=["hook", "digest"], name="delivery_digest"),
            models.Index(fields=["hook", "sender_number"], name="delivery_number"),
            models.Index(fields=["at"], name="delivery_age"),
        ]

    def __str__(self):
        return f"{self.hook_id}, {self.pk}"

    def get_absolute_url(self):
        return reverse("webhooks:delivery", args=[self.hook.organisation.slug, self.hook.number, self.pk])

    @classmethod
    def seen(cls, hook, sent: Sent) -> "Delivery | None":
        """The delivery that this one repeats: by the sender's number for it, or by its body.

        Some senders write the very same body again when it goes on; with them only a retry within minutes is the same.
        """
        came = hook.deliveries.came().filter(is_refused=False)
        same_body = Q(digest=sent.digest)
        if hook.from_where.repeats_bodies:
            same_body &= Q(at__gt=timezone.now() - RETRIES)
        same_number = Q(sender_number=sent.number) if sent.number else Q(pk__in=[])
        return came.filter(same_number | same_body).first()

    @classmethod
    def write(cls, hook, sent: Sent, told: list[Heard], is_trial: bool = False) -> "Delivery":
        delivery = cls.objects.create(
            hook=hook,
            sender_number="" if is_trial else sent.number,
            digest="" if is_trial else sent.digest,
            headers=sent.kept_headers,
            body=as_text(sent.raw),
            is_trial=is_trial,
        )
        delivery.keep(told)
        return delivery

    @classmethod
    def refuse(cls, hook) -> None:
        """Whoever has no secret fills no table: within an hour it is one row that counts, and nothing of the body."""
        lately = hook.deliveries.filter(is_refused=True, at__gt=timezone.now() - timedelta(hours=1)).first()
        if lately:
            lately.count_repeat()
        else:
            cls.objects.create(hook=hook, is_refused=True, told=[Heard("signature").told])

    def keep(self, told: list[Heard]) -> None:
        """Keeps what became of it. Of a matter that belongs to another process nothing is kept."""
        if any(heard.what == "elsewhere" for heard in told):
            self.body, told = "", [Heard("elsewhere")]
        self.told = [heard.told for heard in told]
        self.is_acted_on = not self.is_trial and any(heard.is_acted_on for heard in told)
        self.save(update_fields=["body", "told", "is_acted_on"])
        numbers = {heard.event for heard in told if heard.event}
        if not self.is_trial:
            self.events.set(Event.objects.filter(organisation=self.hook.organisation_id, number__in=numbers))

    def count_repeat(self) -> None:
        type(self).objects.filter(pk=self.pk).update(repeats=F("repeats") + 1, repeated_at=timezone.now())

    @transaction.atomic
    def hear_again(self, by) -> None:
        """Goes through it once more, after settings were changed."""
        type(self.hook).objects.select_for_update().get(pk=self.hook_id)
        self.refresh_from_db()
        if not self.can_be_heard_again:
            raise ValidationError(_("It has served already, or its body is not kept any more."))
        self.hook.hear_again(self)

    @property
    def can_be_heard_again(self) -> bool:
        return bool(self.body) and not (self.is_acted_on or self.is_trial)

    @property
    def heard(self) -> list[Heard]:
        return [Heard(**told) for told in self.told]

    @property
    def sentences(self) -> list[tuple[str, int | None]]:
        """Each in words, with the number of the event it tells of."""
        return [(heard.words(self.is_trial), heard.event) for heard in self.heard]

    @property
    def mood(self) -> str:
        """How its line looks in the log."""
        if self.is_refused or any(heard.what == "unreadable" for heard in self.heard):
            return "error"
        return "success" if self.is_acted_on else ""

    @property
    def pretty_body(self) -> str:
        return pretty(self.body)

    def erase(self) -> None:
        """Removes every word of it; that something came stays."""
        self.body, self.told, self.sender_number = "", [Heard("forgotten").told], ""
        self.save(update_fields=["body", "told", "sender_number"])
