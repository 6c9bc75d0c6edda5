"""Loads what every practice registers once the models are there: `kinds` of activity, `next_steps` for the home page,
`event_part`, what it adds to the page of an event, `listeners`, what else follows from an activity, and `searching`,
what its things are found by."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ActivityConfig(AppConfig):
    name = "goldseam.activity"

    def ready(self):
        autodiscover_modules("kinds", "next_steps", "event_part", "listeners", "searching")
