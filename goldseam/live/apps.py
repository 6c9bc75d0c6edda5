"""Finds what rooms are opened for, once the models of every practice are there."""

from importlib import import_module

from django.apps import AppConfig

from goldseam.live import purposes

# Files that register something: purposes, hooks of stages, facts of pages.
OWN = ("talking", "arriving", "showing_cards", "showing_votes", "showing_kept")


class LiveConfig(AppConfig):
    name = "goldseam.live"

    def ready(self):
        for module in OWN:
            import_module(f"goldseam.live.{module}")
        purposes.find()
