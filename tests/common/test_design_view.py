"""The design page: for those who make pages, never for those who use them."""

from django.http import Http404
from django.test import RequestFactory, SimpleTestCase, override_settings

from goldseam.common.views.design import DesignView


class DesignTests(SimpleTestCase):
    @override_settings(DEVELOPING=False)
    def test_nobody_finds_it_outside_of_development(self):
        with self.assertRaises(Http404):
            DesignView.as_view()(RequestFactory().get("/design"))
