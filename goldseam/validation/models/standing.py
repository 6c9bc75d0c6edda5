"""Which version people work by, and which ones can still be examined and approved."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.artifacts.models import Version
from goldseam.validation.models.control import locked, refuse_without_control
from goldseam.validation.models.trail import Trail, TrailEntry


def standing(artifact) -> Version | None:
    """The version in force that counts. What nobody worked by when control began still has its way to go."""
    found = artifact.in_force
    return found if found and (hasattr(found, "enactment") or artifact.is_active) else None


def is_open(version) -> bool:
    """Whether it waits to be put in force, rather than being so or overtaken by one that is."""
    base = standing(version.artifact)
    return version.artifact.is_controlled and not hasattr(version, "enactment") and is_newer(version, base)


def is_newer(version, base) -> bool:
    return base is None or version.number > base.number


def opened(version) -> Version:
    """The version, with nobody else changing anything about it meanwhile. Refuses what is decided."""
    artifact = locked(version.artifact)
    fresh = Version.objects.select_related("by").get(pk=version.pk)
    fresh.artifact = artifact
    refuse_without_control(artifact)
    if artifact.is_retired:
        raise ValidationError(_("It is out of use. Bring it back first."))
    if not is_open(fresh):
        raise ValidationError(_("This version is decided, or a newer one is in force."))
    Trail.note_version(artifact, fresh)
    return fresh


def authors_of(version) -> set[int]:
    """Whose change it is: all who wrote on it since the version in force, and all who described the change."""
    base = standing(version.artifact)
    written = version.artifact.versions.filter(number__lte=version.number, number__gt=base.number if base else 0)
    authors = set(written.exclude(by=None).values_list("by", flat=True))
    # The record of the change knows who described it last; the trail knows the others.
    told = TrailEntry.objects.filter(trail__artifact=version.artifact, verb="recorded", version_number=version.number)
    describers = told.values_list("by_number", flat=True)
    return authors | {number for number in describers if number is not None}
