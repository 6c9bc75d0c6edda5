"""The product's addresses, and the page that shows every component, which is there in development only."""

from django.urls import path

from config.urls import urlpatterns as product
from goldseam.common.views.design import DesignView

urlpatterns = [path("design", DesignView.as_view(), name="design"), *product]
