"""An organisation: one person alone, a team, or many teams that learn together."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from goldseam.common.models import Counter
from goldseam.people.models.person import Person, validate_zone

# Words that open other addresses of the product.
TAKEN = {
    "accounts",
    "api",
    "design",
    "health",
    "help",
    "invitations",
    "live",
    "mcp",
    "metrics",
    "organisations",
    "published",
    "pulse",
    "report",
    "settings",
    "setup",
    "start",
    "static",
    "wall",
    "webhooks",
}


class Size(models.TextChoices):
    SOLO = "solo", _("For me alone")
    TEAM = "team", _("For a team")
    ORGANISATION = "organisation", _("For an organisation")


class OrganisationQuerySet(models.QuerySet):
    def visible_to(self, person):
        return self.filter(pk__in=person.sight.roles)


class Organisation(models.Model):
    """Everything that is learned belongs to one organisation; its short name opens all of its addresses."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    size = models.CharField(_("size"), max_length=20, choices=Size)
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC", validators=[validate_zone])
    other_process = models.TextField(_("where matters of harm, crime or abuse go"), blank=True)
    coaches = models.BooleanField(_("while people write, mark words that blame"), default=True)
    founded_at = models.DateTimeField(auto_now_add=True)

    objects = OrganisationQuerySet.as_manager()

    def __str__(self):
        return self.name

    @property
    def is_solo(self) -> bool:
        """One person: no team ceremony anywhere."""
        return self.size == Size.SOLO

    @property
    def has_teams(self) -> bool:
        return self.size == Size.ORGANISATION

    @classmethod
    @transaction.atomic
    def set_up(cls, organisation: str, size: str, **owner) -> "Organisation":
        """The first organisation of an install, and the account of its owner (name, email, password, time_zone)."""
        _one_at_a_time()
        if cls.objects.exists():
            raise ValidationError(_("Somebody has set this up already. Ask them for an invitation."))
        # Whoever sets an install up holds its keys anyway: there is nobody to prove the address to.
        person = Person.objects.register(**owner, verified=True)
        return cls.found(by=person, name=organisation, size=size)

    @classmethod
    @transaction.atomic
    def found(cls, by, name: str, size: str) -> "Organisation":
        """Starts an organisation with its first team; whoever starts it owns it, and alone gives it their name."""
        _one_at_a_time()
        name = name or by.name
        organisation = cls.objects.create(slug=_free_slug(name), name=name, size=size, time_zone=by.time_zone)
        organisation.memberships.create(person=by, role="owner")
        team = organisation.teams.create(name=name)
        team.members.add(by)
        by.look_again()
        return organisation

    @transaction.atomic
    def amend(self, by, **details) -> None:
        """Changes the name, the size and the rest. Addresses keep the short name, so that old links go on working."""
        self._refuse_to_hide_people(details.get("size", self.size))
        for name, value in details.items():
            setattr(self, name, value)
        self.save(update_fields=[*details])

    @transaction.atomic
    def grow(self) -> None:
        """One person becomes a team. Everything logged so far stays and is read by those who join."""
        if self.is_solo:
            self.size = Size.TEAM
            self.save(update_fields=["size"])

    def has(self, person) -> bool:
        return self.memberships.filter(person=person).exists()

    def _refuse_to_hide_people(self, size: str) -> None:
        if size == Size.SOLO and self.memberships.count() > 1:
            raise ValidationError({"size": _("Others belong to this organisation, so it is not for you alone.")})
        if size != Size.ORGANISATION and self.teams.count() > 1:
            raise ValidationError({"size": _("There are several teams. Only an organisation has several teams.")})


def _one_at_a_time() -> None:
    """Two who found at the same moment wait for each other: the counter's row is locked until the first is done."""
    Counter.next("founding", 0)


def _free_slug(name: str) -> str:
    wanted = slugify(name)[:50] or "home"
    taken = TAKEN | set(Organisation.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    candidates = (wanted if count == 1 else f"{wanted}-{count}" for count in range(1, len(taken) + 2))
    return next(slug for slug in candidates if slug not in taken)
