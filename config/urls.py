"""The addresses of the product. What belongs to an organisation opens with its short name."""

from django.conf import settings
from django.urls import include, path

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
    path("artifacts", include("goldseam.artifacts.urls")),
    path("changes", include("goldseam.changes.urls")),
    path("handbook", include("goldseam.handbook.urls")),
    path("calendar", include("goldseam.exchange.urls")),
    path("files", include("goldseam.exchange.file_urls")),
    path("notifications", include("goldseam.activity.urls.notifications")),
    path("", include("goldseam.people.urls.organisation")),
]

urlpatterns = [
    path("", FrontView.as_view(), name="front"),
    path("health", health, name="health"),
    path("accounts/", include("goldseam.people.urls.accounts")),
    path("", include("goldseam.people.urls.people")),
    path("published", include("goldseam.postmortems.public_urls")),
    path("report", include("goldseam.reporting.public_urls")),
    path("webhooks", include("goldseam.exchange.webhook_doors")),
    path("api/", include("goldseam.api.urls")),
    path("<slug:organisation>/", include(ORGANISATION)),
]

if settings.DEVELOPING:
    from goldseam.charts.views.design import ChartsView
    from goldseam.common.views.design import DesignView

    urlpatterns.insert(0, path("design", DesignView.as_view(), name="design"))
    urlpatterns.insert(0, path("design/charts", ChartsView.as_view(), name="design_charts"))
