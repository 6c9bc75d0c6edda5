"""How far an action has come: open, done, verified, then effective or without effect; or dropped."""

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from goldseam.actions.models.confirming import Confirmation
from goldseam.actions.models.effects import EffectCheck


class State(models.TextChoices):
    """Read from the records of what people did, never set by hand."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    VERIFIED = "verified", _("Verified")
    EFFECTIVE = "effective", _("Effective")
    NO_EFFECT = "no_effect", _("No effect")
    DROPPED = "dropped", _("Dropped")


class StatefulQuerySet(models.QuerySet):
    def with_row(self):
        """With what a row of an open action shows."""
        return self.select_related("owner", "event")

    def with_state(self):
        """With what a row shows: owner, event, and how far it has come."""
        records = self.select_related("owner", "event", "completion", "drop", "confirmation")
        return records.prefetch_related("effect_checks")

    def in_state(self, state: str):
        return getattr(self, f"_{state}")()

    def _open(self):
        return self.open()

    def _done(self):
        """Done, and nobody has verified it yet."""
        return self.done().filter(~Exists(_confirmed()))

    def _verified(self):
        """In place, and not known yet whether it works."""
        known = EffectCheck.objects.filter(action=OuterRef("pk")).exclude(outcome=EffectCheck.Outcome.UNCLEAR)
        return self.done().filter(Exists(_confirmed()), ~Exists(known))

    def _effective(self):
        return self.done().found_to(EffectCheck.Outcome.WORKED)

    def _no_effect(self):
        return self.done().found_to(EffectCheck.Outcome.NO_EFFECT)

    def _dropped(self):
        return self.dropped()


class Stateful:
    @property
    def state(self) -> State:
        if self.is_open:
            return State.OPEN
        if self.is_dropped:
            return State.DROPPED
        known = {"worked": State.EFFECTIVE, "no_effect": State.NO_EFFECT}
        return known.get(self.effect) or (State.VERIFIED if self.is_verified else State.DONE)

    @property
    def track(self) -> list[State]:
        """The states on its way, in order; where the way forks, the one that it took, or hopes for."""
        state = self.state
        if state == State.DROPPED:
            return [State.OPEN, State.DROPPED]
        last = State.NO_EFFECT if state == State.NO_EFFECT else State.EFFECTIVE
        return [State.OPEN, State.DONE, State.VERIFIED, last]


def _confirmed():
    return Confirmation.objects.filter(action=OuterRef("pk"))
