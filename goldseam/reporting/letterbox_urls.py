"""Addresses of letterboxes, for those who put them up; a part of `urls.py`."""

from django.urls import path

from goldseam.reporting.views.closing import ClosingView
from goldseam.reporting.views.letterbox import LetterboxView
from goldseam.reporting.views.letterboxes import LetterboxesView
from goldseam.reporting.views.poster import CodeView, PosterView

LETTERBOXES = [
    path("/letterboxes", LetterboxesView.as_view(), name="letterboxes"),
    path("/letterboxes/<int:number>", LetterboxView.as_view(), name="letterbox"),
    path("/letterboxes/<int:number>/closing", ClosingView.as_view(), name="closing"),
    path("/letterboxes/<int:number>/poster", PosterView.as_view(), name="poster"),
    path("/letterboxes/<int:number>/code.svg", CodeView.as_view(), name="code"),
]
