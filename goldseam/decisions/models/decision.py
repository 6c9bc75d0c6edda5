"""A decision record: the question, what was decided and why, what people expect of it, and when they look back."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.models import Counter
from goldseam.decisions import texts
from goldseam.decisions.choices import Reversibility
from goldseam.decisions.models.dissenting import Dissented
from goldseam.decisions.models.foreseeing import Foreseeing
from goldseam.decisions.models.leaving import Leavable
from goldseam.decisions.models.reviewing import Reviewed, ReviewedQuerySet
from goldseam.decisions.models.staging import Staged, StagedQuerySet
from goldseam.decisions.models.weighing import Weighed

TITLE_LENGTH = 160
WORDS = ("context", "drivers", "outcome", "reason", "good", "bad", "confirmation", "prediction", "more")
LINES = ("consulted", "informed")


class DecisionQuerySet(StagedQuerySet, ReviewedQuerySet):
    def visible_to(self, person):
        return self.filter(person.sight.of_teams())

    def with_state(self):
        """With what a row and a badge show."""
        return self.select_related(
            "organisation", "team", "acceptance__by", "rejection__by", "deprecation__by", "superseded__by_decision"
        )


class Decision(Staged, Leavable, Weighed, Foreseeing, Dissented, Reviewed, models.Model):
    """What was decided, why, over what else, and what is expected of it. Once accepted, its words stay as they are."""

    is_storied = True

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="decisions")
    number = models.PositiveBigIntegerField()
    title = models.CharField(_("title"), max_length=TITLE_LENGTH)
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="decisions")
    context = models.TextField(blank=True)
    drivers = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    good = models.TextField(blank=True)
    bad = models.TextField(blank=True)
    confirmation = models.TextField(blank=True)
    prediction = models.TextField(blank=True)
    confidence = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(100)])
    review_on = models.DateField(null=True, blank=True)
    reversibility = models.CharField(max_length=10, choices=Reversibility, blank=True)
    deciders = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    consulted = models.CharField(max_length=300, blank=True)
    informed = models.CharField(max_length=300, blank=True)
    more = models.TextField(blank=True)
    risks = models.ManyToManyField("premortems.Risk", related_name="decisions", blank=True)
    supersedes = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="successors")
    looks_on = models.DateField(null=True, blank=True)  # When somebody looks back next; none before it is accepted.
    revision = models.PositiveIntegerField(default=1)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    # Nobody finds the story of a decision that is gone: it goes with it.
    story = GenericRelation("activity.Activity", object_id_field="history_id", content_type_field="history_type")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="decision_number"),
            models.CheckConstraint(condition=models.Q(confidence__lte=100), name="decision_confidence"),
        ]
        indexes = [
            models.Index(fields=["organisation", "-number", "id", "team"], name="decision_newest"),
            models.Index(
                fields=["organisation", "looks_on"],
                condition=models.Q(looks_on__isnull=False),
                name="decision_looks",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("decisions:show", args=[self.organisation.slug, self.number])

    @classmethod
    @transaction.atomic
    def propose(cls, by, organisation, title: str, *, supersedes=None, **told) -> "Decision":
        """Writes down what is to be decided; nothing but the question is needed at first."""
        decision = cls(organisation=organisation, proposed_by=by, supersedes=supersedes)
        decision._want_successor(by)
        facts = decision._checked({"title": title} | told)
        decision.number = Counter.next("decision", organisation.pk)
        decision._write(facts, is_new=True)
        Activity.record("decision.proposed", decision, by=by)
        return decision

    @transaction.atomic
    def amend(self, by, base: int | None = None, **told) -> None:
        """Writes on it while it is proposed. `base` is the revision that the writer saw; what is not named stays."""
        self.wait_for_others()
        if not self.is_proposed:
            raise ValidationError(_("Its words stay as they are. Write a new decision that supersedes it."))
        if base is not None and base != self.revision:
            raise ValidationError(_("Somebody has changed it meanwhile. Look at their words below, then save again."))
        facts = self._checked(told)
        self._want_who_names_deciders(by, facts)
        self.revision += 1
        self._write(facts, is_new=False)
        Activity.record("decision.amended", self, by=by)

    @property
    def today(self) -> date:
        return timezone.localdate()

    def can_be_edited_by(self, person) -> bool:
        return person.writes_in(self.organisation)

    def can_be_decided_by(self, person) -> bool:
        """Where people are named who decide, one of them does; otherwise anybody who writes here."""
        if not person.writes_in(self.organisation):
            return False
        named = [decider.pk for decider in self.deciders.all()]
        return not named or person.pk in named

    def wait_for_others(self) -> None:
        """Waits until nobody else is changing it, and looks at it as they left it."""
        Decision.objects.select_for_update(no_key=True).get(pk=self.pk)
        self.refresh_from_db()

    def _write(self, facts: dict, is_new: bool) -> None:
        lists = {name: facts.pop(name) for name in ("options", "assumptions", "deciders") if name in facts}
        for name, value in facts.items():
            setattr(self, name, value)
        self.save(force_insert=is_new)
        self._write_rows(lists)
        if "deciders" in lists:
            self.deciders.set(lists["deciders"])

    def _checked(self, told: dict[str, Any]) -> dict[str, Any]:
        facts = dict(told)
        if "title" in facts:
            facts["title"] = _titled(facts["title"])
        facts |= {name: texts.words(facts[name], name) for name in WORDS if name in facts}
        facts |= {name: texts.line(facts[name], name) for name in LINES if name in facts}
        texts.day(facts.get("review_on"), "review_on")
        self._check_choices(facts)
        self._check_people(facts)
        return facts | self._checked_rows(facts)

    def _check_choices(self, facts: dict) -> None:
        confidence = facts.get("confidence")
        if confidence is not None and not (isinstance(confidence, int) and 0 <= confidence <= 100):
            raise ValidationError({"confidence": _("Between 0 and 100.")})
        if facts.get("reversibility", "") not in ("", *Reversibility.values):
            raise ValidationError({"reversibility": _("Choose one of those that are offered.")})

    def _check_people(self, facts: dict) -> None:
        team, deciders = facts.get("team"), list(facts.get("deciders", []))
        if team and team.organisation_id != self.organisation_id:
            raise ValidationError({"team": _("This team belongs to another organisation.")})
        writers = self.organisation.memberships.writers().filter(person__in=deciders).count() if deciders else 0
        if writers != len({person.pk for person in deciders}):
            raise ValidationError({"deciders": _("Only people who write here can decide.")})

    def _want_who_names_deciders(self, by, facts: dict) -> None:
        """Else anybody could name themselves, and decide. Deciders who have left stand in nobody's way."""
        able = self.organisation.memberships.writers().filter(person__is_active=True).values("person")
        named = set(self.deciders.filter(pk__in=able).values_list("pk", flat=True))
        if not named or "deciders" not in facts or named == {person.pk for person in facts["deciders"]}:
            return
        if by.pk not in {*named, self.proposed_by_id} and not by.guides_in(self.organisation):
            raise ValidationError({"deciders": _("Who decides is said by those who decide, or who proposed it.")})

    def _want_successor(self, by) -> None:
        """Whoever supersedes a decision sees it, and it is one that people follow."""
        older = self.supersedes
        if older is None:
            return
        seen = Decision.objects.visible_to(by).filter(organisation=self.organisation_id, pk=older.pk).exists()
        if not seen or not older.is_accepted:
            raise ValidationError(_("Only a decision that was accepted can be superseded."))


def _titled(title: str) -> str:
    cleaned = texts.line(title, "title", TITLE_LENGTH)
    if not cleaned:
        raise ValidationError({"title": _("A few words that say what is to be decided.")})
    return cleaned
