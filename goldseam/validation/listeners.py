"""A controlled artifact is active only with a version that was put in force; and its trail knows what is done to it."""

from django.utils.translation import gettext as _

from goldseam.artifacts.deeds import upon_deed
from goldseam.artifacts.readiness import Gap, before_active
from goldseam.validation.details import tell_details
from goldseam.validation.missing import gap, missing_of
from goldseam.validation.models import Control
from goldseam.validation.models.trail import Trail


@before_active
def sign_offs(artifact) -> list:
    if not artifact.is_controlled:
        return []
    in_force, newest = artifact.in_force, artifact.current
    if newest is None:
        return [Gap("V0", _("It says nothing yet."), is_firm=True)]
    if in_force and hasattr(in_force, "enactment"):
        return []
    missing = [] if hasattr(newest, "enactment") else missing_of(newest)
    return missing or [
        gap(newest, "V8", _("Version %(number)d is not in force yet.") % {"number": newest.number}, "force")
    ]


@upon_deed
def into_its_trail(deed, artifact, by, version=None, **facts) -> None:
    """Control may have begun or ended since the artifact was loaded, so that is asked anew."""
    if deed == "renamed":
        tell_details(artifact, by, facts)
    elif not Control.objects.filter(artifact=artifact).exists():
        return
    elif deed == "revised":
        Trail.note_version(artifact, version)
    else:
        Trail.add(artifact, deed, by, **facts)
