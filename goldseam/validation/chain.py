"""Whether a trail holds: each seal fits what its entry says, none is missing, and versions say what they said."""

import json

from django.utils.translation import gettext as _

from goldseam.artifacts.models import Version
from goldseam.validation.fingerprint import fingerprint
from goldseam.validation.models import Trail
from goldseam.validation.models.trail import seal_of


def flaws_of(artifact) -> list[str]:
    """What is wrong with the trail of an artifact, in words; nothing where it holds."""
    trail = Trail.objects.filter(artifact=artifact).select_related("last").first()
    if trail is None:
        return [_("Its trail is missing.")] if artifact.is_controlled else []
    entries = list(trail.entries.all())
    return _broken_links(trail, entries) + _reworded(artifact, entries)


def _broken_links(trail, entries) -> list[str]:
    flaws, before = [], ""
    for place, entry in enumerate(entries, start=1):
        if not _is_sound(entry, place, before):
            flaws.append(_("Entry %(place)d does not fit its seal, or the entry before it.") % {"place": entry.place})
        before = entry.seal
    if len(entries) != trail.length or (trail.last.seal if trail.last else "") != before:
        flaws.append(_("Entries are missing: the trail has %(count)d.") % {"count": len(entries)})
    return flaws


def _is_sound(entry, place: int, before: str) -> bool:
    try:
        said = json.loads(entry.content)
        told = said["place"], said["verb"], said["version"], (said["by"] or {}).get("number")
    except (ValueError, KeyError, TypeError, AttributeError):
        return False
    fits = told == (entry.place, entry.verb, entry.version_number, entry.by_number)
    return fits and entry.place == place and entry.seal == seal_of(entry.content, before)


def _reworded(artifact, entries) -> list[str]:
    """Versions that say something else than at any time when the trail met them."""
    met = [(entry.version_number, _fingerprint_in(entry)) for entry in entries if entry.version_number]
    told = {(number, said) for number, said in met if said}
    numbers = {number for number, _said in told}
    there = Version.objects.filter(artifact=artifact, number__in=numbers).prefetch_related("items")
    now = {version.number: fingerprint(version) for version in there}
    words = _("Version %(number)d says something else than it did, or is gone.")
    return [
        words % {"number": number} for number in sorted({number for number, said in told if now.get(number) != said})
    ]


def _fingerprint_in(entry) -> str | None:
    try:
        said = json.loads(entry.content).get("fingerprint")
    except (ValueError, AttributeError):
        return None
    return str(said) if said else None
