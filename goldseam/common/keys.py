"""Keys for programs: shown once, kept as a digest only, each good for one thing and nothing else."""

import hashlib
import secrets
from base64 import urlsafe_b64encode

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

LONGEST = 100
MOST = 20


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def told_by(salt: str, once: str, *names) -> bytes:
    """What nobody can guess who does not know the secret of this installation, and always the same for one form
    (`once`), so that a form sent twice asks for one thing. Without a form, something new."""
    words = " ".join(str(name) for name in (*names, once or secrets.token_urlsafe(24)))
    return salted_hmac(salt, words, algorithm="sha256").digest()


class KeyQuerySet(models.QuerySet):
    def open(self):
        return self.filter(revoked_at__isnull=True)


class ProgramKey(models.Model):
    """A key that a program holds. A model made of it says what it opens, and how its keys begin (`prefix`)."""

    prefix = ""  # So that a key that got into a text is recognised as one.

    name = models.CharField(_("what uses it"), max_length=80)
    token_digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    last_used_on = models.DateField(null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    objects = KeyQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    @classmethod
    def by_token(cls, token: str):
        """The open key that this is; None for anything else."""
        if not token.startswith(cls.prefix) or len(token) > LONGEST:
            return None
        return cls.with_what_it_opens().filter(token_digest=digest(token)).first()

    @classmethod
    def with_what_it_opens(cls):
        """Open keys, loaded with what a request needs."""
        return cls.objects.open()

    @classmethod
    def told_by(cls, once: str, *names) -> str:
        """One key for one form; see `told_by` above."""
        told = told_by(f"goldseam.key.{cls.prefix}", once, *names)
        return cls.prefix + urlsafe_b64encode(told).decode().rstrip("=")

    @classmethod
    def issue(cls, keys, by, name: str, once: str = "", **opens):
        """A new key among `keys` (those of the thing that it opens), and the token itself, to be shown once.

        `opens` are the fields that say what it opens. Returns the key, its token, and whether it is new.
        """
        if not name.strip():
            raise ValidationError({"name": _("Say what will use it.")})
        token = cls.told_by(once, *(thing.pk for thing in opens.values()), by.pk)
        if made := keys.filter(token_digest=digest(token)).first():
            return made, token, False
        if keys.open().count() >= MOST:
            raise ValidationError(_("There are many keys already. Revoke one that nobody uses."))
        key = cls(name=name.strip(), token_digest=digest(token), made_by=by, **opens)
        key.clean_fields(exclude=[*opens, "made_by", "last_used_on", "revoked_by", "revoked_at"])
        key.save()
        return key, token, True

    def use(self) -> None:
        """Keeps the day on which it was last used; finer than that nobody needs to know."""
        today = timezone.localdate(timezone=timezone.get_default_timezone())
        if self.last_used_on != today:
            type(self).objects.filter(pk=self.pk).update(last_used_on=today)
            self.last_used_on = today

    def close(self, by) -> bool:
        """It opens nothing any more. Says whether it did until now."""
        return bool(type(self).objects.open().filter(pk=self.pk).update(revoked_at=timezone.now(), revoked_by=by))
