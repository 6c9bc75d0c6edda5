"""Layers of defence: what an organisation counts on to stop things, and which of them held in an event."""

from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.events.models.handing_over import erases_text

MOST_LAYERS = 60


class LayerKind(models.TextChoices):
    PEOPLE = "people", _("People")
    TECHNOLOGY = "technology", _("Technology")
    PROCESS = "process", _("Process")


class LayerState(models.TextChoices):
    """How a layer stood in an event. Failed and absent are holes."""

    FAILED = "failed", _("Failed")
    HELD = "held", _("Held")
    ABSENT = "absent", _("Absent")
    NOT_REACHED = "not_reached", _("Not reached")
    NOT_RELEVANT = "not_relevant", _("Not relevant")
    UNKNOWN = "unknown", _("Unknown")


HOLES = {LayerState.FAILED, LayerState.ABSENT}


class LayerQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Those of the organisations in which the person reads."""
        return self.filter(organisation__in=person.sight.reads)

    def in_use(self):
        return self.filter(retired_at=None)

    def in_order(self):
        """As things meet them, those that are retired behind."""
        return self.order_by(models.F("retired_at").asc(nulls_first=True), "position", "pk")

    def for_event(self, event):
        """Those in use, and those that this event says something about."""
        return self.filter(models.Q(retired_at=None) | models.Q(findings__event=event)).distinct()


class Layer(models.Model):
    """Something that an organisation counts on to stop a thing on its way to people. `position` is its place there.

    Mostly a layer is met when the one before it has let something through. One that `is_beside` is met together with
    it, whatever the other does.
    """

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="layers")
    name = models.CharField(_("layer"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=LayerKind, default=LayerKind.PROCESS)
    stops = models.CharField(_("what it is there to stop"), max_length=300, blank=True)
    position = models.PositiveIntegerField(default=0)
    is_beside = models.BooleanField(_("things meet it together with the layer before it"), default=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = LayerQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_layer_of_a_name")]

    def __str__(self):
        return self.name

    @classmethod
    def add(cls, organisation, name: str, **facts) -> "Layer":
        """Names one more layer, behind the others."""
        layers = cls.objects.filter(organisation=organisation)
        if layers.in_use().count() >= MOST_LAYERS:
            raise ValidationError(_("That are many layers. Retire those that are not counted on any more."))
        if layers.filter(name__iexact=name).exists():
            raise ValidationError({"name": _("There is a layer of this name.")})
        last = layers.aggregate(last=models.Max("position"))["last"] or 0
        return cls.objects.create(organisation=organisation, name=name, position=last + 1, **facts)

    @property
    def is_retired(self) -> bool:
        return self.retired_at is not None

    def amend(self, **facts) -> None:
        """Changes its words or its place; what was found about it stays."""
        others = Layer.objects.filter(organisation=self.organisation_id).exclude(pk=self.pk)
        if others.filter(name__iexact=facts.get("name", self.name)).exists():
            raise ValidationError({"name": _("There is a layer of this name.")})
        for name, value in facts.items():
            setattr(self, name, value)
        self.save(update_fields=[*facts])

    @transaction.atomic
    def move(self, places: int) -> None:
        """Lets things meet it earlier (−1) or later (+1) than they did."""
        order = list(Layer.objects.select_for_update().filter(organisation=self.organisation_id).in_use())
        if self not in order:
            return
        here = order.index(self)
        order.insert(max(0, here + places), order.pop(here))
        for position, layer in enumerate(order, start=1):
            layer.position = position
        Layer.objects.bulk_update(order, ["position"])
        self.refresh_from_db(fields=["position"])

    def retire(self) -> None:
        """It is not asked about any more. What was found about it stays."""
        self.retired_at = self.retired_at or timezone.now()
        self.save(update_fields=["retired_at"])

    def bring_back(self) -> None:
        self.retired_at = None
        self.save(update_fields=["retired_at"])


class LayerFinding(models.Model):
    """How one layer stood in one event, and what shows it."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="layer_findings")
    layer = models.ForeignKey(Layer, models.RESTRICT, related_name="findings")
    state = models.CharField(max_length=20, choices=LayerState, default=LayerState.UNKNOWN)
    note = models.CharField(_("what shows it"), max_length=300, blank=True)

    class Meta:
        ordering = ["layer__position", "layer_id"]
        constraints = [models.UniqueConstraint(fields=["event", "layer"], name="one_finding_of_a_layer")]

    def __str__(self):
        return f"{self.layer_id}: {self.state}"

    @property
    def is_hole(self) -> bool:
        return self.state in HOLES


@dataclass
class Found:
    """What came of saving findings: `clashes` holds what somebody else said meanwhile, by layer."""

    clashes: dict = field(default_factory=dict)


class Layered:
    """An event of which people say which layers held."""

    @transaction.atomic
    def find_layers(self, by, findings: dict, was: dict | None = None) -> Found:
        """Says how layers stood: `findings` is {layer: (state, note)}; an empty state takes a finding away.

        `was` is the same as its writer first saw it. Where somebody else has changed a layer since, and differently,
        theirs stays and is returned.
        """
        self.want_it_here()
        known = {finding.layer_id: finding for finding in self.layer_findings.all()}
        found, is_changed = Found(), False
        for layer, mine in findings.items():
            theirs = _said(known.get(layer.pk))
            start = theirs if was is None else was.get(layer, ("", ""))
            if mine in (theirs, start):
                continue
            if theirs != start:
                found.clashes[layer] = theirs
                continue
            self._say(layer, *mine)
            is_changed = True
        if is_changed:
            Activity.record("event.layers_written", self, by=by)
        return found

    def _say(self, layer: Layer, state: str, note: str) -> None:
        if state:
            self.layer_findings.update_or_create(layer=layer, defaults={"state": state, "note": note})
        else:
            self.layer_findings.filter(layer=layer).delete()


def _said(finding: LayerFinding | None) -> tuple[str, str]:
    return (finding.state, finding.note) if finding else ("", "")


@erases_text
def erase_findings(event) -> None:
    event.layer_findings.all().delete()
