"""The risks of pre-mortems that people knew of when they decided."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.premortems.models import Risk


class Foreseeing:
    """A decision that names risks."""

    @transaction.atomic
    def name_risks(self, by, premortem, risks) -> None:
        """These risks of that pre-mortem, and no others of it, belong to the decision."""
        self.wait_for_others()
        if not self.is_proposed:
            raise ValidationError(_("Its words stay as they are. Write a new decision that supersedes it."))
        if premortem.organisation_id != self.organisation_id:
            raise ValidationError(_("This pre-mortem belongs to another organisation."))
        wanted = {risk.pk for risk in risks}
        of_it = set(premortem.risks.values_list("pk", flat=True))
        self.risks.remove(*(of_it - wanted))
        self.risks.add(*(of_it & wanted))
        Activity.record("decision.amended", self, by=by)

    def risks_for(self, person):
        """Those that the person may see, with their pre-mortems."""
        seen = Risk.objects.visible_to(person).filter(decisions=self)
        return seen.select_related("premortem__organisation", "organisation").order_by("premortem", "place", "number")
