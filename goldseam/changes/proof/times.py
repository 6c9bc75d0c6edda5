"""From when to when events are counted: before a change came into force, and since."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.artifacts.models import Stage
from goldseam.events.models import Event, Visibility
from goldseam.events.models.event import SAMPLE

LONGEST = timedelta(days=3 * 365 + 1)  # What lies so far back happened in another organisation.
SHORTEST = timedelta(days=1)
AFTER_IT = timedelta(microseconds=1)
FIRSTS = 200
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)  # With a bound, a database that knows no sizes yet takes the index by time.


@dataclass(frozen=True)
class Times:
    """`since` the log can be trusted; since `in_force` people work by the change; `until` it was retired, or now."""

    since: datetime
    in_force: datetime
    until: datetime


def times_of(change, scope) -> tuple[Times | None, str]:
    """The moments between which events are counted; or the reason why there is nothing to count yet."""
    artifact = change.version.artifact
    in_force = in_force_since(change)
    if in_force is None:
        return None, _not_yet(artifact.stage)
    until = artifact.retirement.at if artifact.is_retired else timezone.now()
    if until - in_force < SHORTEST:
        return None, _("People have worked by it for less than a day: there is nothing to count yet.")
    since = max(_trusted_from(change, scope), in_force - LONGEST)
    if in_force - since < SHORTEST:
        return None, _(
            "The log goes back no further than the change itself: how often it happened before, it does not say."
        )
    return Times(since, in_force, until), ""


def in_force_since(change) -> datetime | None:
    """When people began to work by this version; None while it is a draft or on trial."""
    version, artifact = change.version, change.version.artifact
    if not hasattr(artifact, "activation") or version.effective_at is None:
        return None
    return max(version.effective_at, artifact.activation.at)


def _not_yet(stage) -> str:
    if stage == Stage.RETIRED:
        return _("It was retired before people worked by it, so it has not changed anything.")
    if stage == Stage.TRIAL:
        return _("It is on trial. Once people work by it, what happens from then on can be counted.")
    return _("It is still a draft and has not changed anything yet. Once people work by it, this can be counted.")


def _trusted_from(change, scope) -> datetime:
    """The day that was chosen; else when the first event of the log happened that everybody may see.

    That event starts the clock and is not counted itself: a log often begins because of an event.
    """
    if scope and scope.counts_from:
        zone = ZoneInfo(change.event.organisation.time_zone)
        return datetime.combine(scope.counts_from, time.min, zone)
    oldest = _first_of_log(change.organisation_id)
    return oldest + AFTER_IT if oldest else timezone.now()


def _first_of_log(organisation: int) -> datetime | None:
    """Mostly among the very first. Only where these are all kept from somebody is the whole log looked through."""
    events = Event.objects.filter(organisation=organisation, happened_at__gte=EARLIEST).order_by("happened_at")
    firsts = events.values_list("happened_at", "visibility", "source")[:FIRSTS]
    opened = (at for at, seen, source in firsts if seen == Visibility.ORGANISATION and source != SAMPLE)
    found = next(opened, None)
    if found or len(firsts) < FIRSTS:
        return found
    open_to_all = events.filter(visibility=Visibility.ORGANISATION).exclude(source=SAMPLE)
    return open_to_all.values_list("happened_at", flat=True).first()
