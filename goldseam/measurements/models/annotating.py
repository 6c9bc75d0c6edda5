"""Words at a moment of a series: “new form in use”, “two people ill”."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity


class Annotation(models.Model):
    """What was going on then; shown in the chart."""

    series = models.ForeignKey("measurements.Series", models.CASCADE, related_name="annotations")
    moment = models.DateTimeField()
    text = models.CharField(max_length=120)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["moment", "pk"]

    def __str__(self):
        return self.text


class Annotated:
    """A series to whose moments people add words."""

    @transaction.atomic
    def annotate_at(self, by, moment, text: str) -> Annotation:
        if not text.strip():
            raise ValidationError({"text": _("Say what was going on.")})
        details = {"moment": moment, "text": text.strip()[:120]}
        annotation, is_new = Annotation.objects.get_or_create(series=self, **details, defaults={"by": by})
        if is_new:
            Activity.record("series.annotated", self, by=by, text=annotation.text)
        return annotation

    @transaction.atomic
    def take_back(self, by, annotation: Annotation) -> None:
        gone, _by_model = self.annotations.filter(pk=annotation.pk).delete()
        if gone:
            Activity.record("series.annotation_removed", self, by=by, text=annotation.text)
