"""An analysis: what people saw in the events of a period, kept as it was, and the patterns that they chose."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.models import Counter
from goldseam.patterns.fields import FIELDS, Field
from goldseam.patterns.keeping import snapshot_of
from goldseam.patterns.looking.look import Look
from goldseam.patterns.models.pattern import Pattern
from goldseam.patterns.periods import Period
from goldseam.reviews.models import Review

MOST_PATTERNS = 3
MOST_EVENTS = 12  # that a review looks at; the others are a click away


class AnalysisQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Its figures are of what everybody may see, or of what the team may see that it looked at."""
        return self.filter(person.sight.of_teams())

    def newest_first(self):
        return self.order_by("-number")

    def of_period(self, period: Period):
        """Those that looked at all of these days."""
        return self.filter(since__lte=period.since, until__gte=period.until)


class Analysis(models.Model):
    """One look at a period. `seen` holds the numbers of that day: what comes later changes nothing in it."""

    is_storied = True

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="analyses")
    number = models.PositiveBigIntegerField()
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="+")
    since = models.DateField()
    until = models.DateField()
    field_key = models.CharField(max_length=30)
    kind = models.CharField(max_length=20, blank=True)
    seen = models.JSONField(default=dict)
    note = models.TextField(_("what we saw"), blank=True)
    review = models.OneToOneField("reviews.Review", models.SET_NULL, null=True, blank=True, related_name="analysis")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = AnalysisQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="analysis_number")]
        indexes = [models.Index(fields=["organisation", "since", "until"], name="analysis_of_period")]

    def __str__(self):
        return _("%(field)s, %(period)s") % {"field": self.field.label, "period": self.period}

    def get_absolute_url(self):
        return reverse("patterns:analysis", args=[self.organisation.slug, self.number])

    @classmethod
    @transaction.atomic
    def keep(cls, look: Look, by, patterns: list[dict], note: str = "") -> "Analysis":
        """Keeps what was seen with the patterns worth reinforcing, and opens their review.

        `look` counts what may be kept for others; see `shared_events`.
        """
        patterns = [pattern for pattern in patterns if pattern["title"].strip()]
        _refuse(patterns, note)
        asked, organisation = look.asked, look.organisation
        analysis = cls.objects.create(
            organisation=organisation,
            number=Counter.next("analysis", organisation.pk),
            team_id=asked.team,
            since=asked.period.since,
            until=asked.period.until,
            field_key=asked.field_key,
            kind=asked.kind,
            seen=snapshot_of(look),
            note=note.strip(),
            by=by,
        )
        for place, pattern in enumerate(patterns):
            Pattern.add(analysis, by=by, place=place, **pattern)
        analysis._open_review(look, by)
        Activity.record("analysis.kept", analysis, by=by)
        return analysis

    @property
    def period(self) -> Period:
        return Period(self.since, self.until)

    @property
    def field(self) -> Field:
        return FIELDS[self.field_key]

    def _open_review(self, look: Look, by) -> None:
        """People look at the events of the patterns, the gravest first; without any there is nothing to look at."""
        values = [pattern.raw_value for pattern in self.patterns.all() if pattern.raw_value is not None]
        found = self.field.having(look.inside, values) if values else look.inside
        gravest = models.F("severity_potential").desc(nulls_last=True)
        events = list(found.select_related("organisation").order_by(gravest, "-number")[:MOST_EVENTS])
        if events:
            about = ", ".join(pattern.title for pattern in self.patterns.all()) or str(self)
            self.review = Review.open_about(by, events, about, team=self.team)
            self.save(update_fields=["review"])


def _refuse(patterns: list[dict], note: str) -> None:
    if len(patterns) > MOST_PATTERNS:
        raise ValidationError(_("Choose two or three: what is reinforced everywhere is reinforced nowhere."))
    if not patterns and not note.strip():
        raise ValidationError(_("Name a pattern, or write in a sentence why there is none."))
