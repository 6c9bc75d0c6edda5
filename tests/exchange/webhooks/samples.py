"""The bodies that real senders wrote, beside the project."""

import json
import unittest
from pathlib import Path

FOLDER = Path(__file__).parents[4] / "shared" / "samples" / "webhooks"

needs_samples = unittest.skipUnless(FOLDER.exists(), f"There are no samples at {FOLDER}.")


def text_of(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def vector(name: str) -> dict:
    return json.loads(text_of(name))
