"""What is noted of a moment that came, whoever met it."""

from django.db import models
from django.db.models import Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.if_then.personal import latest_meaning


class Outcome(models.TextChoices):
    DID = "did", _("I did it")
    DID_NOT = "did_not", _("I did not")
    WRONG_CUE = "wrong_cue", _("The cue was wrong")


class MetQuerySet(models.QuerySet):
    def since_it_reads_so(self):
        """Those since the words last changed in more than wording or layout: with other words it is another plan."""
        meaning = latest_meaning("artifact").values("number")[:1]
        return self.filter(version__number__gte=Subquery(meaning))


class Met(models.Model):
    """The moment came, by self-report: it was done, it was not, or the cue was wrong.

    It leaves no activity, since that would tell who, when and of what.
    """

    artifact = models.ForeignKey("artifacts.Artifact", models.CASCADE, related_name="%(class)ss")
    version = models.ForeignKey("artifacts.Version", models.CASCADE, related_name="+")
    on = models.DateField(default=timezone.localdate)
    outcome = models.CharField(max_length=10, choices=Outcome)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.get_outcome_display()}, {self.on}"
