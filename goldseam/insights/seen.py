"""What the measures count of: all that the person may see and that belongs to the team, if one is asked for.

Outside of every figure stand sample cases, and matters that belong to another process.
"""

from django.db.models import Exists, OuterRef, Q

from goldseam.actions.models import Action
from goldseam.artifacts.models import Artifact
from goldseam.changes.models import Change
from goldseam.events.models import Event, HandOver
from goldseam.events.models.event import SAMPLE
from goldseam.experiments.models import Cycle
from goldseam.reviews.models import Review


def events(asked):
    """What happened, each once."""
    found = Event.objects.filter(organisation=asked.organisation).visible_to(asked.person).learning()
    return _of_team(asked, found.exclude(source=SAMPLE))


def changes(asked):
    """What answers something that happened; of a team, what answers its events. New wording alone is none."""
    # Looked up one by one, since a database may else go through all events to find those that were answered.
    answered = Event.objects.filter(pk=OuterRef("event_id"), organisation=asked.organisation).learning()
    answered = _of_team(asked, answered.exclude(source=SAMPLE))
    return Change.objects.filter(Exists(answered), version__is_cosmetic=False).visible_to(asked.person)


def actions(asked):
    """What was promised; of a team, what is about its events, or else is its own."""
    found = Action.objects.filter(_learns("event"), organisation=asked.organisation).visible_to(asked.person)
    return found.filter(Q(event__team=asked.team) | Q(event=None, team=asked.team)) if asked.team else found


def reviews(asked):
    outside = Review.events.through.objects.filter(~_learns("event"), review=OuterRef("pk"))
    found = Review.objects.filter(~Exists(outside), organisation=asked.organisation).visible_to(asked.person)
    return _of_team(asked, found)


def cycles(asked):
    """Experiments, without those that tell a sample case."""
    samples = Cycle.events.through.objects.filter(~_learns("event"), cycle=OuterRef("pk"))
    found = Cycle.objects.filter(~Exists(samples), organisation=asked.organisation).visible_to(asked.person)
    return _of_team(asked, found)


def artifacts(asked):
    found = Artifact.objects.filter(organisation=asked.organisation).visible_to(asked.person)
    return _of_team(asked, found)


def _of_team(asked, things):
    return things.filter(team=asked.team) if asked.team else things


def _learns(event: str) -> Q:
    """The event, if there is one, is part of the learning process, and no sample case."""
    handed_over = HandOver.objects.filter(event=OuterRef(f"{event}_id"))
    return Q(~Exists(handed_over)) & ~Q(**{f"{event}__source": SAMPLE})
