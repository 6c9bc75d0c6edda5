"""Loads every practice's `kinds` (of activity) and `next_steps` (for the home page) once the models are there."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ActivityConfig(AppConfig):
    name = "goldseam.activity"

    def ready(self):
        autodiscover_modules("kinds", "next_steps")
