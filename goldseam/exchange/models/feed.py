"""A person's private calendar: a link that a calendar program asks from time to time."""

from django.conf import settings
from django.core import signing
from django.db import models
from django.db.models import F
from django.urls import reverse

from goldseam.common.mail import full

SIGNER = signing.Signer(sep="~", salt="goldseam.calendar")


class CalendarFeed(models.Model):
    """Whoever has the link reads the calendar, without signing in. Renewing it ends the old link.

    The link is signed with the install's secret rather than kept, so a copy of the database opens no calendar.
    """

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person"], name="one_calendar_each")]

    def __str__(self):
        return f"{self.person} · {self.organisation}"

    @classmethod
    def renew(cls, person, organisation) -> None:
        """Makes the link, or a new one in its place."""
        feed, is_new = cls.objects.get_or_create(person=person, organisation=organisation)
        if not is_new:
            cls.objects.filter(pk=feed.pk).update(version=F("version") + 1)

    @classmethod
    def by_token(cls, token: str) -> "CalendarFeed | None":
        """The calendar that this link opens, as long as the person belongs to the organisation."""
        try:
            key, version = SIGNER.unsign(token).split(".")
        except (signing.BadSignature, ValueError):
            return None
        feed = cls.objects.filter(pk=key, version=version).select_related("person", "organisation").first()
        belongs = feed and feed.person.is_active and feed.person.role_in(feed.organisation)
        return feed if belongs else None

    @property
    def link(self) -> str:
        token = SIGNER.sign(f"{self.pk}.{self.version}")
        return full(reverse("exchange:feed", args=[self.organisation.slug, token]))
