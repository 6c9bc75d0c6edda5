"""Loads the event named in the address, out of those that this person may see."""

from urllib.parse import unquote

from django.http import Http404
from django.utils.http import urlencode

from goldseam.common.prepared import prepared
from goldseam.common.returning import is_ours
from goldseam.events.models import Event
from goldseam.people.scopes import READING, OrganisationScoped


class EventScoped(OrganisationScoped):
    """A view of one event."""

    def load(self, number, **kwargs):
        found = _numbered(self.request.user, self.organisation.pk, number)
        if not found:
            raise Http404
        self.event = found[0]
        self.event.organisation = self.organisation


class EditedEvent(EventScoped):
    """A page for those who may say more about the event, such as a reporter about what they logged."""

    sender = "reports"

    def load(self, **kwargs):
        super().load(**kwargs)
        if self.event.is_handed_over or not self.event.can_be_edited_by(self.request.user):
            raise Http404


class EditedPart(EditedEvent):
    """A page for one part of what is known of an event. It leads back to where one came from: event or account."""

    part = ""

    @property
    def way_back(self) -> str:
        return f"{came_from(self.request, self.organisation) or self.event.get_absolute_url()}#{self.part}"

    @property
    def query(self) -> str:
        """By which the way back is kept on the way to further pages and forms."""
        back = came_from(self.request, self.organisation)
        return f"?{urlencode({'back': back})}" if back else ""

    @property
    def context(self) -> dict:
        """What each of these pages needs."""
        return {
            "event": self.event,
            "organisation": self.organisation,
            "way_back": self.way_back,
            "query": self.query,
        }


class LabelledEvent(EventScoped):
    """A page for those who classify; who may not finds nothing, also when only looking."""

    reader = "writes"

    def load(self, **kwargs):
        super().load(**kwargs)
        if self.event.is_handed_over and self.request.method in READING:
            raise Http404


def came_from(request, organisation) -> str:
    """The page of this organisation that the address names as `back`, without its fragment; else nothing."""
    back = request.GET.get("back", "").partition("#")[0]
    is_here = back.startswith(f"/{organisation.slug}/") and ".." not in unquote(back)
    return back if is_here and is_ours(back) else ""


@prepared
def _numbered(person, organisation: int, number: int):
    seen = Event.objects.visible_to(person).filter(organisation=organisation, number=number)
    return seen.select_related("team", "logged_by", "hand_over", "merging__into")
