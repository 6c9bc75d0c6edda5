"""Which rules point out signals in a chart, and how wide its limits are: chosen before looking, and kept."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity


class Rules(models.TextChoices):
    USUAL = "usual", _("Beyond the limits, and the run rules of Anhøj")
    RUNS = "runs", _("The run rules of Anhøj alone, without limits")
    WESTERN = "western", _("Western Electric, four rules")
    NHS = "nhs", _("NHS Making Data Count, four rules")
    NELSON = "nelson", _("Nelson, eight rules")


class Width(models.TextChoices):
    PLAIN = "plain", _("As counts vary by chance alone")
    LANEY = "laney", _("As neighbouring values really differ (p′ and u′)")


class Charted(models.Model):
    """A series whose chart follows rules that somebody chose."""

    rules = models.CharField(_("rules"), max_length=10, choices=Rules, default=Rules.USUAL)
    width = models.CharField(_("width of the limits"), max_length=10, choices=Width, default=Width.PLAIN)

    class Meta:
        abstract = True

    @transaction.atomic
    def choose_rules(self, by, rules: str, width: str = Width.PLAIN) -> None:
        self.wait_for_others()
        if (self.rules, self.width) == (rules, width):
            return
        self.rules, self.width = rules, width
        self.save(update_fields=["rules", "width"])
        Activity.record("series.rules_chosen", self, by=by)
