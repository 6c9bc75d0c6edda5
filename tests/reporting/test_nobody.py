from django.http import HttpResponse
from django.test import RequestFactory, SimpleTestCase

from goldseam.reporting.middleware import NobodyMiddleware

TELLING = {
    "HTTP_COOKIE": "sessionid=cy",
    "HTTP_USER_AGENT": "NosyBrowser/77",
    "HTTP_X_FORWARDED_FOR": "203.0.113.77",
    "HTTP_X_REAL_IP": "203.0.113.77",
    "HTTP_FORWARDED": "for=203.0.113.77",
    "HTTP_AUTHORIZATION": "Bearer cy",
    "HTTP_X_SSO_USER": "cy",
    "HTTP_REFERER": "https://intranet.example.org/~cy",
    "REMOTE_ADDR": "203.0.113.77",
    "REMOTE_USER": "cy",
    "SSL_CLIENT_S_DN": "cy",
}


class NobodyTests(SimpleTestCase):
    def seen_at(self, path):
        """What a view finds of somebody, and what it answers."""
        seen = {}

        def view(request):
            seen.update(request.META, cookies=request.COOKIES)
            response = HttpResponse()
            response.set_cookie("sessionid", "anew")
            return response

        response = NobodyMiddleware(view)(RequestFactory().post(path, {"text": "The vial."}, **TELLING))
        return seen, response

    def test_where_people_report_nothing_says_who_they_are(self):
        seen, response = self.seen_at("/report/receipt")

        self.assertEqual((seen.keys() & TELLING.keys(), seen["cookies"], response.cookies.output()), (set(), {}, ""))
        self.assertEqual(seen["CONTENT_TYPE"][:19], "multipart/form-data")

    def test_elsewhere_people_are_known(self):
        seen, response = self.seen_at("/acme/")

        self.assertEqual((TELLING.items() <= seen.items(), len(response.cookies)), (True, 1))
