"""How marks in files are printed: for people, for programs, and for two kinds of code hosts."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from goldseam import __version__
from goldseam.cli.lint_files import Place
from goldseam.language.rulebook import Rule, described

FIELDS = ("file", "line", "column", "end_column", "rule", "text", "why", "suggestion")
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_text(places: list[Place]) -> Iterator[str]:
    for place in places:
        words = " ".join(place.text.split())
        yield f"{place.file}:{place.line}:{place.column}: {place.rule}: “{words}”\n"
        yield f"    {place.why}\n    {place.suggestion}\n"


def as_json(places: list[Place]) -> Iterator[str]:
    yield json.dumps(
        [{name: getattr(place, name) for name in FIELDS} for place in places], indent=2, ensure_ascii=False
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
            "title": described(place.language)[place.rule].title,
        }
        told = ",".join(f"{name}={_escaped_detail(str(value))}" for name, value in details.items())
        yield f"::warning {told}::{_escaped(_message(place))}\n"


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


def _message(place: Place) -> str:
    return f"“{' '.join(place.text.split())}”: {place.why} {place.suggestion}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_detail(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _rules_of(places: list[Place]) -> dict[str, Rule]:
    """All rules, in the language of the texts."""
    rules = described("en")
    for place in places:
        rules[place.rule] = described(place.language)[place.rule]
    return rules


def _sarif_rule(name: str, rule: Rule) -> dict:
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
            "level": "note",
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
