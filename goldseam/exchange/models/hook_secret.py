"""The secret that a webhook shares with its sender. It is never shown again."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.exchange.webhooks.sealing import seal, unseal
from goldseam.exchange.webhooks.signatures import Scheme, is_signed, problem_with

OVERLAP = timedelta(hours=24)


class HookSecret(models.Model):
    """A secret, kept encrypted. One that is replaced counts until `ends_at`, while the sender is being changed."""

    hook = models.ForeignKey("exchange.Hook", models.CASCADE, related_name="secrets")
    sealed = models.TextField()
    set_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"of webhook {self.hook_id}"


class Signed:
    """A webhook whose sender proves who it is."""

    @transaction.atomic
    def set_secret(self, by, secret: str, replaces_at_once: bool = False) -> None:
        """From now on only what this secret signed comes in; what the former one signed, for one more day."""
        secret = secret.strip()
        if not secret:
            raise ValidationError({"secret": _("Put the secret in.")})
        if problem := problem_with(self.scheme, secret):
            raise ValidationError({"secret": problem})
        now = timezone.now()
        self.secrets.filter(ends_at=None).update(ends_at=now if replaces_at_once else now + OVERLAP)
        self.secrets.filter(ends_at__lte=now).delete()
        self.secrets.create(sealed=seal(secret))
        Activity.record("webhook.secret_set", self, by=by)

    @transaction.atomic
    def drop_secrets(self, by) -> None:
        """Nothing has to be signed any more; the address stays the only key."""
        if self.secrets.all().delete()[0]:
            Activity.record("webhook.secret_dropped", self, by=by)

    def accepts(self, sent) -> bool:
        """Whether it is signed with a secret that counts. Without one, the key in the address is enough."""
        counting = list(self.secrets.filter(Q(ends_at=None) | Q(ends_at__gt=timezone.now())))
        if self.scheme == Scheme.ADDRESS or not counting:
            return True
        known = [secret for one in counting if (secret := unseal(one.sealed)) is not None]
        return any(is_signed(self.scheme, sent, secret) for secret in known)

    @property
    def can_have_secret(self) -> bool:
        return self.scheme != Scheme.ADDRESS

    @property
    def newest_secret(self):
        return self.secrets.first()

    @property
    def old_secret_until(self):
        """Until when the former secret counts as well."""
        return self.secrets.filter(ends_at__gt=timezone.now()).values_list("ends_at", flat=True).first()

    @property
    def cannot_read_secret(self) -> bool:
        """The installation has got another secret of its own since: the sender's has to be put in once more."""
        newest = self.newest_secret
        return newest is not None and unseal(newest.sealed) is None
