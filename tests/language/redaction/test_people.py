from unittest import TestCase

from goldseam.language.redaction import Known, Redactor, apply, find

ANA = Known("Ana Kovač", "the on-call engineer", ("@ana", "ana.kovac@acme.test"))


class KnownPeopleTests(TestCase):
    def assert_read(self, text, wanted, known=(ANA,), **options):
        self.assertEqual(apply(text, find(text, known, **options)), wanted)

    def test_a_person_becomes_the_role(self):
        """4.5: names are redacted to roles."""
        self.assert_read("At ten Ana deployed.", "At ten the on-call engineer deployed.")
        self.assert_read("Ana Kovač deployed.", "The on-call engineer deployed.")
        self.assert_read("It was Ana's change.", "It was the on-call engineer's change.")
