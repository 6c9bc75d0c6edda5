"""The design page: for those who make pages, never for those who use them."""

from django.test import TestCase, override_settings
from django.urls import path

from goldseam.common.views.design import DesignView

urlpatterns = [path("design", DesignView.as_view())]


class DesignTests(TestCase):
    @override_settings(ROOT_URLCONF=__name__, DEBUG=False)
    def test_nobody_finds_it_outside_of_development(self):
        self.assertEqual(self.client.get("/design").status_code, 404)
