"""What all pages for people without an account share: nothing of them stays here, and no copy of the page."""

from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from goldseam.events.uploads import LARGEST

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}
# There is no session that another site could borrow, so nothing has to prove where a form comes from.
open_to_all = method_decorator([login_not_required, csrf_exempt], name="dispatch")


class InMemory(MemoryFileUploadHandler):
    """A picture that never lies on a disk on its way in: a file there would tell when it came."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):  # noqa: N803
        self.activated, self.received = True, 0

    def receive_data_chunk(self, raw_data, start):
        # What is too large, or comes beside the one picture, is not kept: the letterbox then refuses it in words.
        self.received += len(raw_data)
        return super().receive_data_chunk(raw_data, start) if self.received <= LARGEST + len(raw_data) else None


class PublicView(View):
    """A page under /report/."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        request.upload_handlers = [InMemory(request)]

    def page(self, template: str, status: int = 200, **context) -> HttpResponse:
        return with_headers(render(self.request, template, context, status=status))


def with_headers(response: HttpResponse) -> HttpResponse:
    for name, value in HEADERS.items():
        response.setdefault(name, value)
    return response
