"""A box of the private place: what it holds, only its owner can read, and nobody can tell whose it is."""

import hashlib
import secrets
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

SIZES = [2**power for power in range(14, 21)]  # 16 KB to 1 MB: how much somebody writes shows roughly at most.
MONTHS = 24


class Overtaken(ValidationError):
    """The box was written meanwhile, from another tab or device."""


def random_key() -> int:
    """Rows lie in the order of their keys, so the order says nothing of who began when."""
    return secrets.randbits(63)


class Vault(models.Model):
    """One sealed box. It is found by what a key gives that never leaves the browser; no person stands in it, and no
    time finer than a month."""

    id = models.BigIntegerField(primary_key=True, default=random_key)
    locator = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()
    revision = models.PositiveIntegerField(default=1)
    kept_until = models.DateField(db_index=True)

    def __str__(self):
        return "a box"

    @classmethod
    def at(cls, locator: str) -> "Vault | None":
        return cls.objects.filter(locator=_hidden(locator)).first()

    @classmethod
    def put(cls, locator: str, sealed: bytes, revision: int) -> int:
        """Puts this in place of what the writer saw last (0: of nothing). Returns the revision that it has now."""
        if len(sealed) not in SIZES:
            raise ValidationError(_("A box has one of a few sizes, up to one megabyte. This one has another."))
        if revision == 0:
            return cls._begin(locator, sealed)
        here = cls.objects.filter(locator=_hidden(locator), revision=revision)
        if not here.update(sealed=sealed, revision=F("revision") + 1, kept_until=kept_from_now()):
            raise Overtaken(_("It was written from somewhere else meanwhile."))
        return revision + 1

    @classmethod
    def _begin(cls, locator: str, sealed: bytes) -> int:
        try:
            with transaction.atomic():
                cls.objects.create(locator=_hidden(locator), sealed=sealed, kept_until=kept_from_now())
        except IntegrityError:
            raise Overtaken(_("It was written from somewhere else meanwhile.")) from None
        return 1

    @classmethod
    def keep_on(cls, locator: str) -> bool:
        """Its owner opened it: it is kept from now on as long as a new one.

        The first opening of a month alone writes something: a database tells in which order its rows were written.
        """
        here = cls.objects.filter(locator=_hidden(locator))
        here.exclude(kept_until=kept_from_now()).update(kept_until=kept_from_now())
        return here.exists()

    @classmethod
    def forget(cls, locator: str) -> None:
        """For good: nothing of it stays but what backups hold."""
        cls.objects.filter(locator=_hidden(locator)).delete()


def kept_from_now() -> date:
    """The first day of the month in which a box goes that nobody opens any more."""
    today = timezone.now().date()
    years, month = divmod(today.month + MONTHS, 12)
    return date(today.year + years, month + 1, 1)


def _hidden(locator: str) -> str:
    # Whoever reads the table can ask for no box by what stands there.
    return hashlib.sha256(bytes.fromhex(locator)).hexdigest()
