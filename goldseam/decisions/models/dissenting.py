"""Dissent: one page by those who see it differently. It stays with the decision as it was written.

Nobody changes it or takes it out, nor do those who wrote it; the database refuses, too (see `decisions/sql`). Nothing
but the name that its authors chose says whose it is.
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.plain_text import in_a_line
from goldseam.decisions import texts

MOST_WORDS, MOST_POINTS = 500, 12
REST = ("evidence", "change_our_mind", "smallest_change")


class Signature(models.TextChoices):
    NAME = "name", _("My name")
    RED_TEAM = "red_team", _("Red team")


class Dissent(models.Model):
    """One page against a decision, or against a part of it. `signed_as` is empty where it is the red team's."""

    decision = models.ForeignKey("decisions.Decision", models.CASCADE, related_name="dissents")
    signed_as = models.CharField(max_length=120, blank=True)
    on = models.DateField()
    revision = models.PositiveIntegerField()
    evidence = models.TextField(blank=True)
    change_our_mind = models.TextField(blank=True)
    smallest_change = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return _now("Dissent of the %(day)s") % {"day": self.on}

    @property
    def author(self) -> str:
        return self.signed_as or _now("Red team")


class DissentPoint(models.Model):
    """One thing that somebody sees differently, and what they think will happen instead, and when."""

    dissent = models.ForeignKey(Dissent, models.CASCADE, related_name="points")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    instead = models.TextField(blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.text


class Dissented:
    """A decision to which people attach what they see differently."""

    @property
    def can_be_dissented_from(self) -> bool:
        """Until people have looked back: what is written after that is hindsight."""
        return self.state in {"proposed", "accepted", "rejected"} and not self.look_backs.all()

    @transaction.atomic
    def dissent(self, by, points, *, signed: str = Signature.NAME, **rest) -> Dissent:
        """Attaches one page for good. The same page sent twice is attached once."""
        self.wait_for_others()
        points, rest = _points(points), {name: texts.words(rest.get(name, ""), name) for name in REST}
        self._want_one_page(points, rest, signed)
        signed_as = by.name if signed == Signature.NAME else ""
        if same := self._same(points, rest, signed_as):
            return same
        dissent = Dissent.objects.create(
            decision=self, signed_as=signed_as, on=timezone.localdate(), revision=self.revision, **rest
        )
        rows = enumerate(points)
        DissentPoint.objects.bulk_create(DissentPoint(dissent=dissent, position=place, **row) for place, row in rows)
        # Without an actor: who wrote it says so on the page, or does not.
        Activity.record("decision.dissented", self, by=None)
        return dissent

    def _want_one_page(self, points: list[dict], rest: dict, signed: str) -> None:
        if not self.can_be_dissented_from:
            raise ValidationError(
                _("People have looked back on it, or left it. What is written now would be hindsight.")
            )
        if signed not in Signature.values:
            raise ValidationError({"signed": _("Choose one of those that are offered.")})
        if not points:
            raise ValidationError({"points": _("Say at least one thing that you see differently.")})
        count = words_in([*(text for point in points for text in point.values()), *rest.values()])
        if count > MOST_WORDS:
            told = _("One page: at most %(most)d words. These are %(count)d.") % {"most": MOST_WORDS, "count": count}
            raise ValidationError(told)

    def _same(self, points: list[dict], rest: dict, signed_as: str) -> Dissent | None:
        for other in self.dissents.filter(signed_as=signed_as, **rest).prefetch_related("points"):
            if [{"text": point.text, "instead": point.instead} for point in other.points.all()] == points:
                return other
        return None


def words_in(told) -> int:
    return sum(len(text.split()) for text in told)


def _points(rows) -> list[dict]:
    points = [{name: texts.words(row.get(name, ""), "points") for name in ("text", "instead")} for row in rows]
    points = [point for point in points if any(point.values())]
    if len(points) > MOST_POINTS:
        raise ValidationError({"points": _("At most %(most)d.") % {"most": MOST_POINTS}})
    if any(not in_a_line(point["text"]) for point in points):
        raise ValidationError({"points": _("Say of each point what you see differently.")})
    return points
