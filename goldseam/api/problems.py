"""What the API answers when something is not as it should be: words of the domain, in JSON, and no hint beyond them."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import Throttled
from ninja.errors import ValidationError as WrongParameter


class RowProblem(Schema):
    """What is wrong with one of the values that were sent. Rows count from 1; `field` is empty for the whole row."""

    row: int
    field: str = ""
    words: str


class Problem(Schema):
    """Why nothing was done."""

    detail: str
    errors: list[RowProblem] = []


class Refused(Exception):
    """A request that is answered with a problem."""

    def __init__(self, status: int, detail: str, errors=(), **headers: str):
        super().__init__(status)
        self.status, self.detail, self.errors, self.headers = status, detail, list(errors), headers

    @property
    def answer(self) -> JsonResponse:
        told = Problem(detail=self.detail, errors=self.errors).model_dump()
        return JsonResponse(told, status=self.status, headers=self.headers)


def answer_problems(api: NinjaAPI) -> None:
    """Whatever goes wrong is answered in the same form."""
    refusals: dict[type[Exception], Callable[[Any], Refused]] = {
        Refused: lambda refused: refused,
        Http404: lambda error: nothing_here(),
        Throttled: lambda error: too_often(),
        WrongParameter: wrong_parameter,
        ValidationError: broken_rule,
    }
    for kind, refusal in refusals.items():
        api.add_exception_handler(kind, _answering(refusal))


def _answering(refusal: Callable[[Any], Refused]) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda request, error: refusal(error).answer


def nothing_here() -> Refused:
    return Refused(HTTPStatus.NOT_FOUND, _("There is nothing here."))


def wrong_verb(allowed: str) -> Refused:
    told = _("This address answers to %(verbs)s only.") % {"verbs": allowed}
    return Refused(HTTPStatus.METHOD_NOT_ALLOWED, told, Allow=allowed)


def too_often() -> Refused:
    return Refused(HTTPStatus.TOO_MANY_REQUESTS, _("Too many requests with this key. Wait for a minute."))


def broken_rule(refusal: ValidationError) -> Refused:
    """What a verb refuses to do, in its words."""
    return Refused(HTTPStatus.UNPROCESSABLE_ENTITY, " ".join(refusal.messages))


def wrong_parameter(error: WrongParameter) -> Refused:
    """A part of the address that is none: there is nothing. A question after it that is not understood is said."""
    if any("path" in told["loc"] for told in error.errors):
        return nothing_here()
    said = [f"{told['loc'][-1]}: {told.get('ctx', {}).get('error') or told['msg']}" for told in error.errors]
    return Refused(HTTPStatus.UNPROCESSABLE_ENTITY, " ".join(said))
