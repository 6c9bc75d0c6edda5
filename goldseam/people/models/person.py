"""A person who uses the product, and what that person may look at."""

import zoneinfo
from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.people.models.membership import WRITERS
from goldseam.people.sight import GUIDES, Sight


def validate_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("“%(zone)s” is not a time zone."), params={"zone": name})


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **details) -> "Person":
        person = self.model(email=self.normalize_email(email).lower(), **details)
        person.set_password(password)
        person.save()
        return person

    def register(self, name: str, email: str, password: str, time_zone: str = "UTC", verified: bool = False):
        """A new account. `verified` where it is certain that mail to the address reaches this person."""
        try:
            with transaction.atomic():
                person = self.create_user(email, password, name=name, time_zone=time_zone)
                person.emailaddress_set.create(email=person.email, primary=True, verified=verified)
        except IntegrityError as taken:
            raise ValidationError({"email": _("There is an account with this address already.")}) from taken
        return person


class Person(AbstractBaseUser):
    """Somebody with an account. One person can belong to several organisations."""

    email = models.EmailField(_("mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC", validators=[validate_zone])
    language = models.CharField(_("language"), max_length=10, default="en")
    gets_mail = models.BooleanField(_("send me mail when something waits for me"), default=True)
    is_coached = models.BooleanField(_("while I write, mark words that blame"), default=True)
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

    def look_again(self) -> None:
        """Forgets what was asked for: the person has just joined or left something."""
        self.__dict__.pop("sight", None)

    def amend(self, by, **details) -> None:
        """Changes how the product speaks to this person."""
        for name, value in details.items():
            setattr(self, name, value)
        self.save(update_fields=[*details])

    def role_in(self, organisation) -> str | None:
        return self.sight.roles.get(organisation.pk)

    def writes_in(self, organisation) -> bool:
        """May classify, review, act and change there."""
        return self.role_in(organisation) in WRITERS

    def guides_in(self, organisation) -> bool:
        """May set how people learn there."""
        return self.role_in(organisation) in GUIDES
