"""What a program sends: values as JSON or as CSV, each read in the same strict way."""

import csv
import io
import math
from datetime import date, datetime, time
from http import HTTPStatus
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, WithJsonSchema

from goldseam.api.problems import Refused, RowProblem
from goldseam.api.reading import MANY, body_of, json_in, named_once, problems_of, refuse_other_kinds
from goldseam.common.plain_text import is_clean
from goldseam.measurements.checking import LARGEST as FURTHEST
from goldseam.measurements.checking import LONGEST_NOTE, is_ahead, problem_with, why_ahead
from goldseam.measurements.models import Series, SeriesKind, Value

MOST = 5_000  # Values in one request.
LARGEST = 1_000_000  # Bytes in one request.

WITHOUT_OFFSET = r"^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$"
MOMENTS = {
    "type": "string",
    "anyOf": [{"format": "date-time"}, {"format": "date"}, {"pattern": WITHOUT_OFFSET}],
    "examples": ["2026-03-01", "2026-03-01T14:00:00+01:00", "2026-03-01T14:00"],
}
NUMBERS = {"type": "number", "minimum": -FURTHEST, "maximum": FURTHEST}


def moment_in(sent: Any) -> datetime:
    """A moment with or without an offset, or a day. What names no offset is meant in the organisation's time zone."""
    try:
        found = _moment(sent)
        return found if timezone.is_aware(found) else timezone.make_aware(found)
    except (TypeError, ValueError, OverflowError) as error:
        raise ValueError(_("Not a moment. Write it as 2026-03-01T14:00Z, or a day as 2026-03-01.")) from error


def _moment(sent: Any) -> datetime:
    if not isinstance(sent, str):
        raise TypeError
    text = sent.strip()
    day = parse_date(text) if len(text) == len("2026-03-01") else None
    found = datetime.combine(day, time()) if day else parse_datetime(text)
    if found is None or not date(1900, 1, 1) <= found.date() <= date(2200, 1, 1):
        raise ValueError
    return found


def number_in(sent: Any) -> float:
    try:
        # JSON tells numbers from text and from truth; Python would take all three.
        if isinstance(sent, (bool, str)) or not math.isfinite(number := float(sent)):
            raise ValueError
    except (TypeError, ValueError, OverflowError) as error:
        raise ValueError(_("Not a number. Write it as 4.2.")) from error
    return number


def text_in(sent: Any) -> str:
    if not isinstance(sent, str) or not is_clean(sent):
        raise ValueError(_("Not a text."))
    if len(sent) > LONGEST_NOTE:
        raise ValueError(_("Longer than %(most)s characters.") % {"most": LONGEST_NOTE})
    return sent


Moment = Annotated[datetime, BeforeValidator(moment_in), WithJsonSchema(MOMENTS)]
Since = Annotated[datetime | None, BeforeValidator(moment_in), WithJsonSchema(MOMENTS)]
Number = Annotated[float, BeforeValidator(number_in), WithJsonSchema(NUMBERS)]
Note = Annotated[str, BeforeValidator(text_in), WithJsonSchema({"type": "string", "maxLength": LONGEST_NOTE})]


class PointIn(BaseModel):
    """One value at one moment."""

    model_config = ConfigDict(extra="forbid")

    at: Moment = Field(description="The moment or the day. Without an offset: where the organisation is.")
    value: Number = Field(1.0, description="What was measured or counted; not needed where only days are kept.")
    of: Number | None = Field(None, description="For rates and shares: out of how many, or in how much time.")
    note: Note = Field("", description="What one should know about this value.")


def values_in(request: HttpRequest, series: Series) -> list[Value]:
    """The values that were sent for the series; all of them are refused where one cannot be, with what is wrong."""
    refuse_other_kinds(request, READERS, _("Send application/json or text/csv."))
    body = body_of(request, LARGEST, _("Too large. Send at most one megabyte at once."))
    rows = READERS[str(request.content_type)](body)
    if not rows:
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, _("There are no values in it."))
    if len(rows) > MOST:
        told = _("At most %(most)s values at once. Send them in several requests.") % {"most": MOST}
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, told)
    read = [_value(series, row, place) for place, row in enumerate(rows, 1)]
    problems = [problem for one in read if isinstance(one, list) for problem in one]
    if problems:
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, _("Nothing was added: something is wrong."), problems[:MANY])
    return [one for one in read if isinstance(one, Value)]


def _rows_of_json(body: bytes) -> list:
    found = json_in(body)
    return found if isinstance(found, list) else [found]


def _rows_of_csv(body: bytes) -> list[dict]:
    """The first line names the columns, in any order."""
    try:
        lines = csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline=""), strict=True)
        named_once([(name, None) for name in lines.fieldnames or ()])
        return [{name: _cell(name, text) for name, text in line.items() if text} for line in lines]
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, _("This is not CSV in UTF-8.")) from error


def _cell(name: str, text: str) -> str | float:
    try:
        return float(text) if name in {"value", "of"} and "_" not in text else text
    except (TypeError, ValueError):
        return text


READERS = {"application/json": _rows_of_json, "text/csv": _rows_of_csv}


def _value(series: Series, row: Any, place: int) -> Value | list[RowProblem]:
    if not isinstance(row, dict):
        return [RowProblem(row=place, words=_('Not a value with its moment: {"at": …, "value": …}.'))]
    try:
        point = PointIn.model_validate(row)
    except ValidationError as error:
        return problems_of(error, PointIn, place)
    if "value" not in point.model_fields_set and series.kind != SeriesKind.TIME_BETWEEN:
        return [RowProblem(row=place, field="value", words=_("This is missing."))]
    value = Value(point.at, point.value, point.of, point.note)
    words = problem_with(series, value) or (why_ahead() if is_ahead(value) else "")
    return [RowProblem(row=place, words=words)] if words else value
