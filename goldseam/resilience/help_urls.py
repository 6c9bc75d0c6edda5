"""Where to find help: open to whoever has the link, without an account."""

from django.urls import path

from goldseam.resilience.views.help import HelpPageView
from goldseam.resilience.views.help_worker import HelpWorkerView

app_name = "help"
urlpatterns = [
    path("/service-worker.js", HelpWorkerView.as_view(), name="worker"),
    path("/<str:code>", HelpPageView.as_view(), name="page"),
]
