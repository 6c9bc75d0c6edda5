import logging
import sys
import unittest

from goldseam.common.logs import DiscreetFormatter


def line(message, exc_info=None):
    record = logging.LogRecord("x", logging.ERROR, "", 1, message, (), exc_info)
    return DiscreetFormatter("%(message)s").format(record)


class DiscreetFormatterTests(unittest.TestCase):
    def test_the_keys_of_links_are_left_out(self):
        for path in (
            "/invitations/secret",
            "/pulse/secret/de",
            "/help/secret",
            "/wall/secret",
            "/live/secret/cards/next",
            "/webhooks/secret",
            "/start/secret",
            "/acme/measures/digests/off/7:secret",
            "/acme/calendar/feed/secret.ics",
            "/accounts/password/reset/1-secret/",
            "/accounts/email/MQ:secret/",
        ):
            self.assertNotIn("secret", line(f"Forbidden (CSRF token missing.): {path}"))

        self.assertEqual(line("Internal Server Error: /acme/events/7"), "Internal Server Error: /acme/events/7")

    def test_an_error_is_told_by_place_and_kind_without_its_words(self):
        try:
            try:
                raise ValueError("ana@example.org wrote this")
            except ValueError as cause:
                raise KeyError("and this") from cause
        except KeyError:
            told = line("Broken", sys.exc_info())

        for part in ("builtins.ValueError", "builtins.KeyError", "test_logs.py"):
            self.assertIn(part, told)
        self.assertNotIn("ana@example.org wrote", told.replace('raise ValueError("ana@example.org wrote this")', ""))
