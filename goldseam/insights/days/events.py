"""Which events measures count, by when they were noticed; an event of which that is not said, by when it was logged.

A figure is the same for everybody who reads it: it counts what is shared with the whole organisation. Of a team it
also counts what that team alone may see, for those who may see it too. What only named people may see counts nowhere.
"""

from django.db.models import Case, F, IntegerField, Value, When
from django.db.models.functions import Coalesce

from goldseam.events.models import Event, Visibility
from goldseam.events.models.event import SAMPLE
from goldseam.patterns.counting import shared_events

NOTICED = Coalesce("detected_at", "logged_at")

UNKNOWN, TIMED, WRONG, OPEN = range(4)
DETECT = Case(
    When(detected_at=None, then=Value(UNKNOWN)),
    When(started_at=None, then=Value(UNKNOWN)),
    When(started_at__gt=F("detected_at"), then=Value(WRONG)),
    default=Value(TIMED),
    output_field=IntegerField(),
)
MITIGATE = Case(
    When(detected_at=None, then=Value(UNKNOWN)),
    When(mitigated_at=None, recovered_at=None, then=Value(OPEN)),
    When(mitigated_at=None, then=Value(UNKNOWN)),
    When(mitigated_at__lt=F("detected_at"), then=Value(WRONG)),
    default=Value(TIMED),
    output_field=IntegerField(),
)
RECOVER = Case(
    When(started_at=None, then=Value(UNKNOWN)),
    When(recovered_at=None, then=Value(OPEN)),
    When(recovered_at__lt=F("started_at"), then=Value(WRONG)),
    default=Value(TIMED),
    output_field=IntegerField(),
)


def ever_counted(organisation):
    """What counts for anybody: for everybody, or for a team."""
    events = Event.objects.filter(organisation=organisation).exclude(visibility=Visibility.RESTRICTED)
    return events.learning().exclude(source=SAMPLE).alias(noticed_at=NOTICED)


def counted(organisation, team=None, sees_team: bool = False):
    """What counts for the organisation, or for one of its teams, each with `noticed_at`."""
    events = shared_events(organisation, team if sees_team else None).exclude(source=SAMPLE)
    return (events.filter(team=team) if team else events).alias(noticed_at=NOTICED)


def counted_for(asked):
    return counted(asked.organisation, asked.team, asked.sees_team)


def noticed_in(asked, events=None):
    """Of these, or of all that count, those that were noticed in the days asked for."""
    events = counted_for(asked) if events is None else events
    return events.filter(noticed_at__gte=asked.begins_at, noticed_at__lt=asked.ends_at)


def behind(asked, **only):
    """The records behind a figure, newest first, as far as who asks may see them."""
    events = noticed_in(asked).filter(**only) & Event.objects.visible_to(asked.person).alias(noticed_at=NOTICED)
    return events.annotate(noticed_at=NOTICED).order_by("-noticed_at", "-number")
