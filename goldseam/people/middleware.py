"""Shows times in the reader's zone and words in the reader's language."""

import zoneinfo

from django.utils import timezone, translation


class ReaderMiddleware:
    """From the person's own settings; for who has not signed in, UTC and the browser's language."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            timezone.activate(zoneinfo.ZoneInfo(request.user.time_zone))
            translation.activate(request.user.language)
        else:
            timezone.deactivate()
            translation.activate(translation.get_language_from_request(request))
        return self.get_response(request)
