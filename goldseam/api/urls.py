"""Addresses of the API, and whatever else is asked for under them."""

from django.urls import path, re_path

from goldseam.api.decisions import router as decisions
from goldseam.api.door import api, door, nothing
from goldseam.api.gates import router as gates
from goldseam.api.measurements import router as measurements
from goldseam.api.premortems import router as premortems
from goldseam.api.runs import router as runs

for router in (measurements, runs, gates, premortems, decisions):
    api.add_router("", router)


def _opened(pattern):
    pattern.callback = nothing if pattern.name == "api-root" else door(pattern.callback)
    return pattern


patterns, _app_name, namespace = api.urls
urlpatterns = [
    path("v1/", ([_opened(pattern) for pattern in patterns], "ninja", namespace)),
    re_path("", nothing),
]
