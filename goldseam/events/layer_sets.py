"""Layers to begin with, for an organisation that has named none yet. It changes and removes them as it likes."""

from django.utils.translation import gettext as _

from goldseam.events.models import Layer, LayerKind


def first_layers() -> list[tuple[str, LayerKind, str]]:
    """Name, kind and what each is there to stop, in the order in which things meet them."""
    return [
        (_("Design"), LayerKind.TECHNOLOGY, _("Things that can be put together wrongly")),
        (_("Procedure or checklist"), LayerKind.PROCESS, _("Steps that are left out")),
        (_("Automatic check"), LayerKind.TECHNOLOGY, _("Values and changes that cannot be right")),
        (_("Second person"), LayerKind.PEOPLE, _("Slips that one person does not see")),
        (_("Monitoring and alarms"), LayerKind.TECHNOLOGY, _("Trouble that goes unnoticed")),
        (_("Those who receive the work"), LayerKind.PEOPLE, _("What got through all the others")),
    ]


def offer_first_layers(organisation) -> None:
    """Gives the organisation these layers, unless it has some."""
    if organisation.layers.exists():
        return
    for position, (name, kind, stops) in enumerate(first_layers(), start=1):
        Layer.objects.get_or_create(
            organisation=organisation, name=name, defaults={"kind": kind, "stops": stops, "position": position}
        )
