"""Addresses of this practice."""

from django.urls import path

from goldseam.reporting.letterbox_urls import LETTERBOXES
from goldseam.reporting.views.contact import ContactView
from goldseam.reporting.views.messages import MessagesView
from goldseam.reporting.views.mine import MyReportsView
from goldseam.reporting.views.outcome import OutcomeView
from goldseam.reporting.views.picture import PictureView
from goldseam.reporting.views.thanks import ThanksView

app_name = "reporting"
urlpatterns = [
    path("", MyReportsView.as_view(), name="mine"),
    path("/<int:number>/thanks", ThanksView.as_view(), name="thanks"),
    path("/<int:number>/messages", MessagesView.as_view(), name="messages"),
    path("/<int:number>/outcome", OutcomeView.as_view(), name="outcome"),
    path("/<int:number>/contact", ContactView.as_view(), name="contact"),
    path("/<int:number>/picture", PictureView.as_view(), name="picture"),
    *LETTERBOXES,
]
