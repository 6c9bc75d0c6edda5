"""A pre-mortem: before a plan begins, people imagine that it has failed, and say why."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.meanwhile import changed_since
from goldseam.common.models import Counter
from goldseam.premortems.choices import Voice
from goldseam.premortems.models.holding import Holdable, HoldableQuerySet
from goldseam.premortems.models.looking_back import LooksBack, LooksBackQuerySet
from goldseam.premortems.models.promising import Promised
from goldseam.premortems.models.settling import Settleable, SettleableQuerySet
from goldseam.premortems.texts import line, said

TITLE_LENGTH = 160
HALF_A_YEAR = timedelta(days=182)


class PremortemQuerySet(HoldableQuerySet, SettleableQuerySet, LooksBackQuerySet):
    def visible_to(self, person):
        """As its team sees it. What a rehearsal is held about is nobody's to find."""
        return self.filter(person.sight.of_teams(), rehearses=None)

    def with_state(self):
        """With what a row and a badge show."""
        return self.select_related("organisation", "team", "facilitator", "room__ending", "settlement", "looked_back")


class Premortem(Holdable, Settleable, LooksBack, Promised, models.Model):
    """A plan, the day by which it would have failed, and the risks that people saw beforehand."""

    is_storied = True

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="premortems")
    number = models.PositiveBigIntegerField()
    title = models.CharField(_("what is planned"), max_length=TITLE_LENGTH)
    plan = models.TextField(_("the plan in a few sentences"), blank=True)
    link = models.CharField(_("where the plan lies"), max_length=500, blank=True)
    consequence = models.CharField(_("what its failure means, in one sentence"), max_length=300, blank=True)
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="premortems")
    facilitator = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    starts_on = models.DateField(_("when it begins"), null=True, blank=True)
    succeeds_on = models.DateField(_("by when it would have failed"))
    look_back_on = models.DateField(_("when you look back"))
    voices = models.JSONField(default=dict)  # Who brings which view: key of `Voice` → in words.
    room = models.OneToOneField("live.Room", models.SET_NULL, null=True, blank=True, related_name="premortem")
    # What is tried out in a rehearsal; it goes with the room.
    rehearses = models.ForeignKey("self", models.CASCADE, null=True, related_name="rehearsals")
    tags = models.ManyToManyField("events.Tag", related_name="premortems", blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    story = GenericRelation("activity.Activity", object_id_field="history_id", content_type_field="history_type")

    objects = PremortemQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="premortem_number")]
        indexes = [
            models.Index(fields=["organisation", "-number", "team"], name="premortem_newest"),
            models.Index(fields=["organisation", "look_back_on"], name="premortem_look_back"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("premortems:show", args=[self.organisation.slug, self.number])

    @classmethod
    @transaction.atomic
    def prepare(cls, by, organisation, title: str, *, tags=(), **about) -> "Premortem":
        """A plan to be looked at. Where nobody says by when it would have failed, it is half a year from its start.

        `tags` are names.
        """
        premortem = cls(organisation=organisation, opened_by=by)
        premortem._describe({"facilitator": by, "title": title} | about)
        premortem.number = Counter.next("premortem", organisation.pk)
        premortem.save(force_insert=True)
        premortem.tag(tags)
        Activity.record("premortem.prepared", premortem, by=by)
        return premortem

    @transaction.atomic
    def amend(self, by, tags=None, shown: dict | None = None, **about) -> None:
        """Says more about the plan. What is not named stays, and what its writer has not changed.

        `shown`: what the writer's page had shown, see `goldseam.common.meanwhile`.
        """
        self.wait_for_others()
        self._describe(changed_since(shown, self, about))
        self.save()
        if tags is not None:
            self.tag(tags)
        Activity.record("premortem.amended", self, by=by)

    @property
    def today(self) -> date:
        return timezone.localdate(timezone=ZoneInfo(self.organisation.time_zone))

    @property
    def missing_voices(self) -> list[Voice]:
        """The views that nobody is named for. One alone plays them all."""
        return [] if self.organisation.is_solo else [voice for voice in Voice if not self.voices.get(voice)]

    @property
    def named_voices(self) -> list[tuple[Voice, str]]:
        return [(voice, self.voices[voice]) for voice in Voice if self.voices.get(voice)]

    def tag(self, names) -> None:
        """Gives it these tags and no others: by them it finds events and pre-mortems of its kind."""
        known = self.organisation.tags
        self.tags.set([known.get_or_create(name=name)[0] for name in names])

    def can_be_edited_by(self, person) -> bool:
        return person.writes_in(self.organisation)

    def wait_for_others(self) -> None:
        """Waits until nobody else is changing it, and looks at it as they left it."""
        Premortem.objects.select_for_update(no_key=True).get(pk=self.pk)
        self.refresh_from_db()

    def _describe(self, about: dict) -> None:
        for name, value in about.items():
            setattr(self, name, value)
        self.title = line(self.title, "title", TITLE_LENGTH)
        self.plan, self.link = said(self.plan, "plan"), line(self.link, "link", 500)
        self.consequence = line(self.consequence, "consequence", 300)
        self.voices = {key: line(self.voices.get(key, ""), "voices", 200) for key in Voice.values}
        self.succeeds_on = self.succeeds_on or (self.starts_on or self.today) + HALF_A_YEAR
        self.look_back_on = self.look_back_on or self.succeeds_on
        self._check()

    def _check(self) -> None:
        if not self.title:
            raise ValidationError({"title": _("A few words that say what is planned.")})
        if self.team and self.team.organisation_id != self.organisation_id:
            raise ValidationError({"team": _("This team belongs to another organisation.")})
        if self.starts_on and self.succeeds_on < self.starts_on:
            raise ValidationError({"succeeds_on": _("It cannot have failed before it began.")})
        if self.facilitator and not self.facilitator.writes_in(self.organisation):
            raise ValidationError({"facilitator": _("Choose somebody who may write here.")})
