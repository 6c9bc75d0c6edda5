"""How one can tell that a delivery comes from its sender."""

import base64
import hashlib
import hmac

from django.test import SimpleTestCase

from goldseam.exchange.webhooks.sent import Sent
from goldseam.exchange.webhooks.signatures import Scheme, is_signed
from tests.exchange.webhooks.samples import needs_samples, vector

RAW = b'{"a": 1}'


def told(secret, *parts):
    return hmac.new(secret.encode(), b"".join(parts), hashlib.sha256).hexdigest()


@needs_samples
class VectorTests(SimpleTestCase):
    """The vectors of others, beside the project."""

    def test_github(self):
        told = vector("github_signature_vector.json")
        sent = Sent(told["payload"].encode(), {"X-Hub-Signature-256": told["expected"]})

        self.assertTrue(is_signed(Scheme.HUB, sent, told["secret"]))
        self.assertFalse(is_signed(Scheme.HUB, sent, told["secret"] + "?"))

    def test_slack(self):
        told = vector("slack__signature_vector.json")
        headers = {"X-Slack-Signature": told["expected"], "X-Slack-Request-Timestamp": told["timestamp"]}
        sent, then = Sent(told["body"].encode(), headers), int(told["timestamp"])

        self.assertTrue(is_signed(Scheme.SLACK, sent, told["signing_secret"], now=then + 299))
        self.assertFalse(is_signed(Scheme.SLACK, sent, told["signing_secret"], now=then + 301))

    def test_standard_webhooks(self):
        told = vector("standard-webhooks__signature_vector.json")
        headers = {"webhook-id": told["msg_id"], "webhook-timestamp": str(told["timestamp"])}
        sent = Sent(told["payload"].encode(), headers | {"webhook-signature": f"v1,AAAA {told['expected']}"})

        for secret in (told["secret"], told["secret"].removeprefix("whsec_"), told["secret"].rstrip("=")):
            for late, is_right in ((0, True), (299, True), (-299, True), (301, False), (-301, False)):
                with self.subTest(secret=secret, late=late):
                    found = is_signed(Scheme.STANDARD, sent, secret, now=told["timestamp"] + late)
                    self.assertEqual(found, is_right)


class SchemeTests(SimpleTestCase):
    def test_pagerduty_signs_twice_while_a_secret_is_changed(self):
        sent = Sent(RAW, {"x-pagerduty-signature": f"v1={told('old', RAW)},v1={told('new', RAW)}"})

        self.assertTrue(is_signed(Scheme.PAGERDUTY, sent, "old"))
        self.assertTrue(is_signed(Scheme.PAGERDUTY, sent, "new"))
        self.assertFalse(is_signed(Scheme.PAGERDUTY, sent, "other"))

    def test_sentry_signs_the_body_as_it_came(self):
        sent = Sent(RAW, {"Sentry-Hook-Signature": told("s", RAW)})

        self.assertTrue(is_signed(Scheme.SENTRY, sent, "s"))
        self.assertFalse(is_signed(Scheme.SENTRY, Sent(RAW + b" ", sent.headers), "s"))

    def test_gitlab_sends_the_secret_along(self):
        self.assertTrue(is_signed(Scheme.GITLAB, Sent(RAW, {"X-Gitlab-Token": "tøken"}), "tøken"))
        self.assertFalse(is_signed(Scheme.GITLAB, Sent(RAW, {"X-Gitlab-Token": ""}), "token"))

    def test_a_password_comes_along_as_bearer_or_basic(self):
        basic = base64.b64encode(b"anybody:pass").decode()

        self.assertTrue(is_signed(Scheme.BEARER, Sent(RAW, {"Authorization": "Bearer pass"}), "pass"))
        self.assertTrue(is_signed(Scheme.BEARER, Sent(RAW, {"Authorization": f"Basic {basic}"}), "pass"))

    def test_nothing_that_is_wrong_passes_or_fails_loudly(self):
        wrong = ["", "v1,", "v1=", "sha256=", "Basic %%%", "Basic //79", "Bearer ", "\x00", "ü" * 500]
        for scheme in set(Scheme) - {Scheme.ADDRESS}:
            for value in wrong:
                names = ("Authorization", "X-Hub-Signature-256", "X-PagerDuty-Signature", "Sentry-Hook-Signature")
                names += ("X-Gitlab-Token", "X-Slack-Signature", "webhook-signature", "webhook-id")
                times = {"webhook-timestamp": "²", "X-Slack-Request-Timestamp": "9" * 400}
                with self.subTest(scheme=scheme, value=value):
                    sent = Sent(RAW, dict.fromkeys(names, value) | times)
                    self.assertFalse(is_signed(scheme, sent, "whsec_c2VjcmV0"))
