"""How what a program sends is read: strictly, and refused in words."""

import json
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Annotated, Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.utils.translation import gettext as _
from pydantic import BaseModel, StringConstraints, ValidationError

from goldseam.api.problems import Refused, RowProblem

LARGEST = 64 * 1024  # Bytes of one object; the facts of a gate may have 16 KB of them.
MANY = 20  # Problems that one answer names; the rest is like them.

Project = Annotated[str, StringConstraints(strict=True, max_length=80)]
Ref = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=120)]


def described(kind: type[BaseModel]) -> dict:
    """The body of a request, for the description of the API."""
    told = kind.model_json_schema()
    schema = _written_out(told, told.pop("$defs", {}))
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _written_out(part: Any, known: dict) -> Any:
    """With the parts themselves where only their names stood: within the description such names lead nowhere."""
    if isinstance(part, dict):
        if name := part.get("$ref", "").removeprefix("#/$defs/"):
            return _written_out(known[name], known)
        return {key: _written_out(value, known) for key, value in part.items()}
    return [_written_out(one, known) for one in part] if isinstance(part, list) else part


def object_in(request: HttpRequest, kind: type[BaseModel]) -> dict:
    """The one object that was sent, by its names."""
    refuse_other_kinds(request, ["application/json"], _("Send application/json."))
    found = json_in(body_of(request, LARGEST, _("Too large. Send at most 64 KB.")))
    if not isinstance(found, dict):
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, _('Send an object: {"ref": …}.'))
    try:
        return kind.model_validate(found).model_dump()
    except ValidationError as error:
        problems = problems_of(error, kind)[:MANY]
        words = " ".join(f"{problem.field}: {problem.words}" for problem in problems[:3])
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, words, problems) from error


def refuse_other_kinds(request: HttpRequest, kinds: Iterable[str], words: str) -> None:
    if str(request.content_type) not in kinds:
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, words)
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, _("It is packed. Send it as it is, without Content-Encoding."))


def body_of(request: HttpRequest, largest: int, too_large: str) -> bytes:
    try:
        body = request.body
    except RequestDataTooBig:  # Django has not even read it.
        body = None
    if body is None or len(body) > largest:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, too_large)
    if not body:
        told = _("There is nothing in it. Say its length (Content-Length): what comes in chunks is not read.")
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, told)
    return body


def json_in(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8-sig"), object_pairs_hook=named_once)
    except (ValueError, RecursionError) as error:
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, _("This is not JSON in UTF-8.")) from error


def named_once(pairs: Sequence[tuple[str, Any]]) -> dict:
    """Of two values with one name nobody knows which is meant."""
    if len(named := dict(pairs)) < len(pairs):
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, _("A name is given twice."))
    return named


def problems_of(error: ValidationError, kind: type[BaseModel], row: int = 1) -> list[RowProblem]:
    return [_problem(told, kind, row) for told in error.errors(include_url=False, include_input=False)]


def _problem(told: Any, kind: type[BaseModel], row: int) -> RowProblem:
    known = {
        "missing": _("This is missing."),
        "extra_forbidden": _("There is no such name. Known are: %(names)s.") % {"names": ", ".join(kind.model_fields)},
        "value_error": str(told.get("ctx", {}).get("error", "")),
    }
    field = ".".join(str(part) for part in told["loc"])[:40].encode("utf-8", "replace").decode()
    return RowProblem(row=row, field=field, words=known.get(told["type"], told["msg"]))
