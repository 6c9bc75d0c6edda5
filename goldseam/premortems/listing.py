"""A page of the list of pre-mortems: how far they are, and from where on."""

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from goldseam.common.numbers import number_in
from goldseam.premortems.models import Premortem

PAGE = 30
STATES = {
    "": _("All"),
    "ahead": _("To be held or settled"),
    "settled": _("Settled"),
    "looked_back": _("Looked back on"),
}
ASKED = {
    "": Q(),
    "ahead": Q(settlement=None, looked_back=None),
    "settled": Q(settlement__isnull=False, looked_back=None),
    "looked_back": Q(looked_back__isnull=False),
}


class Listing:
    """One page of pre-mortems for this person, newest first."""

    states = tuple(STATES.items())

    def __init__(self, organisation, person, asked):
        self.organisation, self.person = organisation, person
        self.state = asked.get("state") if asked.get("state") in STATES else ""
        self.before = number_in(asked.get("before", ""))
        found = list(self._from_here())
        self.premortems, self.has_more = found[:PAGE], len(found) > PAGE
        for premortem in self.premortems:
            premortem.organisation = organisation

    @property
    def is_filtered(self) -> bool:
        return bool(self.state or self.before)

    def _from_here(self):
        seen = Premortem.objects.filter(ASKED[self.state], organisation=self.organisation).visible_to(self.person)
        if self.before:
            seen = seen.filter(number__lt=self.before)
        # Their keys first, so that the risks of no more than a page are counted.
        keys = list(seen.newest_first().values_list("pk", flat=True)[: PAGE + 1])
        shown = Premortem.objects.filter(pk__in=keys).with_state().newest_first()
        return shown.annotate(risks_count=Count("risks"))
