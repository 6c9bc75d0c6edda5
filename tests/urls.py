"""The product's addresses, and the pages that show every component and chart, which are there in development only."""

from django.urls import path

from config.urls import urlpatterns as product
from goldseam.charts.views.design import ChartsView
from goldseam.common.views.design import DesignView

urlpatterns = [
    path("design", DesignView.as_view(), name="design"),
    path("design/charts", ChartsView.as_view(), name="design_charts"),
    *product,
]
