"""How often an organisation asks: once a quarter, or when somebody wants to."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.safety.models.pulse import Pulse

QUARTER = timedelta(weeks=13)
AHEAD = timedelta(days=7)  # So that there is time to call it off.


class Every(models.TextChoices):
    QUARTER = "quarter", _("Every quarter")
    NEVER = "never", _("When somebody plans one")


class PulseRhythm(models.Model):
    """Whether pulses come round by themselves. It pauses where people are asked and hear nothing."""

    organisation = models.OneToOneField("people.Organisation", models.CASCADE, related_name="pulse_rhythm")
    every = models.CharField(_("how often"), max_length=10, choices=Every, default=Every.NEVER)
    days_open = models.PositiveSmallIntegerField(
        _("days to answer"), default=14, validators=[MinValueValidator(5), MaxValueValidator(60)]
    )
    is_paused = models.BooleanField(default=False)

    def __str__(self):
        return str(self.get_every_display())

    @classmethod
    def of(cls, organisation) -> "PulseRhythm":
        return cls.objects.filter(organisation=organisation).first() or cls(organisation=organisation)

    @transaction.atomic
    def amend(self, by, every: str, days_open: int) -> None:
        if not by.guides_in(self.organisation):
            raise ValidationError(_("Only those who set how people learn here set the rhythm."))
        self.every, self.days_open = every, days_open
        self.full_clean(exclude=["organisation"], validate_constraints=False, validate_unique=False)
        self.save()

    def go_on(self) -> None:
        """Somebody said what was heard: people can be asked again."""
        PulseRhythm.objects.filter(pk=self.pk).update(is_paused=False)

    def next_opening(self, today: date) -> date | None:
        """The day on which the next one would open by itself."""
        if self.every != Every.QUARTER:
            return None
        last = Pulse.objects.filter(organisation=self.organisation).newest_first().first()
        return max(last.opens_on + QUARTER if last else today + AHEAD, today)
