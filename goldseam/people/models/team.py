"""A team: the people who do the work together and look back at it together."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TeamQuerySet(models.QuerySet):
    def visible_to(self, person):
        return self.filter(organisation__in=person.sight.reads)


class Team(models.Model):
    """Part of an organisation. Things that belong to a team are read by its members."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="teams")
    name = models.CharField(_("name"), max_length=120)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="teams", blank=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_team_of_a_name")]
        ordering = ["name"]

    def __str__(self):
        return self.name
