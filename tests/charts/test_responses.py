"""Charts as answers."""

import json

import pytest
from django.http import Http404
from django.test import RequestFactory, SimpleTestCase, override_settings

from goldseam.charts.responses import chart_response
from goldseam.charts.samples import infections
from goldseam.charts.views.design import ChartsView


def answer(form, query=""):
    return chart_response(RequestFactory().get(f"/chart.{form}{query}"), infections(), form)


@pytest.mark.parametrize(
    ("form", "kind", "start"),
    [("svg", "image/svg+xml", b"<svg"), ("png", "image/png", b"\x89PNG"), ("csv", "text/csv", b"\xef\xbb\xbfWhen")],
)
def test_a_chart_comes_in_the_form_that_is_asked_for(form, kind, start):
    response = answer(form)

    assert response["Content-Type"].startswith(kind)
    assert response.content.startswith(start)


def test_the_picture_follows_the_theme_that_is_asked_for():
    assert answer("svg").content != answer("svg", "?theme=dark").content
    assert answer("svg", "?theme=%00").content == answer("svg").content


def test_json_tells_the_chart_itself():
    assert json.loads(answer("json").content)["chart"] == "RunChart"


def test_another_form_is_not_found():
    with pytest.raises(Http404):
        answer("exe")


class ChartsPageTests(SimpleTestCase):
    @override_settings(DEVELOPING=False)
    def test_nobody_finds_the_page_of_charts_outside_of_development(self):
        with self.assertRaises(Http404):
            ChartsView.as_view()(RequestFactory().get("/design/charts"))
