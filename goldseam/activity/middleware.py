"""How much a person has not read yet, for the bell in the head of each page."""

from django.utils.functional import SimpleLazyObject

from goldseam.activity.models import Notification
from goldseam.activity.models.notification import MANY
from goldseam.common.prepared import prepared


class UnreadMiddleware:
    """Counted when a page of an organisation asks for it, and not before."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.unread_count = SimpleLazyObject(lambda: unread_count(request))
        return self.get_response(request)


def unread_count(request) -> int:
    organisation = getattr(request, "organisation", None)
    if organisation is None or not request.user.is_authenticated:
        return 0
    return len(_unread(request.user.pk, organisation.pk))


@prepared
def _unread(person: int, organisation: int):
    """Up to a hundred: nobody needs it more exactly."""
    return Notification.objects.of(person, organisation).unread().values_list("pk")[:MANY]
