"""An action: a promise with one owner and one date, and how strongly it protects."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.actions.hints import hints
from goldseam.actions.models.ending import Endable, EndableQuerySet
from goldseam.actions.remedies import strength_of
from goldseam.activity.models import Activity
from goldseam.common.models import Counter
from goldseam.events.models import Event


class Strength(models.IntegerChoices):
    """The less it relies on memory, the stronger (after the VA's hierarchy and RCA2)."""

    WEAK = 1, _("Weak")
    INTERMEDIATE = 2, _("Intermediate")
    STRONG = 3, _("Strong")


class Aim(models.TextChoices):
    PREVENT = "prevent", _("Prevent")
    DETECT = "detect", _("Detect sooner")
    LIMIT = "limit", _("Limit the damage")
    RECOVER = "recover", _("Recover faster")
    LEARN = "learn", _("Learn")


class Remedy(models.TextChoices):
    """Kinds of change, strongest first. `actions/remedies.py` says how strong each is and what it fits."""

    REMOVE_HAZARD = "remove_hazard", _("Remove the hazard or the step")
    FORCING_FUNCTION = "forcing_function", _("Lock, gate or default that makes it impossible")
    SIMPLIFY = "simplify", _("Simplify, or one standard way")
    AUTOMATE = "automate", _("Let a machine do it")
    LEADERS = "leaders", _("Leaders visibly take part")
    CHECKLIST = "checklist", _("Checklist or aid at a pause point")
    ALERT = "alert", _("Alert or monitoring with a response")
    REDUNDANCY = "redundancy", _("Backup, slack or isolation")
    LESS_LOAD = "less_load", _("Fewer interruptions, less load, more time")
    PRACTICE = "practice", _("Practice by simulation or mentoring")
    READ_BACK = "read_back", _("Read-back or structured hand-over")
    STANDARD = "standard", _("Correct the standard or the form")
    SEPARATE = "separate", _("Tell look-alikes apart")
    EXPERIMENT = "experiment", _("Next small trial")
    SHARE = "share", _("Share what was learned")
    SECOND_CHECK = "second_check", _("Second check by a person")
    WARNING = "warning", _("Warning, label or reminder")
    POLICY = "policy", _("New policy or memo")
    TRAINING = "training", _("Classroom training")
    STUDY = "study", _("Study further")
    APPROVAL = "approval", _("Approval by more people")
    SANCTION = "sanction", _("Warning or sanction to a person")


class ActionQuerySet(EndableQuerySet):
    def visible_to(self, person):
        """An action shows what its event is about, so it is as visible as its event."""
        of_seen_event = Exists(Event.objects.visible_to(person).filter(pk=OuterRef("event_id")))
        return self.filter(of_seen_event | Q(person.sight.of_teams(), event__isnull=True))

    def owned_by(self, person):
        return self.filter(owner=person)

    def of_teams(self, person):
        """Actions of the person's teams, by their event or their own."""
        teams = person.sight.teams
        return self.filter(Q(event__team__in=teams) | Q(team__in=teams))

    def overdue(self, on=None):
        return self.open().filter(due_on__lt=on or timezone.localdate())

    def with_state(self):
        """With what a row shows: owner, event, and how it ended."""
        return self.select_related("owner", "event", "completion", "drop").prefetch_related("effect_checks")


class Action(Endable, models.Model):
    """A dated promise to change something. `source` is the review (or risk, pattern, cycle) that it comes from."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="actions")
    number = models.PositiveBigIntegerField()
    event = models.ForeignKey("events.Event", models.CASCADE, null=True, related_name="actions")
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="+")
    source_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, related_name="+")
    source_id = models.PositiveBigIntegerField(null=True)
    source = GenericForeignKey("source_type", "source_id")
    title = models.CharField(_("what will be done"), max_length=140)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("owner"), related_name="actions")
    due_on = models.DateField(_("due"))
    first_due_on = models.DateField()
    aim = models.CharField(_("aim"), max_length=20, choices=Aim, default=Aim.PREVENT)
    remedy = models.CharField(_("kind of change"), max_length=30, choices=Remedy)
    strength = models.PositiveSmallIntegerField(_("strength"), choices=Strength)
    risk_reduction = models.CharField(_("expected risk reduction"), max_length=300)
    measure = models.CharField(_("how we will see that it worked"), max_length=300, blank=True)
    why_it_fits = models.TextField(_("why this fits all the same"), blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="action_number")]
        indexes = [
            models.Index(fields=["owner", "due_on"], name="action_due"),
            models.Index(fields=["organisation", "due_on"], name="action_by_due"),
            models.Index(fields=["source_type", "source_id"], name="action_source"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("actions:show", args=[self.organisation.slug, self.number])

    @property
    def history(self):
        return self.event or self

    @classmethod
    @transaction.atomic
    def promise(cls, by, *, organisation, source=None, event=None, **details) -> "Action":
        """Makes a promise. Its owner can write in the organisation; its first date is kept for good."""
        details.setdefault("strength", strength_of(details["remedy"]))
        number = Counter.next("action", organisation.pk)
        first_due_on = details.pop("first_due_on", details["due_on"])
        action = cls(organisation=organisation, number=number, event=event, source=source, made_by=by, **details)
        action.first_due_on = first_due_on
        action.clean_fields(exclude=["made_by", "source_type", "source_id", "event"])
        action.check_owner()
        action.save(force_insert=True)
        Activity.record("action.promised", action, by=by)
        return action

    @transaction.atomic
    def amend(self, by, **details) -> None:
        """Changes what was promised. The first date is kept: punctuality is judged by it."""
        if "remedy" in details:
            details.setdefault("strength", strength_of(details["remedy"]))
        for name, value in details.items():
            setattr(self, name, value)
        self.clean_fields(exclude=["made_by", "source_type", "source_id", "event"])
        self.check_owner()
        self.save()
        Activity.record("action.amended", self, by=by)

    def check_owner(self) -> None:
        """A promise is kept by somebody who takes part in the work."""
        if not self.organisation.memberships.writers().filter(person=self.owner).exists():
            raise ValidationError({"owner": _("Choose somebody who takes part in the work here.")})

    @transaction.atomic
    def postpone(self, by, due_on) -> None:
        """Sets a new date. The first one is kept, so that late stays visible and nobody has to hide it."""
        if not self.is_open:
            raise ValidationError(_("Only an open action needs a date."))
        if due_on < timezone.localdate():
            raise ValidationError({"due_on": _("That day has passed. Choose today or a later day.")})
        if due_on != self.due_on:
            was, self.due_on = self.due_on, due_on
            self.save(update_fields=["due_on"])
            Activity.record("action.postponed", self, by=by, was=was.isoformat(), due_on=due_on.isoformat())

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due_on < timezone.localdate()

    @property
    def days_left(self) -> int:
        """Days until it is due; below zero once that has passed."""
        return (self.due_on - timezone.localdate()).days

    @property
    def was_postponed(self) -> bool:
        return self.due_on != self.first_due_on

    @property
    def hints(self) -> list:
        """What could make this promise easier to keep and to check."""
        return hints(self.title, self.due_on, timezone.localdate(), self.measure, self.risk_reduction)

    def can_be_edited_by(self, person) -> bool:
        return person.writes_in(self.organisation)
