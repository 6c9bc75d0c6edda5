"""Addresses of what gates and watches share: templates, and the addresses that are called."""

from django.urls import path

from goldseam.guardrails.views.addresses import addresses
from goldseam.guardrails.views.examples import ExamplesView

app_name = "guardrails"
urlpatterns = [
    path("/examples", ExamplesView.as_view(), name="examples"),
    path("/addresses", addresses.AddressesView.as_view(), name="addresses"),
    path("/addresses/<int:number>", addresses.AddressView.as_view(), name="address"),
    path("/addresses/<int:number>/secret", addresses.SecretView.as_view(), name="address_secret"),
    path("/addresses/<int:number>/trial", addresses.TrialView.as_view(), name="address_trial"),
    path("/addresses/<int:number>/closure", addresses.ClosureView.as_view(), name="address_closure"),
]
