"""Answering a pulse: what we heard, what we change, and what we don't and why. Silence makes asking harmful."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.artifacts.models import Artifact
from goldseam.changes.models import Change
from goldseam.safety.models.group import Invited

LONGEST = 5_000
IN_A_ROW = 2


class PulseResponse(models.Model):
    """What is said to all who were asked, or to one team."""

    pulse = models.ForeignKey("safety.Pulse", models.CASCADE, related_name="responses")
    group = models.ForeignKey("safety.PulseGroup", models.CASCADE, null=True, related_name="responses")
    heard = models.TextField(_("what we heard"))
    changing = models.TextField(_("what we change"), blank=True)
    not_changing = models.TextField(_("what we don't change, and why"), blank=True)
    artifacts = models.ManyToManyField("artifacts.Artifact", related_name="+")
    changes = models.ManyToManyField("changes.Change", related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["pulse", "group"], name="one_response_a_team"),
            models.UniqueConstraint(fields=["pulse"], condition=Q(group=None), name="one_response_to_all"),
        ]

    def __str__(self):
        return str(self.heard)


class Responded:
    """A pulse that takes a response. After two without one, nobody is asked again before it has been given."""

    @transaction.atomic
    def respond(self, by, heard: str, changing: str = "", not_changing: str = "", group=None, artifacts=(), changes=()):
        """Says it to all, or to one team. Saying it again changes what was said."""
        self.wait_for_others()
        if not self.is_closed:
            raise ValidationError(_("There is nothing to respond to before it has closed."))
        if not self.can_be_responded_to_by(by, group):
            raise ValidationError(_("Those who plan pulses respond to all; members of a team respond to their team."))
        said = {"heard": heard, "changing": changing, "not_changing": not_changing}
        texts = {name: text.replace("\0", "").strip() for name, text in said.items()}
        _want_words(texts)
        response, is_new = PulseResponse.objects.update_or_create(pulse=self, group=group, defaults=texts | {"by": by})
        response.artifacts.set(self._readable(Artifact, by, artifacts).filter(is_private=False))
        response.changes.set(self._readable(Change, by, changes).filter(version__artifact__is_private=False))
        if rhythm := getattr(self.organisation, "pulse_rhythm", None):
            rhythm.go_on()
        if is_new:
            Activity.record("pulse.responded", self, by=by, group=group.pk if group else None)
        return response

    def can_be_responded_to_by(self, person, group=None) -> bool:
        if group is None:
            return person.guides_in(self.organisation)
        is_here = group.pulse_id == self.pk and person.writes_in(self.organisation)
        return is_here and group.team_id in person.sight.teams

    def responses_for(self, person):
        """Those to all, and those to teams of the person."""
        mine = Q(group=None) | Q(group__team__in=person.sight.teams) | Q(group__in=self.groups_asked(person))
        return self.responses.filter(mine).select_related("group", "by")

    def groups_asked(self, person):
        return Invited.objects.filter(person=person.pk, group__pulse=self).values("group")

    @classmethod
    def two_without_response_in(cls, organisation) -> bool:
        """Whether people were asked twice running and heard nothing."""
        told = models.Exists(PulseResponse.objects.filter(pulse=models.OuterRef("pk")))
        closed = cls.objects.filter(organisation=organisation).closed().order_by("-number")
        last = list(closed.annotate(is_told=told).values_list("is_told", flat=True)[:IN_A_ROW])
        return len(last) == IN_A_ROW and not any(last)

    def _readable(self, model, by, things):
        field = "organisation" if model is Artifact else "event__organisation"
        keys = [thing.pk for thing in things]
        return model.objects.visible_to(by).filter(pk__in=keys, **{field: self.organisation})


def _want_words(texts: dict[str, str]) -> None:
    if not texts["heard"]:
        raise ValidationError({"heard": _("Say what you heard.")})
    if not (texts["changing"] or texts["not_changing"]):
        raise ValidationError({"changing": _("Say what you change, or below why nothing changes.")})
    for name, text in texts.items():
        if len(text) > LONGEST:
            raise ValidationError({name: _("This is very long. Say the most important part.")})
