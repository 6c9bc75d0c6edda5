"""A person who uses the product, and what that person may look at."""

import zoneinfo
from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from goldseam.people.sight import Sight


def validate_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("“%(zone)s” is not a time zone."), params={"zone": name})


class PersonManager(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **details) -> "Person":
        person = self.model(email=self.normalize_email(email).lower(), **details)
        person.set_password(password)
        person.save()
        return person


class Person(AbstractBaseUser):
    """Somebody with an account. One person can belong to several organisations."""

    email = models.EmailField(_("mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC", validators=[validate_zone])
    language = models.CharField(_("language"), max_length=10, default="en")
    gets_mail = models.BooleanField(_("send me mail when something waits for me"), default=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = PersonManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")

    def __str__(self):
        return self.name

    @property
    def initials(self) -> str:
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()

    @cached_property
    def sight(self) -> Sight:
        """What this person may look at, asked for once a request."""
        return Sight.of(self)

    def role_in(self, organisation) -> str | None:
        return self.sight.roles.get(organisation.pk)
