import re

from goldseam.measurements.models import WritingKey
from tests import make
from tests.measurements.pages import SeriesPages

TOKEN = re.compile(r"gsw_[\w-]+")


class KeyTests(SeriesPages):
    def made(self, name="Nightly job"):
        return self.series.issue_key(by=self.ana, name=name)

    def test_it_opens_its_series_and_is_kept_as_a_digest(self):
        key, token = self.made()

        self.assertEqual(WritingKey.by_token(token), key)
        self.assertEqual(WritingKey.by_token(token).series, self.series)
        self.assertNotIn(token, str(WritingKey.objects.values().get()))

    def test_anything_else_opens_nothing(self):
        _key, token = self.made()

        for other in ("", "gsw_", token + "x", token[:-1], token.upper(), "gsw_" + "x" * 5_000, "gsw_\0"):
            self.assertIsNone(WritingKey.by_token(other), other[:20])

    def test_a_revoked_one_opens_nothing(self):
        key, token = self.made()

        key.revoke(by=self.ana)

        self.assertIsNone(WritingKey.by_token(token))

    def test_it_keeps_the_day_of_its_last_use(self):
        key, _token = self.made()

        key.use()

        key.refresh_from_db()
        self.assertIsNotNone(key.last_used_on)
        with self.assertNumQueries(0):
            key.use()

    def test_a_double_click_makes_one(self):
        once = "1b3b6f2e-6f51-4f0e-8a0b-3f1a5f6c7d80"

        tokens = {TOKEN.search(self.send("keys", name="Gate 3", once=once).text)[0] for _click in range(2)}
        other = TOKEN.search(self.send("keys", name="Gate 3", once=once.replace("1b", "2c")).text)[0]

        self.assertEqual((len(tokens), WritingKey.objects.count()), (1, 2))
        self.assertNotIn(other, tokens)

    def test_the_page_shows_it_once(self):
        answer = self.send("keys", name="Counter at gate 3")

        token = TOKEN.search(answer.text)[0]
        self.assertIsNotNone(WritingKey.by_token(token))
        self.assertEqual(answer["Cache-Control"], "no-store")
        self.assertNotIn(token, self.page("keys").text)
        self.assertContains(self.page("keys"), "Counter at gate 3")

    def test_it_is_revoked_on_its_page(self):
        key, _token = self.made()

        self.delete("key", key.pk)

        self.assertContains(self.page("keys"), "revoked on")

    def test_it_needs_a_name(self):
        for name in ("", " ", "x" * 81, "a\0b"):
            self.assertEqual(self.send("keys", name=name).status_code, 422, name)

    def test_only_who_writes_may_make_one(self):
        for role in ("auditor", "reporter"):
            self.client.force_login(make.member(self.acme, role.title(), role=role))
            self.assertEqual(self.send("keys", name="x").status_code, 404, role)
