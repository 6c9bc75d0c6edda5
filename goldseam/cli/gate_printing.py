"""How an answer of a gate is printed: for people, as JSON, and as marks on GitHub."""

import json
import os

import click

PASSED, BLOCKED, NOT_ASKED = 0, 1, 2


def tell(name: str, answer: dict, as_json: bool) -> int:
    """Prints the answer, and says with which number the command ends. Only a plain pass is a pass."""
    passes = answer.get("answer") == "pass"
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        for line in _lines(name, answer, passes):
            click.echo(line)
    if not passes or answer.get("is_trial"):
        mark("error" if not passes else "warning", name, [words for words, _href in _missing(answer)])
    return PASSED if passes else BLOCKED


def mark(level: str, name: str, told: list[str]) -> None:
    """A mark that GitHub shows on the page of the run."""
    if told and os.environ.get("GITHUB_ACTIONS") == "true":
        click.echo(f"::{level} title={_escaped(f'Gate {name}', ':,')}::{_escaped(' '.join(told))}", err=True)


def _lines(name: str, answer: dict, passes: bool) -> list[str]:
    missing = _missing(answer)
    listed = [f"  - {words}" + (f"\n    {href}" if href else "") for words, href in missing]
    if not passes:
        return [f"Gate {name}: blocked. Missing:", *listed, f"  All about it: {_plain(answer.get('href'))}"]
    if answer.get("is_trial"):
        told = "it would pass" if not missing else "it would be blocked. Missing:"
        return [f"Gate {name}: pass. It is on trial; in force {told}", *listed]
    if answer.get("is_overridden"):
        return [f"Gate {name}: pass, overridden. Still missing:", *listed]
    return [f"Gate {name}: pass."]


def _missing(answer: dict) -> list[tuple[str, str]]:
    found = answer.get("missing")
    listed = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    return [(_plain(one.get("words")), _plain(one.get("href"))) for one in listed]


def _plain(text: object) -> str:
    """In one line and without signs that steer a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in str(text or ""))


def _escaped(text: str, also: str = "") -> str:
    """As GitHub wants what could end a mark or a part of it."""
    for sign in "%\r\n" + also:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
