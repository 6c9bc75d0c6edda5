"""A letterbox: a link and a poster by which people of one place report what happened, without an account."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.common.codes import is_link_code, link_code
from goldseam.common.mail import full
from goldseam.common.models import Counter
from goldseam.events.models import Event, Visibility
from goldseam.reporting.models.receiving import Receiving

KEY_LENGTH = 12


def new_key() -> str:
    return link_code(KEY_LENGTH)


class LetterboxQuerySet(models.QuerySet):
    def visible_to(self, person):
        """As the things of a team are, and always to those who keep it."""
        kept = Letterbox.keepers.through.objects.filter(person=person.pk).values("letterbox")
        return self.filter(person.sight.of_teams() | Q(pk__in=kept, organisation__in=person.sight.reads))

    def open(self):
        return self.filter(closed_at=None)


class Letterbox(Receiving, models.Model):
    """Where a place, a team or a thing hears of what happened. Its keepers read what comes in."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="letterboxes")
    number = models.PositiveBigIntegerField()
    name = models.CharField(_("name"), max_length=120)
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="letterboxes")
    place = models.CharField(_("where"), max_length=200, blank=True)
    call = models.CharField(_("what we look for just now"), max_length=300, blank=True)
    takes_anonymous = models.BooleanField(_("takes reports without a name"), default=True)
    keepers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = LetterboxQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="letterbox_number")]
        ordering = ["name", "number"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("reporting:letterbox", args=[self.organisation.slug, self.number])

    @property
    def address(self) -> str:
        """What stands on the poster."""
        return full(reverse("report:form", args=[self.key]))

    @classmethod
    @transaction.atomic
    def put_up(cls, organisation, by, name, *, team=None, keepers=(), **details) -> "Letterbox":
        """A new letterbox, kept by whoever puts it up unless others are named."""
        letterbox = cls(
            organisation=organisation,
            number=Counter.next("letterbox", organisation.pk),
            name=name.strip(),
            team=team,
            made_by=by,
            **details,
        )
        letterbox._check()
        letterbox.save(force_insert=True)
        letterbox._let_keep(keepers or [by])
        return letterbox

    @classmethod
    def by_key(cls, key: str) -> "Letterbox | None":
        """The open letterbox with this key; whatever somebody may have typed."""
        if not is_link_code(key, KEY_LENGTH):
            return None
        return cls.objects.open().select_related("organisation", "team").filter(key=key).first()

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def can_be_edited_by(self, person) -> bool:
        """Those who keep it and those who guide: to become a keeper is to read what was told in confidence."""
        if not person.writes_in(self.organisation):
            return False
        return person.guides_in(self.organisation) or self.keepers.filter(pk=person.pk).exists()

    @transaction.atomic
    def amend(self, by, *, keepers=None, **details) -> None:
        """Changes what it says and who keeps it.

        Who is new sees what comes in from now on, as those who reported were told, and what nobody is left to read.
        """
        for name, value in details.items():
            setattr(self, name, value.strip() if isinstance(value, str) else value)
        self._check()
        self.save()
        if keepers is not None:
            self._let_keep(keepers)
            self._pass_on_what_nobody_reads()

    def close(self, by) -> None:
        """Takes it down: its address leads nowhere, and what came in stays."""
        self.closed_at = self.closed_at or timezone.now()
        self.save(update_fields=["closed_at"])

    def reopen(self, by) -> None:
        self.closed_at = None
        self.save(update_fields=["closed_at"])

    def _check(self) -> None:
        if not self.name:
            raise ValidationError({"name": _("Give it the name of a place, a team or a thing.")})
        if self.team and self.team.organisation_id != self.organisation_id:
            raise ValidationError({"team": _("This team belongs to another organisation.")})

    def _let_keep(self, keepers) -> None:
        writers = self.organisation.memberships.writers().filter(person__in=keepers).values_list("person", flat=True)
        if not writers:
            raise ValidationError({"keepers": _("Somebody has to read what comes in: choose one or more people.")})
        self.keepers.set(writers)

    def _pass_on_what_nobody_reads(self) -> None:
        """Reports for people of whom none belongs here any more."""
        restricted = Event.objects.filter(report__letterbox=self, visibility=Visibility.RESTRICTED)
        for event in restricted.exclude(named__memberships__organisation=self.organisation_id):
            event.named.add(*self.keepers.all())
