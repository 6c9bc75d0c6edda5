"""The case files, in the order in which they happened."""

import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "cases"


@cache
def cases() -> dict[str, dict]:
    """Each case by its name."""
    told = {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in FOLDER.glob("*.toml")}
    return dict(sorted(told.items(), key=lambda case: case[1]["event"]["logged_at"]))
