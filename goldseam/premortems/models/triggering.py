"""The trigger of a risk: what one can see, when it counts, where one looks and how often."""

import math

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.premortems.choices import Comparator, Rhythm
from goldseam.premortems.texts import line

HIGHEST = 1e12
WORDS = {
    Comparator.ABOVE: _("%(what)s is more than %(limit)s"),
    Comparator.BELOW: _("%(what)s is less than %(limit)s"),
}


class Triggered(models.Model):
    """A risk with an observable condition that starts a response."""

    observable = models.CharField(_("what one can see"), max_length=300, blank=True)
    comparator = models.CharField(_("when it counts"), max_length=10, choices=Comparator, blank=True)
    threshold = models.FloatField(_("the number"), null=True, blank=True)
    source = models.CharField(_("where one sees it"), max_length=200, blank=True)
    looked_at_every = models.CharField(_("how often somebody looks"), max_length=10, choices=Rhythm, blank=True)

    class Meta:
        abstract = True

    @property
    def has_trigger(self) -> bool:
        """Whether something observable is named, and when it counts."""
        if not (self.observable.strip() and self.comparator):
            return False
        return self.comparator == Comparator.HAPPENS or self.threshold is not None

    @property
    def trigger(self) -> str:
        """The trigger in one sentence, as far as it is known; empty where it is not."""
        if not self.observable.strip():
            return ""
        looked_at = [self.source, self.get_looked_at_every_display() if self.looked_at_every else ""]
        where = ", ".join(str(part) for part in looked_at if part)
        return f"{self._condition} ({where})" if where else self._condition

    @property
    def _condition(self) -> str:
        if self.comparator not in WORDS or self.threshold is None:
            return self.observable
        return _now(str(WORDS[self.comparator])) % {"what": self.observable, "limit": f"{self.threshold:g}"}

    def check_trigger(self) -> None:
        self.observable = line(self.observable, "observable", 300)
        self.source = line(self.source, "source", 200)
        for name, options in (("comparator", Comparator), ("looked_at_every", Rhythm)):
            if getattr(self, name) not in ("", *options.values):
                raise ValidationError({name: _("Choose one of those that are offered.")})
        if self.threshold is not None and not (math.isfinite(self.threshold) and abs(self.threshold) <= HIGHEST):
            raise ValidationError({"threshold": _("Write a number.")})
