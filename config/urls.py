"""The addresses of the product. What belongs to an organisation opens with its short name."""

from django.conf import settings
from django.urls import include, path

from goldseam.api.metrics import metrics
from goldseam.common.views.health import health
from goldseam.events.views.search import SearchView
from goldseam.people.views.front import FrontView

ORGANISATION: list = [
    path("", include("goldseam.activity.urls.home")),
    path("search", SearchView.as_view(), name="search"),
    path("events", include("goldseam.events.urls")),
    path("reviews", include("goldseam.reviews.urls")),
    path("postmortems", include("goldseam.postmortems.urls")),
    path("experiments", include("goldseam.experiments.urls")),
    path("measurements", include("goldseam.measurements.urls")),
    path("reports", include("goldseam.reporting.urls")),
    path("triage", include("goldseam.triage.urls")),
    path("patterns", include("goldseam.patterns.urls")),
    path("strengthened", include("goldseam.shareouts.urls")),
    path("webhooks", include("goldseam.exchange.webhook_urls")),
    path("actions", include("goldseam.actions.urls")),
    path("rooms", include("goldseam.live.organisation_urls")),
    path("premortems", include("goldseam.premortems.urls")),
    path("decisions", include("goldseam.decisions.urls")),
    path("red-teams", include("goldseam.red_teams.urls")),
    path("artifacts", include("goldseam.artifacts.urls")),
    path("runs", include("goldseam.runs.urls")),
    path("if-then", include("goldseam.if_then.urls")),
    path("validation", include("goldseam.validation.urls")),
    path("gates", include("goldseam.guardrails.gate_urls")),
    path("watches", include("goldseam.guardrails.watch_urls")),
    path("guardrails", include("goldseam.guardrails.urls")),
    path("changes", include("goldseam.changes.urls")),
    path("measures", include("goldseam.insights.urls")),
    path("pulses", include("goldseam.safety.urls")),
    path("private", include("goldseam.resilience.urls")),
    path("handbook", include("goldseam.handbook.urls")),
    path("calendar", include("goldseam.exchange.urls")),
    path("files", include("goldseam.exchange.file_urls")),
    path("notifications", include("goldseam.activity.urls.notifications")),
    path("", include("goldseam.people.urls.organisation")),
]

urlpatterns = [
    path("", FrontView.as_view(), name="front"),
    path("health", health, name="health"),
    path("metrics", metrics, name="metrics"),
    path("accounts/", include("goldseam.people.urls.accounts")),
    path("", include("goldseam.people.urls.people")),
    path("published", include("goldseam.postmortems.public_urls")),
    path("report", include("goldseam.reporting.public_urls")),
    path("webhooks", include("goldseam.exchange.webhook_doors")),
    path("live", include("goldseam.live.urls")),
    path("live", include("goldseam.reviews.live_urls")),
    path("start", include("goldseam.runs.door_urls")),
    path("pulse", include("goldseam.safety.door_urls")),
    path("wall", include("goldseam.insights.wall_urls")),
    path("help", include("goldseam.resilience.help_urls")),
    path("api/", include("goldseam.api.urls")),
    path("<slug:organisation>/", include(ORGANISATION)),
]

if settings.DEVELOPING:
    from goldseam.charts.views.design import ChartsView
    from goldseam.common.views.design import DesignView

    urlpatterns.insert(0, path("design", DesignView.as_view(), name="design"))
    urlpatterns.insert(0, path("design/charts", ChartsView.as_view(), name="design_charts"))
