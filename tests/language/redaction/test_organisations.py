from unittest import TestCase

from goldseam.language.redaction import Known, Redactor

ANA = Known("Ana Kovač", "the engineer", ("ana@goldcorp.test",))


class OrganisationTests(TestCase):
    def found(self, text):
        found = [one for one in Redactor([ANA]).find(text) if one.kind == "organisation"]
        self.assertFalse(any(one.sure for one in found), "An organisation is only ever supposed.")
        return [one.text for one in found]

    def test_the_organisation_of_an_address_is_asked_about(self):
        """4.5: a customer is not named beside the address that was removed."""
        for name, domain in {
            "BigShop": "bigshop.test",
            "Big Shop": "big-shop.co.uk",
            "BIGSHOP": "mail.bigshop.com",
            "Müller": "muller.test",
        }.items():
            self.assertEqual(self.found(f"Then {name} rang from x@{domain} twice."), [name])

    def test_it_stands_there_without_its_name(self):
        self.assertEqual(
            Redactor().apply("The BigShop order (x@bigshop.test) failed. BigShop rang."),
            "The outside organisation order (mail address removed) failed. An outside organisation rang.",
        )

    def test_providers_own_addresses_and_ordinary_words_are_none(self):
        for text in (
            "Gmail was slow for x@gmail.com",
            "Goldcorp was slow for ana@goldcorp.test and x@goldcorp.test",
            "Then the payments failed for x@payments.test",
            "On Monday, x@monday.com rang",
        ):
            self.assertEqual(self.found(text), [], text)

    def test_it_is_found_in_texts_before_the_address_and_in_links(self):
        redactor = Redactor()
        redactor.read(["BigShop rang.", "Mail x@bigshop.test"])

        self.assertNotIn("bigshop", redactor.apply("BigShop rang, see https://bigshop.test/status").lower())
