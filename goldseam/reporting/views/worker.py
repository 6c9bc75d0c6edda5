"""The script that keeps the form on a device, and sends what waits there once there is a network again."""

from pathlib import Path

from goldseam.common.kept_offline import OPEN_ASSETS, OPEN_PAGES, STORE, worker_script
from goldseam.common.open_pages import open_to_all
from goldseam.reporting.views.public import PublicView

HERE = Path(__file__).parent.parent
PARTS = [STORE, HERE / "static/reporting/slim/kept-reports.js", HERE / "offline/service-worker.js", *OPEN_PAGES]


@open_to_all
class WorkerView(PublicView):
    def get(self, request):
        return worker_script(PARTS, OPEN_ASSETS)
