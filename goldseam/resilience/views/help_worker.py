"""The scripts that keep the help directory on a device, for times without a network: open, or inside an account."""

from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views import View

from goldseam.common.kept_offline import KEPT_FILES, OPEN_ASSETS, OPEN_PAGES, worker_script
from goldseam.common.resources import ResourceView
from goldseam.people.scopes import OrganisationScoped

OFFLINE = Path(__file__).parent.parent / "offline"


@method_decorator(login_not_required, name="dispatch")
class HelpWorkerView(View):
    def get(self, request):
        return worker_script([OFFLINE / "help-worker.js", *OPEN_PAGES], OPEN_ASSETS)


class AccountHelpWorkerView(OrganisationScoped, ResourceView):
    def get(self, request, **kwargs):
        return worker_script([OFFLINE / "account-help-worker.js", KEPT_FILES], OPEN_ASSETS)
