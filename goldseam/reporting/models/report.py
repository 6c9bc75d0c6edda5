"""A report: an event that came in through a letterbox, what is kept of who sent it, and its picture."""

import secrets
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity


class Identity(models.TextChoices):
    NAMED = "named", _("With my name")
    CONFIDENTIAL = "confidential", _("In confidence")
    ANONYMOUS = "anonymous", _("Anonymously")


class Report(models.Model):
    """How an event came in. Of whoever sent it, this holds nothing but a mark that their code is known by."""

    event = models.OneToOneField("events.Event", models.CASCADE, related_name="report")
    letterbox = models.ForeignKey("reporting.Letterbox", models.SET_NULL, null=True, related_name="reports")
    identity = models.CharField(max_length=20, choices=Identity, default=Identity.CONFIDENTIAL)
    day = models.DateField()
    receipt = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=["day"], name="report_by_day")]

    def __str__(self):
        return str(self.event)

    @property
    def organisation_id(self):
        return self.event.organisation_id

    @property
    def history(self):
        return self.event

    @property
    def is_anonymous(self) -> bool:
        return self.identity == Identity.ANONYMOUS

    def get_absolute_url(self):
        return self.event.get_absolute_url()

    def day_of(self, moment):
        """The day of a moment, where the organisation is."""
        return timezone.localdate(moment, timezone=ZoneInfo(self.event.organisation.time_zone))

    def announce(self) -> None:
        Activity.record("report.received", self, by=None)

    def add_picture(self, picture: bytes) -> None:
        ending = "png" if picture.startswith(b"\x89PNG") else "jpg"
        ReportPicture.objects.create(report=self, file=ContentFile(picture, f"picture.{ending}"))


def random_place(_picture, name: str) -> str:
    """Under a name that says nothing and cannot be guessed."""
    return f"reports/{secrets.token_urlsafe(24)}.{name.rpartition('.')[2]}"


class ReportPicture(models.Model):
    """The one picture of a report, written anew without anything that was said about it."""

    report = models.OneToOneField(Report, models.CASCADE, related_name="picture")
    file = models.FileField(upload_to=random_place, max_length=200)

    def __str__(self):
        return self.file.name


@receiver(post_delete, sender=ReportPicture)
def remove_file(instance, **_more) -> None:
    """However a picture goes, by itself or with its event, its file goes too."""
    storage, name = instance.file.storage, instance.file.name
    transaction.on_commit(lambda: storage.delete(name))


class ContactQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Only to those who keep the letterbox, and kept it when the report came in."""
        mine = self.filter(keepers=person.pk, report__letterbox__keepers=person.pk)
        return mine.filter(report__event__organisation__in=person.sight.reads)


class Contact(models.Model):
    """Who reported in confidence, and how they are reached. Forgotten once the outcome was told for a while."""

    report = models.OneToOneField(Report, models.CASCADE, related_name="contact")
    name = models.CharField(max_length=120, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    # Whoever keeps the letterbox later was not promised to the one who reported.
    keepers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")

    objects = ContactQuerySet.as_manager()

    def __str__(self):
        return self.name or self.contact

    @transaction.atomic
    def forget(self, by=None) -> None:
        """Whoever reported stays reachable by the receipt alone."""
        if type(self).objects.filter(pk=self.pk).delete()[0]:
            Activity.record("report.contact_forgotten", self.report.event, by=by)
