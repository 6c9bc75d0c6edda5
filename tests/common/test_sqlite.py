import sqlite3
import time
from unittest import skipUnless
from unittest.mock import patch

from django.db import connection
from django.test import TransactionTestCase

from goldseam.common import sqlite
from tests import make


@skipUnless(connection.vendor == "sqlite", "looks after SQLite files")
class LookingAfterTests(TransactionTestCase):
    def test_the_log_is_moved_once_there_is_enough_of_it(self):
        make.organisation()

        with patch.object(sqlite, "_pragma") as pragma:
            sqlite.checkpoint()
            pragma.assert_not_called()
            with patch.object(sqlite, "ENOUGH", 1):
                sqlite.checkpoint()

        pragma.assert_called_once_with("wal_checkpoint(PASSIVE)")

    def test_one_worker_at_a_time_moves_it(self):
        make.organisation()

        with sqlite._alone(sqlite._file()) as first, sqlite._alone(sqlite._file()) as second:
            self.assertEqual((first, second), (True, False))

    def test_at_night_the_log_gives_its_space_back(self):
        make.organisation()

        sqlite.shorten_log.call()

        self.assertEqual(sqlite._size_of_log(sqlite._file()), 0)
        self.assertEqual(sqlite._pragma("busy_timeout"), [(20000,)])

    def test_somebody_who_reads_just_then_is_not_waited_for(self):
        make.organisation()
        reader = sqlite3.connect(sqlite._file())
        self.addCleanup(reader.close)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM people_organisation").fetchone()

        start = time.monotonic()
        sqlite.shorten_log.call()

        self.assertLess(time.monotonic() - start, 10)  # Others wait for twenty seconds.
        self.assertGreater(sqlite._size_of_log(sqlite._file()), 0)
        make.event()

    def test_a_damaged_file_is_said_in_the_log(self):
        with self.assertNoLogs("goldseam.sqlite"):
            sqlite.check_integrity.call()
        broken = patch.object(sqlite, "_pragma", return_value=[("row 3 missing from index",)])
        with broken, self.assertLogs("goldseam.sqlite", "CRITICAL"):
            sqlite.check_integrity.call()

    def test_the_sizes_of_tables_are_learned(self):
        make.event()

        sqlite.learn_sizes.call()

        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'events_event'")
            self.assertGreater(cursor.fetchone()[0], 0)
