"""Facts on the command line: true, false, numbers and text, and files with more of them."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from goldseam.common.typed_values import value_of


def facts_of(pairs: tuple[str, ...], file: str | None) -> dict[str, Any]:
    """All facts; what stands on the command line counts before what stands in the file."""
    return _in_file(file) | dict(_fact(pair) for pair in pairs)


def _fact(pair: str) -> tuple[str, Any]:
    name, sign, value = pair.partition("=")
    if not sign or not name.strip():
        raise click.BadParameter(f"“{pair}” is no fact. Write --fact name=value.", param_hint="--fact")
    return name.strip(), value_of(value)


def _in_file(file: str | None) -> dict[str, Any]:
    if not file:
        return {}
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig")
        found = json.loads(text, parse_constant=_refuse)
    except (OSError, ValueError, RecursionError) as error:
        raise click.BadParameter(f"{file} is no JSON that can be read.", param_hint="--facts") from error
    if not isinstance(found, dict):
        raise click.BadParameter(f"{file} holds no names with values.", param_hint="--facts")
    return found


def _refuse(constant: str) -> None:
    """Python would take NaN and Infinity, which no JSON knows."""
    raise ValueError(constant)
