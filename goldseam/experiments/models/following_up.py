"""The next cycle of a ramp: the same idea, a little wider or a little different."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.experiments.choices import DecisionKind, Scale
from goldseam.experiments.plan.fields import said

# What is decided anew for each cycle.
ANEW = {
    "starts_on": None,
    "ends_on": None,
    "scale_words": "",
    "next_risks": "",
    "approval": "",
    "sample_size": None,
}


class Followable:
    """A cycle after which another one comes."""

    @property
    def first_of_ramp(self):
        return self.ramp or self

    @property
    def next_cycle(self):
        return self.followers.order_by("pk").first()

    @property
    def may_widen(self) -> bool:
        """Wider only where nothing stopped it, and where people keep or change the idea."""
        return self.is_decided and self.decision.kind != DecisionKind.ABANDON and not self.was_stopped

    @property
    def widening_hint(self) -> str:
        """The rule of five, where the next cycle would be wider."""
        scale = Scale(self.plan.scale) if self.may_widen and self.plan.scale else None
        if scale is None or scale.wider == scale or not (scale.usual and scale.wider.usual):
            return ""
        words = _now("Rule of five: after %(now)d, about %(next)d people or times are enough for the next step.")
        return words % {"now": scale.usual, "next": scale.wider.usual}

    @transaction.atomic
    def follow_up(self, by, next_risks: str = "", stays: bool = False):
        """Plans the next cycle. It is one step wider where that is due and it does not stay at the same scale.

        What could go wrong at the wider scale is written first.
        """
        self.want_it_here()
        if self.next_cycle:
            return self.next_cycle
        if not self.is_decided:
            raise ValidationError(_("Decide first what becomes of this one."))
        plan = self.plan
        scale, risks = plan.scale, said(next_risks, "next_risks") or self.decision.next_risks or plan.next_risks
        if self.may_widen and scale and not stays:
            scale = Scale(scale).wider
        if scale != plan.scale and not risks:
            raise ValidationError(
                {"next_risks": _("Write what could go wrong at the next scale, before you widen it.")}
            )
        harms = "\n".join(dict.fromkeys(text for text in (plan.harms, risks if scale != plan.scale else "") if text))
        cycle = self._next(by)
        content = plan.as_content | ANEW | {"scale": scale, "harms": harms}
        cycle.begin(by, self.title, content, self.events.learning())
        for watched in self.watched.all():
            cycle.watched.create(series=watched.series, role=watched.role)
        Activity.record("cycle.continued", self, by=by)
        return cycle

    def _next(self, by):
        return type(self)(
            organisation=self.organisation,
            team=self.team,
            owner=self.owner,
            previous=self,
            ramp=self.first_of_ramp,
            place=self.place + 1,
            action=self.action,
            made_by=by,
        )
