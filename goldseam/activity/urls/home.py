"""The home page of a person in an organisation, and the path of the first weeks on it."""

from django.urls import path

from goldseam.activity.views.first_steps import FirstStepsView, FirstStepView
from goldseam.activity.views.home import HomeView

urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path("first-steps", FirstStepsView.as_view(), name="first_steps"),
    path("first-steps/<slug:key>", FirstStepView.as_view(), name="first_step"),
]
