from django.test import TestCase

from tests import make


class EndedSessionTests(TestCase):
    def test_whoever_was_writing_comes_back_to_that_page_after_signing_in(self):
        acme = make.organisation()
        review = make.review(make.event(acme))
        page = review.get_absolute_url()

        answer = self.client.post(f"{page}/closure", {}, headers={"referer": f"http://testserver{page}"})

        self.assertRedirects(answer, f"/accounts/login/?next={page}", fetch_redirect_response=False)

    def test_a_page_elsewhere_is_nowhere_to_come_back_to(self):
        for page in ("https://elsewhere.example/acme", "http://[::1", "nowhere", ""):
            answer = self.client.post("/acme/events/new", {}, headers={"referer": page})

            self.assertRedirects(answer, "/accounts/login/?next=/", fetch_redirect_response=False)
