"""Which events a change addresses, as people said it: each choice is kept with who made it, when, and why."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.search import said
from goldseam.events.models import EventKind, FailureType

MOST_BY_HAND = 500
FACTS = ("same_again", "kind", "failure_type", "factor", "tag", "layer_id", "words", "team_id", "counts_from")
MARKS = ("kind", "failure_type", "factor", "tag", "layer_id", "words", "team_id")


class Scope(models.Model):
    """One choice of the events that a change addresses. The newest counts; the older ones are its history.

    Counted are events that were linked as the same again, and events that have all the marks that are named here.
    """

    change = models.ForeignKey("changes.Change", models.CASCADE, related_name="scopes")
    same_again = models.BooleanField(_("events linked as the same again"), default=True)
    kind = models.CharField(_("kind"), max_length=20, choices=EventKind, blank=True)
    failure_type = models.CharField(_("type"), max_length=20, choices=FailureType, blank=True)
    factor = models.CharField(_("condition"), max_length=40, blank=True)
    # By its name: a tag goes with its last event, and without it the choice would find other events than people chose.
    tag = models.CharField(_("tag"), max_length=60, blank=True, db_column="tag_name")
    # These go only with the organisation.
    layer = models.ForeignKey("events.Layer", models.CASCADE, null=True, blank=True, related_name="+")
    words = models.CharField(_("words"), max_length=120, blank=True)
    team = models.ForeignKey("people.Team", models.CASCADE, null=True, blank=True, related_name="+")
    counts_from = models.DateField(_("the log can be trusted from"), null=True, blank=True)
    why = models.CharField(_("why these"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return f"{self.change_id}: {self.at}"

    @property
    def has_marks(self) -> bool:
        """Whether it asks for events by what they have, beyond those that people linked."""
        return any(getattr(self, name) for name in MARKS)

    @property
    def facts(self) -> tuple:
        return tuple(getattr(self, name) for name in FACTS)

    def refuse_vague(self) -> None:
        if not (self.same_again or self.has_marks):
            raise ValidationError(_("Choose the events that were linked, or say what the others have in common."))
        if self.words and not said(self.words):
            raise ValidationError({"words": _("These words stand in nearly every text. Use one that tells more.")})


class CorrectionQuerySet(models.QuerySet):
    def standing(self):
        """What was said last about each event."""
        newer = Correction.objects.filter(change=OuterRef("change"), event=OuterRef("event"), pk__gt=OuterRef("pk"))
        return self.filter(~Exists(newer))


class Correction(models.Model):
    """An event was taken out of what a change addresses, or put in, by hand; or left to the choice again."""

    class Place(models.TextChoices):
        IN = "in", _("put in")
        OUT = "out", _("taken out")
        AS_CHOSEN = "chosen", _("left to the choice")

    change = models.ForeignKey("changes.Change", models.CASCADE, related_name="corrections")
    event = models.ForeignKey("events.Event", models.CASCADE, related_name="+")
    place = models.CharField(max_length=10, choices=Place)
    why = models.CharField(_("why"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["change", "event", "-id"], name="correction_standing")]

    def __str__(self):
        return f"{self.event_id} {self.place}"


class Scoped:
    """A change of which people say which events it addresses."""

    @property
    def scope(self) -> Scope | None:
        """The choice that counts."""
        return self.scopes.select_related("layer", "team").first()

    @transaction.atomic
    def address(self, by, *, why: str = "", **marks) -> Scope:
        """Says which events it addresses. The same choice twice is one; another one asks for its reason."""
        self.hold()
        new, current = Scope(change=self, by=by, why=why.strip(), **marks), self.scope
        new.refuse_vague()
        self._want_here(new)
        if current and current.facts == new.facts:
            return current
        if current and not new.why:
            raise ValidationError({"why": _("Say why the choice changes: whoever reads the proof will ask.")})
        new.clean_fields(exclude=["change", "by"])
        new.save()
        Activity.record("change.addressed", self, by=by)
        return new

    @transaction.atomic
    def correct(self, by, event, place: str, why: str) -> None:
        """Takes one event out, puts one in, or leaves it to the choice again; each time with a reason."""
        self.hold()
        if event.organisation_id != self.organisation_id:
            raise ValidationError({"number": _("Choose an event of this organisation.")})
        if not why.strip():
            raise ValidationError({"why": _("Say why: whoever reads the proof will ask.")})
        standing = self.corrections.standing()
        last = standing.filter(event=event).first()
        if (last.place if last else Correction.Place.AS_CHOSEN) == place:
            return
        if not last and standing.count() >= MOST_BY_HAND:
            raise ValidationError(_("That are many by hand. Say what these events have in common instead."))
        self.corrections.create(event=event, place=place, why=why.strip(), by=by)
        Activity.record("change.addressed", self, by=by)

    def _want_here(self, scope: Scope) -> None:
        for name in ("layer", "team"):
            mark = getattr(scope, name)
            if mark and mark.organisation_id != self.organisation_id:
                raise ValidationError({name: _("Choose one of this organisation.")})


def corrected(change) -> tuple[list[int], list[int]]:
    """Keys of the events that were put in by hand, and of those that were taken out."""
    found = change.corrections.standing().filter(~Q(place=Correction.Place.AS_CHOSEN)).values_list("event", "place")
    keys: dict[str, list[int]] = {Correction.Place.IN: [], Correction.Place.OUT: []}
    for event, place in found:
        keys[place].append(event)
    return keys[Correction.Place.IN], keys[Correction.Place.OUT]
