"""The script that keeps pages of runs on a device, and sends what waits there once there is a network again."""

from pathlib import Path

from goldseam.common.kept_offline import STORE, worker_script
from goldseam.common.resources import ResourceView
from goldseam.people.scopes import OrganisationScoped

RUNS = Path(__file__).parent.parent
PARTS = [STORE, RUNS / "static/runs/kept-answers.js", RUNS / "offline/service-worker.js"]
ASSETS = ["common/goldseam.css", "common/goldseam.js", "common/theme.js", "common/icon.svg"]


class WorkerView(OrganisationScoped, ResourceView):
    reader = "writes"

    def get(self, request, **kwargs):
        return worker_script(PARTS, ASSETS)
