"""A signal: something cheap to see that leads the harm, so that a risk is noticed while it only begins."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.artifacts.models import Item
from goldseam.common.models import Counter
from goldseam.premortems.choices import Rhythm
from goldseam.premortems.models.firing import Fires, FiresQuerySet
from goldseam.premortems.texts import line

WORDS_LENGTH = 300


class SignalKind(models.TextChoices):
    """Who notices it: a watch, a run of a checklist, or somebody who looks."""

    WATCH = "watch", _("A measurement")
    LINE = "line", _("A line of a checklist")
    LINK = "link", _("Something that people look at")


class SignalRetirement(models.Model):
    """The fact that nobody looks at a signal any more. Bringing it back deletes it."""

    signal = models.OneToOneField("premortems.Signal", models.CASCADE, related_name="retirement")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.signal}, no longer looked at"


class SignalQuerySet(FiresQuerySet):
    def visible_to(self, person):
        """As visible as its risk."""
        return self.filter(person.sight.of_teams("risk__premortem__team"), risk__premortem__rehearses=None)

    def in_use(self):
        return self.filter(retirement__isnull=True)

    def at_line(self, artifact: int, keys):
        """Those that a run of this checklist speaks for."""
        return self.in_use().filter(kind=SignalKind.LINE, artifact=artifact, item_key__in=keys)


class Signal(Fires, models.Model):
    """What is seen, and where. Whoever looks after the risk hears of it. A watch names its signal itself."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    number = models.PositiveBigIntegerField()
    risk = models.ForeignKey("premortems.Risk", models.CASCADE, related_name="signals")
    kind = models.CharField(max_length=10, choices=SignalKind)
    words = models.CharField(_("what one sees when it begins"), max_length=WORDS_LENGTH)
    artifact = models.ForeignKey("artifacts.Artifact", models.SET_NULL, null=True, related_name="signals")
    item_key = models.UUIDField(null=True)  # The line, through all versions of the checklist.
    link = models.CharField(_("where one looks"), max_length=500, blank=True)
    looked_at_every = models.CharField(_("how often somebody looks"), max_length=10, choices=Rhythm, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = SignalQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="signal_number")]
        indexes = [
            models.Index(fields=["artifact", "item_key"], condition=Q(kind="line"), name="signal_of_line"),
        ]

    def __str__(self):
        return self.words

    def get_absolute_url(self):
        return f"{self.risk.get_absolute_url()}#signal-{self.number}"

    @property
    def page(self) -> str:
        """Where it is changed."""
        return reverse("premortems:signal", args=[self.organisation.slug, self.number])

    @property
    def history(self):
        return self.risk.premortem

    @property
    def team_id(self) -> int | None:
        """Who hears of it: the team of the pre-mortem; without one, everybody."""
        return self.risk.premortem.team_id

    @property
    def is_retired(self) -> bool:
        return hasattr(self, "retirement")

    @property
    def href(self) -> str:
        """The link, where it is one that a browser opens."""
        return self.link if self.link.startswith(("https://", "http://")) else ""

    @classmethod
    @transaction.atomic
    def name(cls, risk, by, kind: str, words: str, **about) -> "Signal":
        """Names one more signal of a risk."""
        signal = cls(risk=risk, organisation_id=risk.organisation_id, kind=kind, made_by=by)
        signal._describe({"words": words} | about)
        signal.number = Counter.next("signal", risk.organisation_id)
        signal.save(force_insert=True)
        Activity.record("signal.named", signal, by=by)
        return signal

    @transaction.atomic
    def amend(self, by, **about) -> None:
        """Says more about it. What is not named stays."""
        self.wait_for_others()
        self._describe(about)
        self.save()
        Activity.record("signal.amended", self, by=by)

    @transaction.atomic
    def retire(self, by) -> None:
        """Nobody looks at it any more, and it does not fire. That it fired before stays."""
        self.wait_for_others()
        _retirement, is_new = SignalRetirement.objects.get_or_create(signal=self, defaults={"by": by})
        if is_new:
            self.refresh_from_db()
            Activity.record("signal.retired", self, by=by)

    @transaction.atomic
    def bring_back(self, by) -> None:
        self.wait_for_others()
        if SignalRetirement.objects.filter(signal=self).delete()[0]:
            self.refresh_from_db()
            Activity.record("signal.brought_back", self, by=by)

    def may_be_told_of(self, team: int | None) -> bool:
        """Whether all who see the risk see the things of this team as well. Both can change hands later."""
        return team in (None, self.team_id)

    def wait_for_others(self) -> None:
        Signal.objects.select_for_update(no_key=True).get(pk=self.pk)
        self.refresh_from_db()

    def _describe(self, about: dict) -> None:
        for name, value in about.items():
            setattr(self, name, value)
        self.words, self.link = line(self.words, "words", WORDS_LENGTH), line(self.link, "link", 500)
        if not self.words:
            raise ValidationError({"words": _("A few words that say what one sees.")})
        for name, options in (("kind", SignalKind), ("looked_at_every", ["", *Rhythm.values])):
            if getattr(self, name) not in options:
                raise ValidationError({name: _("Choose one of those that are offered.")})
        if self.kind == SignalKind.LINE:
            self._check_line()

    def _check_line(self) -> None:
        artifact = self.artifact
        if artifact is None or not artifact.is_checklist or artifact.organisation_id != self.organisation_id:
            raise ValidationError({"item_key": _("Choose a line of a checklist.")})
        if artifact.is_private or not self.may_be_told_of(artifact.team_id):
            raise ValidationError({"item_key": _("The risk is seen by people who do not see this checklist.")})
        if not Item.objects.filter(version__artifact=artifact, key=self.item_key).exists():
            raise ValidationError({"item_key": _("Choose a line of a checklist.")})
