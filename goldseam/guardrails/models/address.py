"""An address of another program that is called when a watch fires, and the secret with which calls are signed."""

from base64 import b64encode
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from standardwebhooks.webhooks import Webhook

from goldseam.activity.models import Activity
from goldseam.common.keys import told_by
from goldseam.common.models import Counter
from goldseam.common.outgoing import LONGEST, check_address
from goldseam.common.sealing import seal, unseal

PURPOSE = "goldseam.calls.secret"
PREFIX = "whsec_"
OVERLAP = timedelta(hours=24)


class AddressQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Those who guide set addresses up; calls leave the organisation."""
        return self.filter(organisation__in=person.sight.guides)

    def open(self):
        return self.filter(closed_at__isnull=True)


class Address(models.Model):
    """Where to, and the sealed secret. One that was replaced signs as well until `former_until`, while the other side
    is being changed."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="called_addresses")
    number = models.PositiveBigIntegerField()
    name = models.CharField(_("name"), max_length=80)
    url = models.CharField(_("address"), max_length=LONGEST)
    sealed = models.TextField(blank=True, editable=False)
    former_sealed = models.TextField(blank=True, editable=False)
    former_until = models.DateTimeField(null=True, editable=False)
    secret_set_at = models.DateTimeField(null=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, editable=False)

    objects = AddressQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "addresses"
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="called_address_number")]
        ordering = ["number"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("guardrails:address", args=[self.organisation.slug, self.number])

    @classmethod
    @transaction.atomic
    def make(cls, organisation, by, name: str, url: str) -> "Address":
        """A new address. It is called as soon as it has a secret."""
        address = cls(organisation=organisation, made_by=by)
        address._take(name, url)
        address.number = Counter.next("address", organisation.pk)
        address.save()
        Activity.record("address.made", address, by=by)
        return address

    @transaction.atomic
    def describe(self, by, name: str, url: str) -> None:
        self._take(name, url)
        self.save(update_fields=["name", "url"])
        Activity.record("address.changed", self, by=by)

    @transaction.atomic
    def new_secret(self, by, once: str = "") -> str:
        """A new secret, to be shown now and never again. The former one signs as well for one more day.

        `once` names the form that asks for it: the same one, sent twice, asks for the same secret.
        """
        alone = type(self).objects.select_for_update(of=("self",)).select_related("organisation")
        self.refresh_from_db(from_queryset=alone)
        told = told_by(PURPOSE, once, self.pk, by.pk)
        secret = PREFIX + b64encode(told).decode()
        if self.secret != secret:
            self.former_sealed, self.former_until = self.sealed, timezone.now() + OVERLAP
            self.sealed, self.secret_set_at = seal(secret, PURPOSE), timezone.now()
            self.save(update_fields=["sealed", "former_sealed", "former_until", "secret_set_at"])
            Activity.record("address.secret_made", self, by=by)
        return secret

    @transaction.atomic
    def close(self, by) -> None:
        """It is not called any more. The log of its calls stays."""
        if type(self).objects.open().filter(pk=self.pk).update(closed_at=timezone.now()):
            self.refresh_from_db()
            Activity.record("address.closed", self, by=by)

    @transaction.atomic
    def reopen(self, by) -> None:
        if type(self).objects.filter(pk=self.pk, closed_at__isnull=False).update(closed_at=None):
            self.refresh_from_db()
            Activity.record("address.reopened", self, by=by)

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def secret(self) -> str | None:
        """None where there is none yet, or where the installation has got another secret of its own since."""
        return unseal(self.sealed, PURPOSE) if self.sealed else None

    def sign(self, message: str, at, body: str) -> str:
        """Signatures of Standard Webhooks, one for each secret that counts, parted by spaces."""
        return " ".join(Webhook(secret).sign(message, at, body) for secret in self._secrets)

    @property
    def _secrets(self) -> list[str]:
        former = self.former_sealed if self.former_until and self.former_until > timezone.now() else ""
        found = [unseal(sealed, PURPOSE) for sealed in (self.sealed, former) if sealed]
        return [secret for secret in found if secret]

    def _take(self, name: str, url: str) -> None:
        self.name = name.strip()
        try:
            self.url = check_address(url)
        except ValidationError as refusal:
            raise ValidationError({"url": refusal.messages}) from refusal
        if not self.name:
            raise ValidationError({"name": _("Say what is called there.")})
        self.clean_fields(exclude=["organisation", "number", "made_by"])
