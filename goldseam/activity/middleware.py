"""How much a person has not read yet, for the bell in the head of each page."""

from django.utils.functional import SimpleLazyObject

from goldseam.activity.models import Notification


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
    return Notification.objects.of(request.user, organisation).unread().count_to_many()
