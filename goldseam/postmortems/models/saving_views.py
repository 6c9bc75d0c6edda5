"""Saved views of the library: what somebody looks for again and again."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SavedViewQuerySet(models.QuerySet):
    def visible_to(self, person):
        """One's own, and those shared with the organisation."""
        return self.filter(Q(person=person) | Q(is_shared=True), organisation__in=person.sight.reads)


class SavedView(models.Model):
    """A search with its filters, under a name."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(max_length=500, blank=True)
    is_shared = models.BooleanField(_("for everybody here"), default=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "person", "name"], name="view_of_a_name")]

    def __str__(self):
        return self.name
