"""What experiments bring to artifacts: which of them a version came from."""

from django.utils.translation import gettext as _

from goldseam.artifacts.sources import Source, version_source
from goldseam.experiments.models import Adoption, Cycle


@version_source
def cycles_of(versions, person) -> list[tuple[int, Source]]:
    adoptions = Adoption.objects.filter(version__in=[version.pk for version in versions])
    seen = adoptions.filter(cycle__in=Cycle.objects.visible_to(person))
    return [(adoption.version_id, _tried_in(adoption.cycle)) for adoption in seen.select_related("cycle__organisation")]


def _tried_in(cycle) -> Source:
    return Source(_("tried in “%(cycle)s”") % {"cycle": cycle}, cycle.get_absolute_url())
