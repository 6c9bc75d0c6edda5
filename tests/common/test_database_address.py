"""What the address of a database says, and what is set for it where the address says nothing."""

from pathlib import Path
from unittest import TestCase
from unittest.mock import patch

from config.environment import database

ADDRESS = "postgresql://ana:a%2Fb@db.example:5433/learning"


def options(address: str, **environment) -> dict:
    with patch.dict("os.environ", environment):
        return database(address, Path("data"))["OPTIONS"]


class DatabaseAddressTests(TestCase):
    def test_an_address_names_everything(self):
        found = database(ADDRESS, Path("data"))

        told = [found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")]
        self.assertEqual(told, ["learning", "ana", "a/b", "db.example", 5433])

    def test_without_one_it_is_a_file_in_the_data_folder(self):
        self.assertEqual(database("", Path("data"))["NAME"], Path("data/goldseam.sqlite3"))

    def test_postgresql_translates_no_question_into_machine_code_unless_told_to(self):
        self.assertEqual(options(ADDRESS)["options"], "-c jit=off")
        self.assertEqual(options(f"{ADDRESS}?options=-c%20jit%3Don")["options"], "-c jit=on")

    def test_a_pooler_is_sent_no_options_and_keeps_no_plans(self):
        found = options(ADDRESS, GOLDSEAM_BEHIND_POOLER="1")

        self.assertNotIn("options", found)
        self.assertIsNone(found["prepare_threshold"])
