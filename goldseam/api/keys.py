"""Who asks: a program with a key. A key opens the one thing that it was made for, and nothing else."""

from http import HTTPStatus
from typing import Any, NoReturn, cast
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from ninja.security import HttpBearer
from ninja.throttling import BaseThrottle

from goldseam.api.problems import Refused, nothing_here
from goldseam.artifacts.models import Artifact
from goldseam.common.keys import ProgramKey
from goldseam.common.pace import Pace
from goldseam.decisions.models import AheadKey as KeyOfWhatIsAhead
from goldseam.guardrails.models import Gate
from goldseam.guardrails.models import GateKey as KeyOfGate
from goldseam.measurements.models import Series, WritingKey
from goldseam.runs.models import StartKey as KeyOfChecklist

SECONDS = 60


class Asked(HttpRequest):
    """A request that came with a key."""

    auth: Any


class KeyHolder(HttpBearer):
    """`Authorization: Bearer …`, with a key that the page of its thing showed once."""

    keys: type[ProgramKey]
    told: str | Promise

    def __call__(self, request: HttpRequest) -> ProgramKey:
        return super().__call__(request) or self.refuse()

    def authenticate(self, request: HttpRequest, token: str) -> ProgramKey | None:
        key = self.keys.by_token(token)
        if key:
            key.use()
        return key

    def refuse(self) -> NoReturn:
        raise Refused(HTTPStatus.UNAUTHORIZED, str(self.told), **{"WWW-Authenticate": "Bearer"})


class SeriesKey(KeyHolder):
    keys = WritingKey
    told = _("Send a key of this series: Authorization: Bearer … It is made on the page of the series.")

    def authenticate(self, request: HttpRequest, token: str) -> ProgramKey | None:
        key = super().authenticate(request, token)
        if key:
            # What names no offset is meant there, and charts tell its days.
            timezone.activate(ZoneInfo(cast(WritingKey, key).series.organisation.time_zone))
        return key


class GateKey(KeyHolder):
    keys = KeyOfGate
    told = _("Send a key of this gate: Authorization: Bearer … It is made on the page of the gate.")


class StartKey(KeyHolder):
    keys = KeyOfChecklist
    told = _("Send a key of this checklist: Authorization: Bearer … It is made on the page of the checklist.")


class AheadKey(KeyHolder):
    keys = KeyOfWhatIsAhead
    told = _("Send a key for pre-mortems and decisions: Authorization: Bearer … It is made where decisions are listed.")


class KeyPace(BaseThrottle):
    """So many requests a minute with one key: a program that runs in circles holds up nobody else."""

    def __init__(self, most: int):
        self.pace = Pace(most, SECONDS)

    def allow_request(self, request: HttpRequest) -> bool:
        return self.pace.allows(cast(Asked, request).auth.pk)

    def wait(self) -> float:
        return SECONDS


def series_of(request: HttpRequest, organisation: str, number: int) -> Series:
    series = cast(Asked, request).auth.series
    return _if_named(series, (series.organisation.slug, series.number), (organisation, number))


def gate_of(request: HttpRequest, organisation: str, name: str) -> Gate:
    gate = cast(Asked, request).auth.gate
    return _if_named(gate, (gate.organisation.slug, gate.name), (organisation, name))


def checklist_of(request: HttpRequest, organisation: str, number: int) -> Artifact:
    artifact = cast(Asked, request).auth.artifact
    return _if_named(artifact, (artifact.organisation.slug, artifact.number), (organisation, number))


def ahead_key_of(request: HttpRequest, organisation: str) -> KeyOfWhatIsAhead:
    key = cast(Asked, request).auth
    return _if_named(key, key.organisation.slug, organisation)


def _if_named(thing, opened, asked):
    """What the key opens, if it is what the address names: another address says nothing."""
    if opened != asked:
        raise nothing_here()
    return thing
