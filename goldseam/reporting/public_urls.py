"""Addresses at which people report without an account."""

from django.urls import path

from goldseam.reporting.views.form import FormView, ManifestView
from goldseam.reporting.views.receipt import AnswerView, ReceiptView
from goldseam.reporting.views.worker import WorkerView

app_name = "report"
urlpatterns = [
    path("/receipt", ReceiptView.as_view(), name="receipt"),
    path("/receipt/answer", AnswerView.as_view(), name="answer"),
    path("/service-worker.js", WorkerView.as_view(), name="worker"),
    path("/<str:key>", FormView.as_view(), name="form"),
    path("/<str:key>/app.webmanifest", ManifestView.as_view(), name="manifest"),
]
