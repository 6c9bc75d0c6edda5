"""How marks in files are printed: for people, for programs, and for two kinds of code hosts."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from goldseam import __version__
from goldseam.cli.lint_files import Place
from goldseam.language.checklist_words import told
from goldseam.language.remarks import Told
from goldseam.language.rulebook import Rule, described

FIELDS = ("file", "line", "column", "end_column", "rule", "text", "why", "suggestion")
# A mark of the coach is a question; remarks on checklists say themselves how much they matter.
SARIF = {"": "note", "error": "error", "warn": "warning", "note": "note"}
GITHUB = {"": "warning", "error": "error", "warn": "warning", "note": "notice"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_text(places: list[Place]) -> Iterator[str]:
    for place in places:
        words = " ".join(place.text.split())
        level = f"{place.level}: " if place.level else ""
        quoted = f"“{words}”" if words else _told(place).title
        yield f"{place.file}:{place.line}:{place.column}: {level}{place.rule}: {quoted}\n"
        yield f"    {place.why}\n    {place.suggestion}\n"


def as_json(places: list[Place]) -> Iterator[str]:
    yield json.dumps(
        [{name: getattr(place, name) for name in _fields(place)} for place in places], indent=2, ensure_ascii=False
    )
    yield "\n"


def as_annotations(places: list[Place]) -> Iterator[str]:
    """Commands that a GitHub workflow prints as annotations."""
    for place in places:
        details = {
            "file": place.file,
            "line": place.line,
            "col": place.column,
            "endColumn": place.end_column,
            "title": _told(place).title,
        }
        said = ",".join(f"{name}={_escaped_detail(str(value))}" for name, value in details.items())
        yield f"::{GITHUB[place.level]} {said}::{_escaped(_message(place))}\n"


def as_sarif(places: list[Place]) -> Iterator[str]:
    rules = _rules_of(places)
    run = {
        "tool": {
            "driver": {
                "name": "Goldseam",
                "version": __version__,
                "rules": [_sarif_rule(name, rule) for name, rule in rules.items()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": list(_sarif_results(places, list(rules))),
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)
    yield "\n"


FORMATS = {"text": as_text, "json": as_json, "sarif": as_sarif, "github": as_annotations}


def _fields(place: Place) -> tuple[str, ...]:
    return (*FIELDS, "level") if place.level else FIELDS


def _told(place: Place) -> Rule | Told:
    return told(place.language)[place.rule] if place.level else described(place.language)[place.rule]


def _message(place: Place) -> str:
    words = " ".join(place.text.split())
    return f"“{words}”: {place.why} {place.suggestion}" if words else f"{place.why} {place.suggestion}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_detail(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _rules_of(places: list[Place]) -> dict[str, Rule | Told]:
    """All rules, in the language of the texts."""
    are_remarks = any(place.level for place in places)
    rules: dict[str, Rule | Told] = {**(told("en") if are_remarks else described("en"))}
    for place in places:
        rules[place.rule] = _told(place)
    return rules


def _sarif_rule(name: str, rule: Rule | Told) -> dict:
    return {
        "id": name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why} {rule.suggestion}"},
        "defaultConfiguration": {"level": "note"},
    }


def _sarif_results(places: list[Place], rules: list[str]) -> Iterator[dict]:
    seen: Counter[tuple[str, ...]] = Counter()
    for place in places:
        key = (place.file, place.rule, place.text, place.line_text.strip())
        seen[key] += 1
        yield {
            "ruleId": place.rule,
            "ruleIndex": rules.index(place.rule),
            "level": SARIF[place.level],
            "message": {"text": _message(place)},
            "locations": [{"physicalLocation": _location(place)}],
            # The same mark in the same line stays the same when lines before it come or go.
            "partialFingerprints": {"goldseamMark/v1": _fingerprint(*key, str(seen[key]))},
        }


def _location(place: Place) -> dict:
    path = Path(place.file)
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.end_column}
    return {"artifactLocation": {"uri": uri}, "region": region}


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
