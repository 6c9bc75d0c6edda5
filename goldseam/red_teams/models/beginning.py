"""Beginning the work, which locks the charter; or calling it off before."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.decisions import texts


class Beginning(models.Model):
    """The fact that the work has begun. It stays, and the charter with it."""

    drill = models.OneToOneField("red_teams.Drill", models.CASCADE, related_name="begun")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.drill} begun"


class CallingOff(models.Model):
    """The fact that a drill did not take place, and why."""

    drill = models.OneToOneField("red_teams.Drill", models.CASCADE, related_name="called_off")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField()

    def __str__(self):
        return f"{self.drill} called off"


class BegunQuerySet(models.QuerySet):
    def begun(self):
        return self.filter(begun__isnull=False)

    def called_off(self):
        return self.filter(called_off__isnull=False)


class Begun:
    """A drill that is set up, and then begins or is called off."""

    @property
    def is_begun(self) -> bool:
        return hasattr(self, "begun")

    @property
    def is_called_off(self) -> bool:
        return hasattr(self, "called_off")

    @property
    def is_chartered(self) -> bool:
        """Still being set up."""
        return not self.is_begun and not self.is_called_off

    @transaction.atomic
    def begin(self, by) -> None:
        """The red team sets to work. From now on the charter, and whether there is a veto, stay as agreed."""
        self.wait_for_others()
        if self.is_begun:
            return
        self._want_unbegun()
        if not self.members.exists():
            raise ValidationError(_("Nobody is in the red team yet."))
        self.want_nobody_twice_running()
        if self.has_veto_to_agree:
            raise ValidationError(
                _("Whoever decides has to agree to the veto first, or you take it out of the charter.")
            )
        Beginning.objects.create(drill=self, by=by)
        self.refresh_from_db()
        Activity.record("red_team.begun", self, by=by)

    @transaction.atomic
    def call_off(self, by, reason: str) -> None:
        """It does not take place. Once the work has begun, it ends with a report, were it empty."""
        self.wait_for_others()
        if self.is_called_off:
            return
        self._want_unbegun()
        said = texts.wanted(reason, "reason", _("Say why it does not take place."))
        CallingOff.objects.create(drill=self, by=by, reason=said)
        self.refresh_from_db()
        Activity.record("red_team.called_off", self, by=by)

    def _want_unbegun(self) -> None:
        if self.is_begun:
            raise ValidationError(_("The work has begun: the charter is locked."))
        if self.is_called_off:
            raise ValidationError(_("It was called off."))
