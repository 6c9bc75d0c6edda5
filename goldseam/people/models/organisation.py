"""An organisation: one person alone, a team, or many teams that learn together."""

from django.db import models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

# Words that open other addresses of the product.
TAKEN = {
    "accounts",
    "api",
    "design",
    "health",
    "invitations",
    "live",
    "settings",
    "setup",
    "static",
    "organisations",
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
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC")
    other_process = models.TextField(_("where matters of harm, crime or abuse go"), blank=True)
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
    def found(cls, by, name: str, size: str) -> "Organisation":
        """Starts an organisation with its first team; whoever starts it owns it."""
        organisation = cls.objects.create(slug=_free_slug(name), name=name, size=size, time_zone=by.time_zone)
        organisation.memberships.create(person=by, role="owner")
        team = organisation.teams.create(name=name)
        team.members.add(by)
        by.__dict__.pop("sight", None)
        return organisation

    def has(self, person) -> bool:
        return self.memberships.filter(person=person).exists()


def _free_slug(name: str) -> str:
    wanted = slugify(name)[:50] or "home"
    taken = TAKEN | set(Organisation.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    candidates = (wanted if count == 1 else f"{wanted}-{count}" for count in range(1, len(taken) + 2))
    return next(slug for slug in candidates if slug not in taken)
