"""When an organisation wants a written account: decided before anything happens."""

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity


class CriteriaQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Those who guide decide by what an account is proposed; others see what was proposed, and why."""
        return self.filter(organisation__in=person.sight.guides)


class Criteria(models.Model):
    """The rules of one organisation. Any that is true is reason enough to propose an account."""

    is_storied = True

    organisation = models.OneToOneField("people.Organisation", models.CASCADE, related_name="postmortem_criteria")
    severity_actual = models.PositiveSmallIntegerField(_("severity from"), null=True, blank=True, default=4)
    severity_potential = models.PositiveSmallIntegerField(
        _("a near miss whose potential severity is from"), null=True, blank=True, default=4
    )
    minutes = models.PositiveIntegerField(_("minutes until it was over, from"), null=True, blank=True, default=60)
    people_affected = models.PositiveIntegerField(_("people who noticed it, from"), null=True, blank=True, default=10)
    on_loss = models.BooleanField(_("data, records or goods were lost, or somebody was harmed"), default=True)
    on_stepping_in = models.BooleanField(_("somebody had to step in"), default=True)
    on_luck = models.BooleanField(_("it was found by luck, by a customer, or by the harm itself"), default=True)
    times_a_year = models.PositiveSmallIntegerField(
        _("similar events within twelve months, from"), null=True, blank=True, default=3
    )

    objects = CriteriaQuerySet.as_manager()

    RULES = (
        "severity_actual",
        "severity_potential",
        "minutes",
        "people_affected",
        "on_loss",
        "on_stepping_in",
        "on_luck",
        "times_a_year",
    )

    def __str__(self):
        return f"{self.organisation}: criteria"

    def get_absolute_url(self):
        return reverse("postmortems:criteria", args=[self.organisation.slug])

    @classmethod
    def of(cls, organisation) -> "Criteria":
        """The organisation's rules; those that are shipped, until somebody changes them."""
        return cls.objects.filter(organisation=organisation).first() or cls(organisation=organisation)

    @transaction.atomic
    def amend(self, by, **rules) -> None:
        """Decides anew what counts. Events are measured by it from then on."""
        if self.pk and all(getattr(self, name) == value for name, value in rules.items()):
            return
        for name, value in rules.items():
            setattr(self, name, value)
        self.save()
        Activity.record("postmortem.criteria_amended", self, by=by)
