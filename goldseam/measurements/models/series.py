"""A series: one thing that is measured again and again, so that a change can be told from chance."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.models import Counter
from goldseam.measurements.models.adding import Measured
from goldseam.measurements.models.annotating import Annotated
from goldseam.measurements.models.archiving import Archivable, ArchivableQuerySet
from goldseam.measurements.models.choosing import Charted
from goldseam.measurements.models.phasing import Phased
from goldseam.measurements.models.pulling import Pulled
from goldseam.measurements.models.writing_key import Keyed
from goldseam.measurements.series_kind import HAS_OF, Better, Every, SeriesKind
from goldseam.measurements.watching import ask

# What may not change once there are values: they would say something else than when they were written down.
FIXED = {"kind"}


class SeriesQuerySet(ArchivableQuerySet):
    def visible_to(self, person):
        return self.filter(person.sight.of_teams())


class Series(Measured, Phased, Annotated, Charted, Archivable, Keyed, Pulled, models.Model):
    """What exactly is counted or measured, how often, and which way is better; its points are what was found."""

    is_storied = True

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="series")
    number = models.PositiveBigIntegerField()
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="series")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    title = models.CharField(_("name"), max_length=160)
    definition = models.TextField(_("what exactly is counted"), max_length=2000, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=SeriesKind, default=SeriesKind.VALUE)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    of_what = models.CharField(_("out of what"), max_length=60, blank=True)
    per = models.FloatField(_("per how many"), default=1)
    better = models.CharField(_("which way is better"), max_length=10, choices=Better, blank=True)
    every = models.CharField(_("how often"), max_length=10, choices=Every, default=Every.WEEK)
    source_words = models.CharField(_("where the numbers come from"), max_length=300, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = _("series")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="series_number"),
            models.CheckConstraint(condition=Q(per__gt=0), name="series_per_something"),
        ]
        indexes = [models.Index(fields=["organisation", "title"], name="series_by_title")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("measurements:show", args=[self.organisation.slug, self.number])

    @classmethod
    @transaction.atomic
    def make(cls, organisation, by, title, kind=SeriesKind.VALUE, **details) -> "Series":
        """Starts to watch something. Its kind says what is written down each time."""
        series = cls(organisation=organisation, kind=kind, owner=details.pop("owner", by))
        series._take({"title": title} | details)
        series.number = Counter.next("series", organisation.pk)
        series.save()
        Activity.record("series.started", series, by=by)
        return series

    @transaction.atomic
    def describe(self, by, **details) -> None:
        """Says better what is measured. The kind stays as soon as there are values."""
        self.wait_for_others()
        if any(details.get(name, getattr(self, name)) != getattr(self, name) for name in FIXED) and self.has_points:
            raise ValidationError({"kind": _("There are values already. Start another series for another kind.")})
        before = {name: getattr(self, name) for name in details}
        self._take(details)
        differs = {name: value for name, value in before.items() if value != getattr(self, name)}
        if differs:
            ask(self, differs)
            self.save(update_fields=[*differs])
            Activity.record("series.described", self, by=by)

    def wait_for_others(self) -> None:
        """Waits until nobody else is changing it, and looks at it as they left it."""
        alone = type(self).objects.select_for_update(no_key=True, of=("self",))
        self.refresh_from_db(from_queryset=alone.select_related("organisation"))

    def can_be_edited_by(self, person) -> bool:
        return person.writes_in(self.organisation)

    @property
    def has_of(self) -> bool:
        """Whether each value says how much there was: how many of how many, how many per …"""
        return self.kind in HAS_OF

    @property
    def is_by_moment(self) -> bool:
        """Whether the time of day matters."""
        return self.every == Every.EVENT

    def _take(self, details: dict) -> None:
        for name, value in details.items():
            setattr(self, name, value.strip() if isinstance(value, str) else value)
        if not self.title:
            raise ValidationError({"title": _("Give it a name that people will recognise.")})
        if self.team and self.team.organisation_id != self.organisation_id:
            raise ValidationError({"team": _("This team belongs to another organisation.")})
        if not 0 < self.per <= 1e9:
            raise ValidationError({"per": _("Give a number above 0, such as 100 or 1,000.")})
        self.clean_fields(exclude=["organisation", "number", "team", "owner"])
