"""A risk: why the plan would have failed, who looks after it, and by what one notices that it begins."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.meanwhile import changed_since
from goldseam.common.models import Counter
from goldseam.live.models.card import InHands
from goldseam.premortems.models.checking_in import Checkable, CheckableQuerySet
from goldseam.premortems.models.foreseeing import Foretelling, ForetellingQuerySet
from goldseam.premortems.models.occurring import Occurring, OccurringQuerySet
from goldseam.premortems.models.promising import Promising
from goldseam.premortems.models.risk_states import Stateful, StatefulQuerySet
from goldseam.premortems.models.triggering import Triggered
from goldseam.premortems.texts import line, said

TITLE_LENGTH = 160


class RiskQuerySet(StatefulQuerySet, OccurringQuerySet, CheckableQuerySet, ForetellingQuerySet):
    def visible_to(self, person):
        """As visible as its pre-mortem."""
        return self.filter(person.sight.of_teams("premortem__team"), premortem__rehearses=None)

    def in_order(self):
        """As the vote put them; what was written by hand stands behind them."""
        return self.order_by("place", "number")


class Risk(Stateful, Occurring, Checkable, Foretelling, Promising, Triggered, models.Model):
    """One reason why it would have failed. The trigger's fields are in `Triggered`."""

    premortem = models.ForeignKey("premortems.Premortem", models.CASCADE, related_name="risks")
    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="risks")
    number = models.PositiveBigIntegerField()
    title = models.CharField(_("the risk"), max_length=TITLE_LENGTH)
    story = models.CharField(_("one sentence from that future"), max_length=500, blank=True)
    cluster = models.CharField(_("the cards behind it"), max_length=3000, blank=True)
    in_hands = models.CharField(_("in our hands"), max_length=10, choices=InHands, blank=True)
    potential = models.PositiveSmallIntegerField(_("how bad it could become"), null=True, blank=True)
    votes = models.PositiveIntegerField(null=True)  # How many the room gave it; none where it was written by hand.
    place = models.PositiveIntegerField(default=0)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, verbose_name=_("owner"), related_name="risks"
    )
    counter_measure = models.TextField(_("counter-measure"), blank=True)
    contingency = models.TextField(_("what we do if it begins all the same"), blank=True)
    due_on = models.DateField(_("until when the counter-measure stands"), null=True, blank=True)
    review_on = models.DateField(_("next check-in"), null=True, blank=True)
    if_then = models.ForeignKey("artifacts.Artifact", models.SET_NULL, null=True, blank=True, related_name="risks")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = RiskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="risk_number"),
            models.CheckConstraint(condition=Q(potential=None) | Q(potential__range=(1, 5)), name="risk_potential"),
        ]
        indexes = [
            models.Index(fields=["premortem", "place", "number"], name="risk_in_order"),
            models.Index(fields=["owner", "review_on"], condition=Q(review_on__isnull=False), name="risk_check_in"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("premortems:risk", args=[self.organisation.slug, self.number])

    @property
    def history(self):
        return self.premortem

    @classmethod
    @transaction.atomic
    def write(cls, by, premortem, title: str, **details) -> "Risk":
        """A risk, out of a room or written by hand."""
        risk = cls(premortem=premortem, organisation_id=premortem.organisation_id, made_by=by)
        risk._describe({"title": title, "place": premortem.risks.count() + 1} | details)
        risk.number = Counter.next("risk", premortem.organisation_id)
        risk.save(force_insert=True)
        Activity.record("risk.written", risk, by=by)
        if risk.owner_id and premortem.rehearses_id is None:
            Activity.record("risk.given", risk, by=by)
        return risk

    @transaction.atomic
    def amend(self, by, shown: dict | None = None, **details) -> None:
        """Says more about it. What is not named stays, and what its writer has not changed.

        `shown`: what the writer's page had shown, see `goldseam.common.meanwhile`.
        """
        self.wait_for_others()
        had = self.owner_id
        self._describe(changed_since(shown, self, details))
        self.save()
        Activity.record("risk.given" if self.owner_id and self.owner_id != had else "risk.amended", self, by=by)

    @transaction.atomic
    def move(self, by, place: int) -> None:
        """Puts it at this place among the risks of its pre-mortem, from 1 on."""
        self.premortem.wait_for_others()
        rest = list(self.premortem.risks.in_order().exclude(pk=self.pk))
        rest.insert(max(0, min(place - 1, len(rest))), self)
        for at, risk in enumerate(rest, start=1):
            risk.place = at
        Risk.objects.bulk_update(rest, ["place"])

    @property
    def lacks(self) -> list[str]:
        """What 6.2 asks for and is not there: owner, trigger, counter-measure. An accepted risk asks for no more."""
        if self.is_accepted:
            return []
        there = {"owner": self.owner_id, "trigger": self.has_trigger, "counter_measure": self.counter_measure.strip()}
        return [name for name, is_there in there.items() if not is_there]

    @property
    def is_quiet_killer(self) -> bool:
        """Nobody voted for it, and somebody thought that it could be the end of the plan."""
        return self.potential == 5 and self.votes == 0

    def can_be_edited_by(self, person) -> bool:
        return person.writes_in(self.organisation)

    def wait_for_others(self) -> None:
        Risk.objects.select_for_update(no_key=True).get(pk=self.pk)
        self.refresh_from_db()

    def _describe(self, details: dict) -> None:
        for name, value in details.items():
            setattr(self, name, value)
        self.title = line(self.title, "title", TITLE_LENGTH)
        self.story, self.cluster = line(self.story, "story", 500), said(self.cluster, "cluster", 3000)
        self.counter_measure = said(self.counter_measure, "counter_measure")
        self.contingency = said(self.contingency, "contingency")
        self._check()
        self.check_trigger()

    def _check(self) -> None:
        if not self.title:
            raise ValidationError({"title": _("A few words that say what went wrong.")})
        if self.potential is not None and not 1 <= self.potential <= 5:
            raise ValidationError({"potential": _("From 1 to 5.")})
        if self.in_hands not in ("", *InHands.values):
            raise ValidationError({"in_hands": _("Choose one of those that are offered.")})
        if self.owner and not self.owner.writes_in(self.premortem.organisation):
            raise ValidationError({"owner": _("Choose somebody who may write here.")})
        if self.if_then and self.if_then.organisation_id != self.organisation_id:
            raise ValidationError({"if_then": _("This plan belongs to another organisation.")})
