"""Nobody: whoever reports through a letterbox, or answers a pulse, leaves nothing that says who they are."""

OPEN_TO_ALL = ("/report/", "/pulse/")

# What a page needs to be answered rightly. All else that a browser or a proxy says of somebody goes.
NEEDED = {
    "HTTP_ACCEPT",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_HOST",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_ORIGIN",
    "HTTP_TRANSFER_ENCODING",
    "HTTP_X_FORWARDED_PROTO",
}
TELLING = ("HTTP_", "REMOTE_", "SSL_")


class NobodyMiddleware:
    """Takes away what could tell one person from another before anything else sees it, and sets no cookie."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(OPEN_TO_ALL):
            return self.get_response(request)
        for name in [name for name in request.META if name.startswith(TELLING) and name not in NEEDED]:
            del request.META[name]
        response = self.get_response(request)
        response.cookies.clear()
        # Also where no page of ours answers: an address that is not there, or a form that is too large.
        response.setdefault("Cache-Control", "no-store")
        response.setdefault("Referrer-Policy", "no-referrer")
        return response
