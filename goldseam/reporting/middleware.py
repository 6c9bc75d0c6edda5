"""Nobody: whoever reports through a letterbox leaves nothing that says who they are."""

OPEN_TO_ALL = "/report/"
TELLING = ("HTTP_COOKIE", "HTTP_USER_AGENT", "HTTP_REFERER", "HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "REMOTE_ADDR")


class NobodyMiddleware:
    """Takes away what could tell one person from another before anything else sees it, and sets no cookie."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(OPEN_TO_ALL):
            return self.get_response(request)
        for name in TELLING:
            request.META.pop(name, None)
        response = self.get_response(request)
        response.cookies.clear()
        return response
