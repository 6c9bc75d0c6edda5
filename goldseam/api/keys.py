"""Who asks: a program with a key of one series. A key opens that series and nothing else."""

from typing import cast
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer
from ninja.throttling import BaseThrottle

from goldseam.api.problems import nothing_here
from goldseam.common.pace import Pace
from goldseam.measurements.models import Series, WritingKey

MOST, SECONDS = 120, 60
PACE = Pace(MOST, SECONDS)


class Asked(HttpRequest):
    """A request that came with a key."""

    auth: WritingKey


class SeriesKey(HttpBearer):
    """`Authorization: Bearer …`, with the key that the page of a series showed once."""

    def authenticate(self, request: HttpRequest, token: str) -> WritingKey | None:
        key = WritingKey.by_token(token)
        if key:
            key.use()
            # What names no offset is meant there, and charts tell its days.
            timezone.activate(ZoneInfo(key.series.organisation.time_zone))
        return key


class KeyPace(BaseThrottle):
    """A program that runs in circles holds up nobody else."""

    def allow_request(self, request: HttpRequest) -> bool:
        return PACE.allows(cast(Asked, request).auth.pk)

    def wait(self) -> float:
        return SECONDS


def series_of(request: HttpRequest, organisation: str, number: int) -> Series:
    """The series in the address, if the key is one of this series: another address says nothing."""
    series = cast(Asked, request).auth.series
    if (series.organisation.slug, series.number) != (organisation, number):
        raise nothing_here()
    return series
