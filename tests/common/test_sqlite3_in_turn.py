import threading
import time
from unittest import skipUnless
from unittest.mock import patch

from django.db import OperationalError, connection, transaction
from django.test import TransactionTestCase

from goldseam.common.models import Counter


@skipUnless(connection.vendor == "sqlite", "is about writers of SQLite")
class TurnTests(TransactionTestCase):
    def test_everybody_gets_a_turn_and_no_number_is_given_twice(self):
        numbers: list[int] = []

        in_threads(8, lambda: numbers.extend(Counter.next("event", 1) for _ in range(5)))

        self.assertEqual(sorted(numbers), list(range(1, 41)))

    def test_who_stands_in_line_begins_when_the_one_before_has_ended(self):
        ends = []
        with transaction.atomic():
            other = threading.Thread(target=write, args=(ends,))
            other.start()
            time.sleep(0.1)
            ends.append("first")
        other.join()

        self.assertEqual(ends, ["first", "second"])

    def test_after_a_failure_there_is_room_for_the_next(self):
        with self.assertRaises(ZeroDivisionError), transaction.atomic():
            _ = 1 / 0
        ends: list[str] = []

        in_threads(1, lambda: write(ends))

        self.assertEqual(ends, ["second"])

    def test_patience_has_an_end(self):
        errors = []

        def write_with_little_patience():
            with patch.dict(connection.settings_dict["OPTIONS"], timeout=0.05):
                try:
                    write([])
                except OperationalError as error:
                    errors.append(str(error))

        with transaction.atomic():
            in_threads(1, write_with_little_patience)

        self.assertEqual(errors, ["database is locked"])


def write(ends: list[str]) -> None:
    try:
        with transaction.atomic():
            Counter.next("event", 2)
            ends.append("second")
    finally:
        connection.close()


def in_threads(count: int, work) -> None:
    threads = [threading.Thread(target=lambda: (work(), connection.close())) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
