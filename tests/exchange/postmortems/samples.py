"""The real postmortems beside the project, with what a person counted in them."""

import json
import unittest
from pathlib import Path

FOLDER = Path(__file__).parents[4] / "shared" / "samples"
EXPECTED = FOLDER / "postmortems" / "expected.json"

needs_samples = unittest.skipUnless(EXPECTED.exists(), f"There are no samples at {FOLDER}.")


def counted() -> list[dict]:
    """What a person counted, for every postmortem of which there is a copy."""
    return [entry for entry in json.loads(EXPECTED.read_text("utf-8"))["documents"] if entry["sample"]]


def text_of(sample: str) -> str:
    return (FOLDER / sample).read_bytes().decode("utf-8")
