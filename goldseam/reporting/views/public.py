"""What pages share on which people report without an account: a picture never lies on a disk of ours."""

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpResponse
from django.views import View

from goldseam.common.open_pages import open_page
from goldseam.events.uploads import LARGEST


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
        return open_page(self.request, template, status, **context)
