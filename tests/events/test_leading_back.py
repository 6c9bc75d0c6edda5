"""4.2: whoever works on an account goes on to its rows, and comes back to the account."""

from urllib.parse import quote

from django.test import TestCase

from tests import make
from tests.events.test_rows import new

NO_ROWS = {"form-TOTAL_FORMS": 0, "form-INITIAL_FORMS": 0}


class LeadingBackTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(owner=cls.ana)
        cls.event = make.event(cls.acme)
        cls.account = make.postmortem(cls.event)
        cls.event.write_timeline(by=cls.ana, rows=[new("Rolled back", "14:05"), new("Alert", "14:02")])
        cls.row = cls.event.timeline.first()
        cls.here = cls.account.get_absolute_url()
        cls.base = cls.event.get_absolute_url()
        cls.query = f"?back={quote(cls.here, safe='')}"
        cls.pages = {
            "/timeline": "timeline",
            "/timeline/moments": "timeline",
            "/timeline/pasting": "timeline",
            f"/timeline/{cls.row.pk}/evidence": "timeline",
            "/factors": "factors",
            "/layers": "layers",
        }

    def setUp(self):
        self.client.force_login(self.ana)

    def saved(self, page, query=None, **fields):
        return self.client.post(f"{self.base}{page}{self.query if query is None else query}", fields)

    def test_the_links_of_an_account_name_it_and_those_of_an_event_do_not(self):
        account, event = self.client.get(self.here), self.client.get(self.base)

        for page in self.pages:
            with self.subTest(page):
                self.assertContains(account, f'href="{self.base}{page}?back={self.here}"')
                self.assertContains(event, f'href="{self.base}{page}"')
        self.assertContains(account, f'action="{self.base}/timeline/order?back={self.here}"')

    def test_each_page_leads_back_to_where_one_came_from(self):
        for page, part in self.pages.items():
            with self.subTest(page):
                self.assertContains(self.client.get(self.base + page + self.query), f'href="{self.here}#{part}">Back')
                self.assertContains(self.client.get(self.base + page), f'href="{self.base}#{part}">Back')

    def test_saving_leads_back_to_the_account(self):
        for page, part, fields in (
            ("/timeline", "timeline", NO_ROWS),
            ("/factors", "factors", NO_ROWS),
            ("/factors/none-found", "factors", {"where_looked": "In the release process"}),
            ("/timeline/moments", "timeline", {}),
            ("/timeline/order", "timeline", {}),
            ("/timeline/pasting", "timeline", {"text": "14:09 Over", "looked": "1", "keep": "0", "add": "1"}),
            ("/layers", "layers", {}),
        ):
            with self.subTest(page):
                led = self.saved(page, **fields)
                self.assertRedirects(led, f"{self.here}#{part}", fetch_redirect_response=False)
                led = self.saved(page, query="", **fields)
                self.assertRedirects(led, f"{self.base}#{part}", fetch_redirect_response=False)

    def test_the_way_back_is_kept_from_page_to_page(self):
        led = self.saved("/timeline", paste="1", **NO_ROWS)
        self.assertRedirects(
            led, f"{self.base}/timeline/pasting{self.query}".replace("%2F", "/"), fetch_redirect_response=False
        )

        evidence = f"/timeline/{self.row.pk}/evidence"
        led = self.saved(evidence, url="https://status.example/1", caption="Status page")
        self.assertIn("?back=", led.url)
        piece = self.row.evidence.get()
        self.assertContains(self.client.get(led.url), f'action="{self.base}{evidence}/{piece.pk}?back=')
        led = self.saved(f"{evidence}/{piece.pk}", _method="delete")
        self.assertRedirects(led, f"{self.here}#timeline", fetch_redirect_response=False)

        factors = self.client.get(self.base + "/factors" + self.query)
        self.assertContains(factors, f'action="{self.base}/factors?back=')
        self.assertContains(factors, f'action="{self.base}/factors/none-found?back=')

    def test_it_leads_nowhere_but_to_pages_of_the_organisation(self):
        for back in (
            *("https://evil.example/acme/", "//evil.example/acme/", "/\\evil.example", "javascript:alert(1)"),
            *(
                "/other/events/1",
                "/acme",
                "/acme/../other/events/1",
                "/acme/%2e%2E/other",
                "/acme/" + "x" * 600,
                "\0",
                "",
            ),
        ):
            with self.subTest(back):
                query = f"?back={quote(back, safe='')}"
                led = self.saved("/timeline/moments", query=query)
                self.assertRedirects(led, f"{self.base}#timeline", fetch_redirect_response=False)
                self.assertContains(self.client.get(f"{self.base}/factors{query}"), f'href="{self.base}#factors">Back')
