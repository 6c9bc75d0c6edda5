"""The script that keeps the form on a device, and sends what waits there once there is a network again."""

from functools import lru_cache
from hashlib import sha256
from json import dumps
from pathlib import Path

from django.http import HttpResponse
from django.templatetags.static import static

from goldseam.reporting.views.open_to_all import PublicView, open_to_all

HERE = Path(__file__).parent.parent
PARTS = [HERE / "static/reporting/slim/kept-reports.js", HERE / "offline/service-worker.js"]
ASSETS = ["common/slim.css", "common/slim.js", "common/icon.svg"]


@open_to_all
class WorkerView(PublicView):
    def get(self, request):
        response = HttpResponse(worker(tuple(static(name) for name in ASSETS)), content_type="text/javascript")
        response["Cache-Control"] = "no-cache"  # A browser asks at each visit whether there is a newer one.
        return response


@lru_cache(maxsize=2)
def worker(assets: tuple[str, ...]) -> str:
    """The script. Another version of a style sheet makes it another script, so that browsers take both."""
    text = "\n".join(part.read_text() for part in PARTS)
    version = sha256((text + "".join(assets)).encode()).hexdigest()[:12]
    return f"const VERSION = {dumps(version)}\nconst ASSETS = {dumps(assets)}\n{text}"
