"""Addresses of digests, and of those who read measures from outside: programs and walls."""

from django.urls import path

from goldseam.insights.views.digest import DigestCsvView, DigestView
from goldseam.insights.views.digest_off import DigestOffView
from goldseam.insights.views.digests import DigestsView, SubscriptionView
from goldseam.insights.views.metrics_keys import MetricsKeysView, MetricsKeyView
from goldseam.insights.views.walls import WallsView, WallView

urlpatterns = [
    path("/digests", DigestsView.as_view(), name="digests"),
    path("/digests/subscriptions/<int:key>", SubscriptionView.as_view(), name="subscription"),
    path("/digests/off/<str:token>", DigestOffView.as_view(), name="digest_off"),
    path("/digests/<slug:rhythm>/<str:day>.csv", DigestCsvView.as_view(), name="digest_csv"),
    path("/digests/<slug:rhythm>/<str:day>", DigestView.as_view(), name="digest"),
    path("/keys", MetricsKeysView.as_view(), name="metrics_keys"),
    path("/keys/<int:key>", MetricsKeyView.as_view(), name="metrics_key"),
    path("/walls", WallsView.as_view(), name="walls"),
    path("/walls/<int:key>", WallView.as_view(), name="wall"),
]
