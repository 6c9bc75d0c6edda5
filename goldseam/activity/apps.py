"""Loads what every practice registers once the models are there: `kinds` of activity, `next_steps` for the home page,
`event_part`, `review_part` and `artifact_part`, what it adds to their pages, `listeners`, what else follows from an
activity, and `searching`, what its things are found by."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

ROOMS = ["kinds", "next_steps", "event_part", "review_part", "artifact_part", "listeners", "searching"]


class ActivityConfig(AppConfig):
    name = "goldseam.activity"

    def ready(self):
        autodiscover_modules(*ROOMS)
