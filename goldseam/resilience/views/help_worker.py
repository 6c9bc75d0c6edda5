"""The script that keeps an open help directory on a device, so that it is there without a network."""

from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views import View

from goldseam.common.kept_offline import OPEN_ASSETS, OPEN_PAGES, worker_script

PARTS = [Path(__file__).parent.parent / "offline/help-worker.js", OPEN_PAGES]


@method_decorator(login_not_required, name="dispatch")
class HelpWorkerView(View):
    def get(self, request):
        return worker_script(PARTS, OPEN_ASSETS)
