"""Digests by mail: each person switches them on for themselves."""

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goldseam.common.mail import full

SALT = "goldseam.digest"
LONGEST = 200


class Rhythm(models.TextChoices):
    WEEK = "week", _("The week")
    MONTH = "month", _("The month")
    QUARTER = "quarter", _("The quarter")


class SubscriptionQuerySet(models.QuerySet):
    def of(self, person, organisation):
        return self.filter(person=person, organisation=organisation)

    def in_use(self):
        """Of people who can still sign in."""
        return self.filter(person__is_active=True)


class Subscription(models.Model):
    """The wish of one person to get a digest by mail. Switching it off deletes it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    rhythm = models.CharField(max_length=10, choices=Rhythm)
    team = models.ForeignKey("people.Team", models.CASCADE, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "organisation", "rhythm", "team"], name="one_digest_of_a_team"),
            models.UniqueConstraint(
                fields=["person", "organisation", "rhythm"], condition=Q(team=None), name="one_digest_of_all"
            ),
        ]

    def __str__(self):
        return f"{self.person} · {self.rhythm}"

    @classmethod
    @transaction.atomic
    def switch_on(cls, organisation, by, rhythm: str, team=None) -> "Subscription":
        """From the next one on. Switching it on twice switches it on once."""
        if rhythm not in Rhythm.values:
            raise ValidationError({"rhythm": _("Choose the week, the month or the quarter.")})
        found, _is_new = cls.objects.get_or_create(person=by, organisation=organisation, rhythm=rhythm, team=team)
        return found

    def switch_off(self, by) -> None:
        """None comes any more; `by` is nobody where it was pressed in the mail itself."""
        self.delete()

    @classmethod
    def by_token(cls, token: str) -> "Subscription | None":
        """The one that a link in a mail switches off; None for anything else, and where it is off already."""
        try:
            key = signing.Signer(salt=SALT).unsign(token[:LONGEST])
        except signing.BadSignature:
            return None
        return cls.objects.select_related("organisation", "team").filter(pk=key).first() if key.isdecimal() else None

    @property
    def off_url(self) -> str:
        """Works without signing in: mail programs press it for their people."""
        token = signing.Signer(salt=SALT).sign(str(self.pk))
        return full(reverse("insights:digest_off", args=[self.organisation.slug, token]))
