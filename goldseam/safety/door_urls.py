"""Where people answer a pulse by their link, without an account and without a trace."""

from django.urls import path

from goldseam.safety.views.door import DoorView

app_name = "pulse"
urlpatterns = [
    path("/<str:code>", DoorView.as_view(), name="show"),
    path("/<str:code>/<str:language>", DoorView.as_view(), name="language"),
]
