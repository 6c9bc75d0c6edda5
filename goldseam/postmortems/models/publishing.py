"""Publishing an account: a copy in which people are roles, for the organisation or for everybody."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    ORGANISATION = "organisation", _("Everybody in the organisation")
    PUBLIC = "public", _("Everybody, as a public page")


class PublicationQuerySet(models.QuerySet):
    def visible_to(self, person):
        """A copy is for everybody who reads in the organisation."""
        return self.filter(postmortem__organisation__in=person.sight.reads)

    def public(self):
        return self.filter(audience=Audience.PUBLIC)


class Publication(models.Model):
    """A copy as its readers see it, apart from the account and its history. Withdrawing deletes it."""

    postmortem = models.ForeignKey("postmortems.Postmortem", models.CASCADE, related_name="publications")
    audience = models.CharField(_("for whom"), max_length=20, choices=Audience)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)
    first_at = models.DateTimeField(auto_now_add=True)
    title = models.CharField(max_length=200)
    # What readers see: sections, timeline, factors and actions, as `postmortems/content.py` describes them.
    content = models.JSONField(default=dict)
    # What was replaced by what: only for those who may see the account itself.
    replaced = models.JSONField(default=list)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["postmortem", "audience"], name="one_copy_each_audience")]

    def __str__(self):
        return self.title


class PublishableQuerySet(models.QuerySet):
    def published(self):
        return self.filter(Exists(Publication.objects.filter(postmortem=OuterRef("pk"))))

    def unpublished(self):
        return self.filter(~Exists(Publication.objects.filter(postmortem=OuterRef("pk"))))

    def readable_by(self, person):
        """What a library shows: accounts that the person may see, and those of which there is a copy for everybody."""
        copies = Publication.objects.filter(postmortem=OuterRef("pk"))
        seen = self.model.objects.visible_to(person).filter(pk=OuterRef("pk"))
        return self.filter(Q(Exists(copies)) | Q(Exists(seen)), organisation__in=person.sight.reads)


class Publishable:
    """An account of which there can be copies for others."""

    @property
    def is_published(self) -> bool:
        return bool(self.publications.all())
