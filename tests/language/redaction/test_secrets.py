import base64
import hashlib
from unittest import TestCase

from goldseam.language.redaction import apply, find
from goldseam.language.redaction.numbers import is_iban, is_luhn, is_nhs

# Put together here, so that nobody takes the parts for keys that somebody lost.
RANDOM = "R4nd0mV4lu3" + "aB3dE5gH7jK9mN1pQ3s"
TOKENS = (
    "ghp_" + "a1B2" * 9, "github_pat_" + "11A_bC2d" * 6, "glpat-" + "x1Y2z3W4" * 3, "xoxb-" + "123456789012-abcDEF",
    "AKIA" + "IOSF0DNN7EXAMPLE", "AIza" + "SyA1b2C3d4" * 4, "sk_live_" + "4eC39HqLyj", "sk-proj-" + "aB3dE5gH7jK9mN1p",
    "npm_" + "aB3dE5" * 6, "hvs." + "CAESIJ" * 6, "eyJhbGciOiJI" + "." + "eyJzdWIiOiIx" + "." + "SflKxwRJSMeK",
    "1234567890:" + "AAE5x-" * 5 + "AAE5x", RANDOM,
)  # fmt: skip


class SecretTests(TestCase):
    def assert_gone(self, text, secret, kind="token", sure=True):
        self.assertIn((kind, secret, sure), [(one.kind, one.text, one.sure) for one in find(text)], text)
        self.assertNotIn(secret, apply(text, find(text)))

    def assert_stays(self, *texts):
        for text in texts:
            self.assertEqual(find(text), [], text)

    def test_tokens_are_known_by_their_form(self):
        """4.5, issue 3: tokens disappear."""
        for token in TOKENS:
            self.assert_gone(f"Then `{token}` was used.", token, sure=len(token) > 31 or token != RANDOM)

    def test_values_are_known_by_what_introduces_them(self):
        for before, value in {
            "password=": "hunter2", "PASSWORD: ": "s3cret!x", "api_key = '": "abcdef12", "DB_PASSWORD=": "correcthorse",
            "Authorization: Bearer ": "abc123def456ghi789", "the password is ": "tr0ub4dor",
            "access_token=\"": "0d6a9bb5",
            '"clientSecret": "': "Zm9vYmFy1",
        }.items():  # fmt: skip
            end = before[-1] if before[-1] in "'\"" else ""
            self.assert_gone(f"We ran {before}{value}{end} there", value)

    def test_placeholders_and_sentences_stay(self):
        self.assert_stays(
            "password=$PASSWORD", "token: <your token>", "secret=None", "The token: revoked at ten.",
            "access_token=None", "Password: reset for everybody", "api_key = os.environ['KEY']",
            "Authorization: token ", "password=********",
        )  # fmt: skip

    def test_private_keys_go_as_a_whole(self):
        key = "-----BEGIN RSA PRIVATE " + "KEY-----\nMIIEow\nabc\n-----END RSA PRIVATE " + "KEY-----"

        self.assert_gone(f"```\n{key}\n```", key)

    def test_addresses_keep_their_place_and_lose_their_secret(self):
        for text, wanted in {
            "postgres://ana:s3cret@db.example/x": "postgres://removed@db.example/x",
            "https://x.example/f?a=1&sig=abc%2Bdef123456&b=2": "https://x.example/f?a=1&sig=removed&b=2",
            "https://s3.example/k?X-Amz-Signature=00ff00ff00ff": "https://s3.example/k?X-Amz-Signature=removed",
            "[hook](https://hooks.slack.com/services/" + "T000/B000/XXXXYYYY)": "[hook](https://hooks.slack.com/services/removed)",
            "https://x.example/?token=${TOKEN}&key=name": "https://x.example/?token=${TOKEN}&key=name",
        }.items():  # fmt: skip
            self.assertEqual(apply(text, find(text)), wanted)

    def test_commits_and_digests_stay_and_other_long_numbers_are_asked_about(self):
        commit = hashlib.sha1(b"x", usedforsecurity=False).hexdigest()
        digest = hashlib.sha256(b"x").hexdigest()
        self.assert_stays(
            f"commit {commit}", commit[:9], f"image@sha256:{digest}", f"https://x.example/commit/{commit}"
        )
        self.assert_gone(f"id {digest}", digest, sure=False)
        self.assert_gone(f"token {commit}", commit)
        self.assert_gone("2eae54f0-292d-488e-8fdd-5c35873676c0", "2eae54f0-292d-488e-8fdd-5c35873676c0", "id", False)

    def test_names_in_programs_and_paths_are_no_secrets(self):
        self.assert_stays(
            "kubernetes_io_podSecurityContextDefaults2", "src/github.com/Acme/productService/Handler2.go",
            "cloud-platform-environments-production-2", "NullPointerExceptionHandler2Factory",
            "ThisIsAVeryLongWord12InCamelCase",
        )  # fmt: skip

    def test_encoded_strings_are_secrets(self):
        value = base64.b64encode(hashlib.sha512(b"x").digest()).decode()

        self.assert_gone(f"Then {value} leaked.", value)


class NumberTests(TestCase):
    def assert_gone(self, text, wanted, **options):
        self.assertEqual(apply(text, find(text, **options)), wanted)

    def test_check_digits(self):
        self.assertEqual([is_luhn("4111111111111111"), is_luhn("4111111111111112")], [True, False])
        self.assertEqual(
            [is_iban("DE89 3704 0044 0532 0130 00"), is_iban("DE89 3704 0044 0532 0130 01")], [True, False]
        )
        self.assertEqual([is_nhs("9434765919"), is_nhs("9434765918")], [True, False])

    def test_cards_accounts_and_patients(self):
        """Domain 04, redaction: patient or customer data, account numbers."""
        self.assert_gone("Card 4111 1111 1111 1111.", "Card (card number removed).")
        self.assert_gone("IBAN DE89 3704 0044 0532 0130 00.", "IBAN (bank account removed).")
        self.assert_gone("Patient MRN 123456 slept.", "Patient MRN (patient number removed) slept.")
        self.assert_gone("NHS 943 476 5919", "NHS (patient number removed)")
        self.assert_gone("SSN 123-45-6789", "SSN (personal number removed)")
        self.assert_gone("account number: 00123456", "account number: (account removed)")
        self.assert_gone("born on 12/03/1970", "born on (patient number removed)")

    def test_other_numbers_stay(self):
        for text in ("4111 1111 1111 1112", "Ticket 123-45-678", "patients 12", "build 20230716104500", "PR 158774"):
            self.assertEqual(find(text), [], text)
