"""A pattern: events that are alike, which people decided to do something about."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.patterns.fields import FIELDS, Field
from goldseam.patterns.fields.field import Value
from goldseam.patterns.models.closing import Closable, PatternClosure

TITLE_LENGTH = 160


class PatternQuerySet(models.QuerySet):
    def visible_to(self, person):
        """As visible as the analysis in which it was found."""
        return self.filter(person.sight.of_teams("analysis__team", "analysis__organisation"))

    def open(self):
        return self.filter(~models.Exists(PatternClosure.objects.filter(pattern=models.OuterRef("pk"))))


class Pattern(Closable, models.Model):
    """One thing that comes back, the defences that people want to make stronger, and who sees to it.

    `value` is the one of the analysis' field that its events have in common, as in an address; a pattern that people
    saw by themselves has none. Who spotted it is shown nowhere before that person agrees: see shareouts.
    """

    analysis = models.ForeignKey("patterns.Analysis", models.CASCADE, related_name="patterns")
    place = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("pattern"), max_length=TITLE_LENGTH)
    why = models.TextField(_("why this one"), blank=True)
    value = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    spotted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    layers = models.ManyToManyField("events.Layer", related_name="patterns", blank=True)
    defences = models.TextField(_("what to make stronger"), blank=True)

    objects = PatternQuerySet.as_manager()

    class Meta:
        ordering = ["place", "id"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"{self.analysis.get_absolute_url()}#pattern-{self.pk}"

    @classmethod
    def add(cls, analysis, by, layers=(), **said) -> "Pattern":
        """One more pattern of an analysis."""
        new = cls(analysis=analysis, **said)
        new.clean()
        new.save()
        new.layers.set(layers)
        return new

    @transaction.atomic
    def amend(self, by, layers=(), **said) -> None:
        """Says it in other words, or gives it to somebody else."""
        for name, value in said.items():
            setattr(self, name, value)
        self.clean()
        self.save(update_fields=[*said])
        self.layers.set(layers)
        Activity.record("pattern.amended", self.analysis, by=by, title=self.title)

    @property
    def organisation(self):
        return self.analysis.organisation

    @property
    def field(self) -> Field:
        return FIELDS[self.analysis.field_key]

    @property
    def raw_value(self) -> Value | None:
        return self.field.read(self.value)

    def clean(self):
        if not self.title.strip():
            raise ValidationError({"title": _("Name the pattern.")})
        members = self.organisation.memberships.writers().filter(person=self.owner) if self.owner else None
        if members is not None and not members.exists():
            raise ValidationError({"owner": _("Choose somebody who works here.")})
