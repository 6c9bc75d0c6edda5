"""Addresses of published accounts, for everybody."""

from django.urls import path

from goldseam.postmortems.views.published import PublishedListView, PublishedView

app_name = "published"
urlpatterns = [
    path("/<slug:organisation>", PublishedListView.as_view(), name="list"),
    path("/<slug:organisation>/<int:number>", PublishedView.as_view(), name="show"),
]
