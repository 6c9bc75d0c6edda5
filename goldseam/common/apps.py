"""Sets words that the forms of every practice share, also those that are not ours."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "goldseam.common"

    def __init__(self, *args):
        super().__init__(*args)
        from goldseam.common.empty_fields import say_it_kindly  # Forms ask for the settings first.

        say_it_kindly()  # Before models are loaded: some of them know forms, whose fields take their words at once.
