"""What runs ask for before people may work by a checklist: that its order was confirmed in real conditions (C13)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.artifacts.models import Item
from goldseam.artifacts.readiness import Gap, before_active
from goldseam.language.checklists import TRIED_BY
from goldseam.runs.models import Completion


@before_active
def tried_in_earnest(artifact) -> list[Gap]:
    """Two people who ran it said that the order is right; for somebody who works alone, two runs."""
    if not artifact.is_checklist or _confirmed(artifact) >= TRIED_BY:
        return []
    words = _("Run it twice in real work, and say each time that the order is right.")
    if not artifact.organisation.is_solo:
        words = _("Two people run it in real work and say that the order is right.")
    href = reverse("runs:new", args=[artifact.organisation.slug]) + f"?artifact={artifact.number}"
    return [Gap("C13", words, href=href)]


def _confirmed(artifact) -> int:
    """How many people, or alone how many runs, confirmed the order as it stands now. Other words change no order."""
    said = Completion.objects.filter(run__artifact=artifact, confirms_order=True).values_list("run__version", "by")
    orders = _orders(artifact)
    now = orders.get(max(orders, default=0))
    fitting = [by for version, by in said if orders.get(version) == now]
    return len(fitting if artifact.organisation.is_solo else set(fitting))


def _orders(artifact) -> dict[int, list]:
    """The keys of the lines of each version, in order."""
    found: dict[int, list] = {}
    items = Item.objects.filter(version__artifact=artifact).order_by("version__number", "position")
    for version, key in items.values_list("version", "key"):
        found.setdefault(version, []).append(key)
    return found
