"""A moment at which a checklist should have been used: a deployment, a hand-over, the start of a shift."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce, Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.home import forget_homes
from goldseam.artifacts.models import Artifact
from goldseam.runs.models.run import Run
from goldseam.runs.words import in_a_line

LONGEST_PROJECT, LONGEST_REF, LONGEST_REASON = 80, 120, 300
FRESH = timedelta(days=14)  # Then nobody makes up for it any more, and it only counts.


class Source(models.TextChoices):
    """Who says that the moment came."""

    HAND = "hand", _("A person")
    SCHEDULE = "schedule", _("A schedule")
    API = "api", _("A program")
    WEBHOOK = "webhook", _("A call from another tool")
    GATE = "gate", _("A gate")


class OpportunityQuerySet(models.QuerySet):
    def visible_to(self, person):
        """A moment is seen by those who see its checklist."""
        return self.filter(artifact__in=Artifact.objects.visible_to(person).values("pk"))

    def waiting(self):
        """Lately come, not run since it was asked for last, not let go, and nobody said that it was not needed."""
        since = Now() - FRESH
        came = Q(at__gte=since) | Q(due_at__gte=since) | Q(asked_again_at__gte=since)
        runs = Run.objects.standing().filter(opportunity=OuterRef("pk"))
        never, since_then = Q(opportunity__asked_again_at=None), Q(completion__at__gt=F("opportunity__asked_again_at"))
        met = Exists(runs.filter(Q(completion=None) | never | since_then))
        return self.filter(came, ~met, artifact__retirement=None, dismissal=None, let_go_at=None)

    def let_go(self) -> int:
        """People went on without the list: nobody asks for it any more. It still counts as left out."""
        return self.filter(let_go_at=None)._set_let_go(timezone.now())

    def ask_again(self) -> int:
        """What was let go is asked for as before."""
        return self.exclude(let_go_at=None)._set_let_go(None)

    def _set_let_go(self, at) -> int:
        changed = self.update(let_go_at=at)
        transaction.on_commit(forget_homes)
        return changed

    def soonest(self):
        """The first due first; where nothing is said, when it came."""
        return self.order_by(Coalesce("due_at", "at"), "pk")

    def asked_of(self, person):
        """Meant for this person, or for a team of theirs. For whomever it is not said, those of the list are meant: its
        team, or where it has none, anybody."""
        teams = person.sight.teams
        of_list = Q(artifact__team=None) | Q(artifact__team__in=teams)
        return self.filter(Q(person=person.pk) | Q(person=None) & (Q(team__in=teams) | Q(team=None) & of_list))


class Opportunity(models.Model):
    """The moment, with the work that it is about (project and ref), for whom, and until when the list should be run."""

    artifact = models.ForeignKey("artifacts.Artifact", models.CASCADE, related_name="opportunities")
    at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=20, choices=Source, default=Source.HAND)
    project = models.CharField(_("project"), max_length=LONGEST_PROJECT, blank=True)
    ref = models.CharField(_("which piece of work"), max_length=LONGEST_REF, blank=True)
    once = models.CharField(max_length=120, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="+")
    let_go_at = models.DateTimeField(null=True, blank=True)
    asked_again_at = models.DateTimeField(null=True, blank=True)  # The runs that had ended by then do not count.

    objects = OpportunityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "opportunities"
        constraints = [
            models.UniqueConstraint(fields=["artifact", "once"], condition=~Q(once=""), name="opportunity_once"),
            models.UniqueConstraint(
                fields=["artifact", "project", "ref"], condition=~Q(ref=""), name="opportunity_of_ref"
            ),
        ]
        indexes = [
            models.Index(fields=["artifact", "project", "ref"], name="opportunity_by_ref"),
            models.Index(fields=["artifact", "-at"], name="opportunity_by_time"),
        ]

    def __str__(self):
        return " ".join(word for word in (str(self.artifact), self.project, self.ref) if word)

    @classmethod
    def open(cls, artifact, source, *, project="", ref="", due_at=None, once="", **for_whom) -> "Opportunity":
        """The moment has come. The same work, or the same `once`, opens it once, whoever says it and however often."""
        if not artifact.is_checklist or artifact.is_retired:
            raise ValidationError(_("Only checklists that are in use can be asked for."))
        facts = {
            "project": in_a_line(project, "project", LONGEST_PROJECT),
            "ref": in_a_line(ref, "ref", LONGEST_REF),
            "once": in_a_line(once, "once", LONGEST_REF),
        }
        if known := cls._opened(artifact, **facts):
            return known
        try:
            with transaction.atomic():
                transaction.on_commit(forget_homes)
                return cls.objects.create(artifact=artifact, source=source, due_at=due_at, **facts, **for_whom)
        except IntegrityError:  # Somebody else said it in the same moment.
            known = cls._opened(artifact, **facts)
            if known is None:
                raise
            return known

    @classmethod
    def _opened(cls, artifact, project: str, ref: str, once: str) -> "Opportunity | None":
        same = Q(project=project, ref=ref) if ref else Q(pk=None)
        same |= Q(once=once) if once else Q(pk=None)
        return cls.objects.filter(same, artifact=artifact).first()

    @property
    def about(self) -> str:
        return " · ".join(word for word in (self.project, self.ref) if word)

    @property
    def is_dismissed(self) -> bool:
        return hasattr(self, "dismissal")

    @property
    def is_late(self) -> bool:
        return self.due_at is not None and self.due_at < timezone.now()

    def ask_again(self) -> None:
        """No run that has ended counts, or people went on without one: it waits for a further run, or for one that is
        opened again and mended."""
        mine = type(self).objects.filter(pk=self.pk)
        mine.ask_again()
        if self.runs.finished().exists() and not self.runs.open().exists() and not mine.waiting().exists():
            mine.update(asked_again_at=timezone.now())
            transaction.on_commit(forget_homes)

    @transaction.atomic
    def dismiss(self, by, reason: str) -> "Dismissal":
        """It was not needed this time. Said once; where it has been run, there is nothing to say."""
        type(self).objects.select_for_update().get(pk=self.pk)
        reason = in_a_line(reason, "reason", LONGEST_REASON)
        if not reason:
            raise ValidationError({"reason": _("Say in a few words why it was not needed.")})
        if self.runs.standing().exists():
            raise ValidationError(_("It has been run by now."))
        transaction.on_commit(forget_homes)
        return Dismissal.objects.get_or_create(opportunity=self, defaults={"by": by, "reason": reason})[0]


class Dismissal(models.Model):
    """The fact that the checklist was not needed this time, and why."""

    opportunity = models.OneToOneField(Opportunity, models.CASCADE, related_name="dismissal")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(_("not needed this time, because"), max_length=LONGEST_REASON)

    def __str__(self):
        return f"{self.opportunity}: {self.reason}"
