"""The address of a wall display: whoever has the link sees it, without an account."""

from django.urls import path

from goldseam.insights.views.wall import WallShowView

app_name = "wall"
urlpatterns = [
    path("/<str:code>", WallShowView.as_view(), name="show"),
]
