"""A key with which another program adds values to one series, and can do nothing else."""

import hashlib
import secrets
from base64 import urlsafe_b64encode

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity

PREFIX = "gsw_"  # So that a key that got into a text is recognised as one.
LONGEST = 100
MOST = 20


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _told_by(once: str, series, person) -> str:
    """What nobody can guess who does not know the secret of this installation, and always the same for one form."""
    told = salted_hmac("goldseam.measurements.key", f"{series.pk} {person.pk} {once}", algorithm="sha256")
    return urlsafe_b64encode(told.digest()).decode().rstrip("=")


class WritingKeyQuerySet(models.QuerySet):
    def open(self):
        return self.filter(revoked_at__isnull=True)


class WritingKey(models.Model):
    """Whoever has it adds values to this series and sees its chart. Only a digest is kept, so it is shown once."""

    series = models.ForeignKey("measurements.Series", models.CASCADE, related_name="keys")
    name = models.CharField(_("what uses it"), max_length=80)
    token_digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    last_used_on = models.DateField(null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    objects = WritingKeyQuerySet.as_manager()

    def __str__(self):
        return self.name

    @classmethod
    def by_token(cls, token: str) -> "WritingKey | None":
        """The open key that this is; None for anything else."""
        if not token.startswith(PREFIX) or len(token) > LONGEST:
            return None
        keys = cls.objects.open().select_related("series__organisation", "series__archiving")
        return keys.filter(token_digest=digest(token)).first()

    def use(self) -> None:
        """Keeps the day on which it was last used; finer than that nobody needs to know."""
        today = timezone.localdate(timezone=timezone.get_default_timezone())
        if self.last_used_on != today:
            type(self).objects.filter(pk=self.pk).update(last_used_on=today)
            self.last_used_on = today

    @transaction.atomic
    def revoke(self, by) -> None:
        """It opens nothing any more."""
        revoked = {"revoked_at": timezone.now(), "revoked_by": by}
        if type(self).objects.open().filter(pk=self.pk).update(**revoked):
            Activity.record("series.key_revoked", self.series, by=by, name=self.name)


class Keyed:
    """A series to which other programs may be given a key."""

    @transaction.atomic
    def issue_key(self, by, name: str, once: str = "") -> tuple[WritingKey, str]:
        """A new key, and the key itself, which is not kept: it can be shown now and never again.

        `once` names the form that asks for it: the same one, sent twice, asks for the same key.
        """
        if not name.strip():
            raise ValidationError({"name": _("Say what will use it.")})
        self.wait_for_others()
        token = PREFIX + (_told_by(once, self, by) if once else secrets.token_urlsafe(24))
        if made := self.keys.filter(token_digest=digest(token)).first():
            return made, token
        if self.keys.open().count() >= MOST:
            raise ValidationError(_("There are many keys already. Revoke one that nobody uses."))
        key = WritingKey(series=self, name=name.strip(), token_digest=digest(token), made_by=by)
        key.clean_fields(exclude=["series", "made_by", "last_used_on", "revoked_by", "revoked_at"])
        key.save()
        Activity.record("series.key_made", self, by=by, name=key.name)
        return key, token
