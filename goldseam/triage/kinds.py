"""What can happen in triage."""

from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.people.models import Person
from goldseam.people.sight import GUIDES
from goldseam.triage.models import Rating, Route, Triage
from goldseam.triage.routes import DECIDED


@told_with(Triage)
def decisions():
    return Triage.objects.select_related("event__organisation", "event__team")


@told_with(Rating)
def ratings():
    return Rating.objects.select_related("event__organisation")


@kind("triage.decided")
class Decided(Kind):
    sentence = _("{actor} sorted “{subject}”")
    sentence_here = _("{actor} sorted this")
    icon = "label"

    def note(self, activity):
        route = activity.details.get("route")
        return str(DECIDED[Route(route)]) if route in Route.values else ""


@kind("triage.act_now")
class ActNow(Decided):
    """The one decision that does not wait until somebody comes by."""

    sentence = _("{actor} asks you to act now: “{subject}”")
    sentence_here = _("{actor} told the team to act now")
    icon = "bell"

    def recipients(self, activity):
        return who_looks_after(activity.subject.event)


@kind("triage.undone")
class Undone(Kind):
    sentence = _("{actor} put “{subject}” back among what waits to be sorted")
    sentence_here = _("{actor} put this back among what waits to be sorted")
    icon = "label"


@kind("triage.rated")
class Rated(Kind):
    """What was said stays between the two who rate until both have."""

    sentence = _("{actor} rated how bad “{subject}” could have been")
    sentence_here = _("{actor} rated how bad it could have been")
    icon = "label"

    def href(self, activity):
        return activity.subject.get_absolute_url()


@kind("triage.overdue")
class Overdue(Kind):
    is_reminder = True
    sentence = _("“{subject}” has waited for more than a week to be sorted")
    sentence_here = _("This has waited for more than a week to be sorted")
    icon = "clock"

    def recipients(self, activity):
        return who_looks_after(activity.subject)


def who_looks_after(event):
    """Those named in a restricted event; else its team; else those who guide the organisation."""
    if event.is_restricted:
        return event.named.all()
    if event.team_id:
        return Person.objects.filter(teams=event.team_id)
    guides = event.organisation.memberships.filter(role__in=GUIDES)
    return Person.objects.filter(pk__in=guides.values("person"))
