"""What the front matter of a file of ours may say: whoever wrote the file may have changed it."""

from datetime import datetime

KINDS = ("postmortem", "debrief")


def about_in(told: dict) -> dict:
    """What is known of the event, in the order of the file. What is unknown is left out.

    Raises `ValueError` where something is not of its kind.
    """
    return {name: ABOUT[name](value) for name, value in told.items() if name in ABOUT}


def kind_in(told: dict) -> str:
    return told["kind"] if told.get("kind") in KINDS else KINDS[0]


def line_in(value) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _moment(value) -> str:
    if datetime.fromisoformat(line_in(value)).tzinfo is None:
        raise ValueError(value)
    return value


def _severity(value) -> int:
    if _number(value) not in range(1, 6):
        raise ValueError(value)
    return value


def _number(value) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**31:
        raise ValueError(value)
    return value


def _yes_or_no(value) -> bool:
    if not isinstance(value, bool):
        raise ValueError(value)
    return value


def _tags(value) -> list[str]:
    if not isinstance(value, list):
        raise ValueError(value)
    return [line_in(tag) for tag in value]


def _facts(value) -> dict[str, str]:
    return {line_in(name): line_in(said) for name, said in _mapping(value).items()}


def _impact(value) -> dict:
    return {name: IMPACT[name](said) for name, said in _mapping(value).items() if name in IMPACT}


def _mapping(value) -> dict:
    if not isinstance(value, dict):
        raise ValueError(value)
    return value


IMPACT = {
    "people_affected": _number,
    "lost_something": _yes_or_no,
    "stepped_in": _yes_or_no,
    "function_lost": line_in,
    "money": line_in,
    "other": line_in,
}
ABOUT = {
    "event": _number,
    "kind": line_in,
    "failure_type": line_in,
    "severity_actual": _severity,
    "severity_potential": _severity,
    "detection_method": line_in,
    "tags": _tags,
    "facts": _facts,
    "impact": _impact,
    **dict.fromkeys(("started_at", "detected_at", "mitigated_at", "recovered_at"), _moment),
}
