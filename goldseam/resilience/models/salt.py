"""What makes the same words give other keys for each person, and in each install."""

import hashlib
import hmac
import secrets

from django.db import models


def random_salt() -> str:
    return secrets.token_hex(32)


class Salt(models.Model):
    """One for an install, for ever: were it lost, no private place would open any more. It goes along in backups.

    It is kept in the database, since the secret of an install may be exchanged. It need not be secret itself.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    value = models.CharField(max_length=64, default=random_salt)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_salt")]

    def __str__(self):
        return "the salt"

    @classmethod
    def of(cls, person) -> str:
        """The salt of this person."""
        salt, _is_new = cls.objects.get_or_create(pk=1)
        return hmac.new(bytes.fromhex(salt.value), f"person {person.pk}".encode(), hashlib.sha256).hexdigest()
