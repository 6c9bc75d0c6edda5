"""What a red team found, point by point, and the report that hands it to whoever decides."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.meanwhile import changed_since
from goldseam.common.search import changed
from goldseam.decisions import texts

MOST_FINDINGS = 50
SEVEREST = 5


class Finding(models.Model):
    """One point. It is the red team's; nothing says whose words they are."""

    drill = models.ForeignKey("red_teams.Drill", models.CASCADE, related_name="findings")
    point = models.CharField(_("what we found"), max_length=texts.LINE)
    what = models.TextField(_("what happens"), blank=True)
    effect = models.TextField(_("what it does"), blank=True)
    severity = models.PositiveSmallIntegerField(
        _("how bad it could become"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(SEVEREST)],
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(severity=None) | models.Q(severity__range=(1, SEVEREST)), name="finding_severity"
            )
        ]

    def __str__(self):
        return self.point

    @property
    def organisation_id(self):
        return self.drill.organisation_id

    def get_absolute_url(self):
        return f"{self.drill.get_absolute_url()}#finding-{self.pk}"

    @property
    def answer_href(self) -> str:
        return reverse("red_teams:answer", args=[self.drill.organisation.slug, self.drill.number, self.pk])

    @property
    def is_answered(self) -> bool:
        return hasattr(self, "answer") and self.answer.is_complete


class Report(models.Model):
    """The fact that the red team has handed in what it found. From here on the findings stay."""

    drill = models.OneToOneField("red_teams.Drill", models.CASCADE, related_name="reported")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    summary = models.TextField()

    def __str__(self):
        return f"{self.drill} reported"


class Reporting:
    """A drill whose members write down what they find, and hand it in."""

    @property
    def is_reported(self) -> bool:
        return hasattr(self, "reported")

    @property
    def is_running(self) -> bool:
        return self.state == "running"

    @transaction.atomic
    def find(self, by, point: str, what: str = "", effect: str = "", severity: int | None = None) -> Finding:
        """Writes down one point. The same point sent twice stands there once."""
        self.wait_for_others()
        self._want_at_work(by)
        facts = _checked(point, what, effect, severity)
        if same := self.findings.filter(**facts).first():
            return same
        if self.findings.count() >= MOST_FINDINGS:
            raise ValidationError(_("At most %(most)d points: choose those that matter.") % {"most": MOST_FINDINGS})
        finding = Finding.objects.create(drill=self, **facts)
        changed(type(self), [self.pk])
        return finding

    @transaction.atomic
    def amend_finding(self, finding, by, shown: dict | None = None, **said) -> None:
        """Says a point otherwise. What is not named stays, and what its writer has not changed.

        `shown`: what the writer's page had shown, see `goldseam.common.meanwhile`.
        """
        self.wait_for_others()
        self._want_at_work(by)
        found = self.findings.filter(pk=finding.pk).first()
        if found is None:
            raise ValidationError(_("Somebody took this point out meanwhile."))
        now = {name: getattr(found, name) for name in ("point", "what", "effect", "severity")}
        self.findings.filter(pk=found.pk).update(**_checked(**now | changed_since(shown, found, said)))
        changed(type(self), [self.pk])

    @transaction.atomic
    def take_out(self, finding, by) -> None:
        self.wait_for_others()
        self._want_at_work(by)
        self.findings.filter(pk=finding.pk).delete()
        changed(type(self), [self.pk])

    @transaction.atomic
    def report(self, by, summary: str) -> None:
        """Hands it to whoever decides, who answers each point. That nothing was found is a report, too."""
        self.wait_for_others()
        if self.is_reported:
            return
        self._want_at_work(by)
        said = texts.wanted(summary, "summary", _("The answer to the question, in a few sentences."))
        Report.objects.create(drill=self, by=by, summary=said)
        self.refresh_from_db()
        Activity.record("red_team.reported", self, by=by)
        self.end_if_answered(by)

    def _want_at_work(self, by) -> None:
        if not self.is_running:
            raise ValidationError(_("Points are written down while the red team is at work."))
        self.want_member(by)


def _checked(point: str, what: str, effect: str, severity: int | None) -> dict:
    facts = {"point": texts.line(point, "point"), "what": texts.words(what, "what")}
    if not facts["point"]:
        raise ValidationError({"point": _("Say it in one line.")})
    if severity is not None and not (isinstance(severity, int) and 1 <= severity <= SEVEREST):
        raise ValidationError({"severity": _("Choose one of those that are offered.")})
    return facts | {"effect": texts.words(effect, "effect"), "severity": severity}
