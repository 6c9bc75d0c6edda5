"""Addresses of webhooks that come in, for those who set them up."""

from django.urls import path

from goldseam.exchange.views.webhooks import HooksView, NewHookView, SendersView
from goldseam.exchange.views.webhooks_hook import ClosureView, HookView, KeyView, SecretView, SettingsView
from goldseam.exchange.views.webhooks_log import DeliveryView, HearingView
from goldseam.exchange.views.webhooks_trial import MappingView, TrialView

app_name = "webhooks"
urlpatterns = [
    path("", HooksView.as_view(), name="list"),
    path("/new", SendersView.as_view(), name="senders"),
    path("/new/<slug:sender>", NewHookView.as_view(), name="new"),
    path("/<int:number>", HookView.as_view(), name="show"),
    path("/<int:number>/settings", SettingsView.as_view(), name="settings"),
    path("/<int:number>/key", KeyView.as_view(), name="key"),
    path("/<int:number>/secret", SecretView.as_view(), name="secret"),
    path("/<int:number>/closure", ClosureView.as_view(), name="closure"),
    path("/<int:number>/trial", TrialView.as_view(), name="trial"),
    path("/<int:number>/mapping", MappingView.as_view(), name="mapping"),
    path("/<int:number>/deliveries/<int:pk>", DeliveryView.as_view(), name="delivery"),
    path("/<int:number>/deliveries/<int:pk>/hearing", HearingView.as_view(), name="hearing"),
]
