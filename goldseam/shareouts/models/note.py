"""The note of a quarter: “What we strengthened”, drafted from what really changed, and then written by people."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.activity.models import Activity
from goldseam.common.models import Counter
from goldseam.people.models.membership import WRITERS
from goldseam.shareouts.models.drafting import Draftable
from goldseam.shareouts.models.publishing import Publishable, PublishableQuerySet
from goldseam.shareouts.quarters import Quarter


class Grouping(models.TextChoices):
    LAYER = "layer", gettext_lazy("By what was reinforced")
    TEAM = "team", gettext_lazy("By team")


class NoteQuerySet(PublishableQuerySet):
    def visible_to(self, person):
        """A published note is for all who belong; a draft is for those who write."""
        writes = [organisation for organisation, role in person.sight.roles.items() if role in WRITERS]
        return self.published().filter(organisation__in=[*person.sight.roles]) | self.filter(organisation__in=writes)

    def with_copies(self):
        """With what it takes to say where it is read."""
        return self.select_related("organisation").prefetch_related("publications")


class Note(Draftable, Publishable, models.Model):
    """What an organisation strengthened in three months, as it tells its people."""

    is_storied = True

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="notes")
    number = models.PositiveBigIntegerField()
    quarter_key = models.CharField(max_length=7)
    grouping = models.CharField(gettext_lazy("in which order"), max_length=10, choices=Grouping, default=Grouping.LAYER)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    begun_at = models.DateTimeField(auto_now_add=True)
    drafted_at = models.DateTimeField(null=True)
    story = GenericRelation("activity.Activity", object_id_field="history_id", content_type_field="history_type")

    objects = NoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="note_number"),
            models.UniqueConstraint(fields=["organisation", "quarter_key"], name="one_note_a_quarter"),
            models.CheckConstraint(condition=~Q(quarter_key=""), name="note_has_a_quarter"),
        ]

    def __str__(self):
        return _("What we strengthened, %(quarter)s") % {"quarter": self.quarter}

    def get_absolute_url(self):
        """Where it is read; whoever writes comes from there to the draft while nothing is published."""
        return reverse("shareouts:note", args=[self.organisation.slug, self.number])

    @property
    def draft_url(self) -> str:
        return reverse("shareouts:draft", args=[self.organisation.slug, self.number])

    @property
    def quarter(self) -> Quarter:
        found = Quarter.named(self.quarter_key)
        if found is None:
            raise LookupError(self.quarter_key)
        return found

    @classmethod
    @transaction.atomic
    def begin(cls, organisation, by, quarter: Quarter) -> "Note":
        """The note of that quarter with its first draft; there is one, whoever begins it. Without `by`, by itself."""
        type(organisation).objects.select_for_update().get(pk=organisation.pk)
        found = cls.objects.filter(organisation=organisation, quarter_key=quarter.key).first()
        if found:
            return found
        if quarter > Quarter.now_in(organisation):
            raise ValidationError({"quarter": _("This quarter has not begun yet.")})
        note = cls.objects.create(
            organisation=organisation,
            number=Counter.next("note", organisation.pk),
            quarter_key=quarter.key,
            begun_by=by,
        )
        note.draft(by=by)
        Activity.record("note.begun", note, by=by)
        return note

    @transaction.atomic
    def group(self, by, grouping: str) -> None:
        """Says by what it is told: by what was reinforced, or by team."""
        self.grouping = grouping
        self.save(update_fields=["grouping"])
