"""What is done to every request before a page sees it."""

NUL, REPLACEMENT = "%00", "%EF%BF%BD"  # As Unicode writes what cannot be shown.


class WithoutNullMiddleware:
    """Puts another sign for NUL in what is asked in an address. No database takes it, and nobody types it.

    It is not left out: then `%%0000` would name it anew.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        asked = request.META.get("QUERY_STRING", "")
        if NUL in asked:
            request.META["QUERY_STRING"] = asked.replace(NUL, REPLACEMENT)
        return self.get_response(request)
