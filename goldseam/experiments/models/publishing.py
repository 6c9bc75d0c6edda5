"""Publishing a card: what was tried and what came out, wins and nulls alike, for everybody in the organisation."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.experiments.plan.fields import said


class Publication(models.Model):
    """The fact that others may read the card of a cycle. Withdrawing deletes it."""

    cycle = models.OneToOneField("experiments.Cycle", models.CASCADE, related_name="publication")
    context = models.TextField(_("where it was tried"))
    would_repeat_if = models.TextField(_("we would repeat it if …"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return _("Card of “%(cycle)s”") % {"cycle": self.cycle}


class PublishableQuerySet(models.QuerySet):
    def published(self):
        return self.filter(Exists(Publication.objects.filter(cycle=OuterRef("pk"))))

    def unpublished(self):
        return self.filter(~Exists(Publication.objects.filter(cycle=OuterRef("pk"))))

    def unpublished_nulls(self):
        """Results that nobody else can learn from yet, because they were not what people had hoped for."""
        return self.nulls().unpublished()

    def readable_by(self, person):
        """What a library shows: cycles that the person sees, and the cards of others."""
        cards = Publication.objects.filter(cycle=OuterRef("pk"))
        seen = self.model.objects.visible_to(person).filter(pk=OuterRef("pk"))
        return self.filter(Q(Exists(cards)) | Q(Exists(seen)), organisation__in=person.sight.reads)


class Publishable:
    """A cycle of which others can read a card."""

    @property
    def is_published(self) -> bool:
        return hasattr(self, "publication")

    @transaction.atomic
    def publish(self, by, context: str, would_repeat_if: str = "") -> Publication:
        """Lets everybody in the organisation read the card: idea, prediction and result. No notes, no names."""
        self.want_it_here()
        told = {"context": said(context, "context"), "would_repeat_if": said(would_repeat_if, "would_repeat_if")}
        if not self.is_decided:
            raise ValidationError(_("Decide first what becomes of it. Then others learn the whole of it."))
        if not told["context"]:
            raise ValidationError(
                {"context": _("Say where it was tried, so that others can tell whether it fits them.")}
            )
        publication, is_new = Publication.objects.update_or_create(
            cycle=self, defaults=told, create_defaults=told | {"by": by}
        )
        self.refresh_from_db()
        if is_new:
            Activity.record("cycle.published", self, by=by)
        return publication

    @transaction.atomic
    def withdraw(self, by) -> None:
        """Takes the card away from its readers."""
        gone, _rows = Publication.objects.filter(cycle=self).delete()
        if gone:
            self.refresh_from_db()
            Activity.record("cycle.withdrawn", self, by=by)
