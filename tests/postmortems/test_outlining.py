"""The parts of an account: which stand in it, where, and under which address."""

from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.activity.models import Activity
from goldseam.postmortems.keys import LONGEST, free_key
from goldseam.postmortems.models import Template
from goldseam.reviews.models import Section
from tests import make


class OutliningTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.account = make.postmortem(make.event(cls.acme))

    def headings(self):
        return list(self.account.review.sections.values_list("heading", flat=True))

    def test_a_part_of_ones_own_stands_above_the_open_questions_at_the_end(self):
        """4.2: open questions stand last, whatever people add."""
        last = self.headings()[-1]

        self.account.add_part(by=self.ana, heading="What the press said")
        self.account.add_part(by=self.ana, heading="What the guests said")

        self.assertEqual(self.headings()[-3:], ["What the press said", "What the guests said", last])

    def test_where_no_questions_stand_at_the_end_a_new_part_does(self):
        self.account.review.sections.filter(kind="questions").delete()

        self.account.add_part(by=self.ana, heading="What the press said")

        self.assertEqual(self.headings()[-1], "What the press said")

    def test_a_part_in_which_something_was_written_once_stays_with_its_revisions(self):
        """4.7: every revision is kept."""
        part = self.account.add_part(by=self.ana, heading="What the press said")
        self.account.review.write(by=self.ana, key=part.key, text="Much", base=0)
        self.account.review.write(by=self.ana, key=part.key, text="", base=1)
        part.refresh_from_db()

        with self.assertRaisesMessage(ValidationError, "revisions are kept"):
            self.account.drop_part(by=self.ana, section=part)

        self.assertEqual(part.versions.count(), 2)

    def test_whoever_looked_before_it_was_written_destroys_nothing(self):
        part = self.account.add_part(by=self.ana, heading="What the press said")
        seen_empty = Section.objects.get(pk=part.pk)
        self.account.review.write(by=self.ana, key=part.key, text="Much", base=0)

        with self.assertRaises(ValidationError):
            self.account.drop_part(by=self.ana, section=seen_empty)

    def test_taking_out_twice_is_taking_out_once(self):
        part = self.account.add_part(by=self.ana, heading="What the press said")
        again = Section.objects.get(pk=part.pk)

        self.account.drop_part(by=self.ana, section=part)
        self.account.drop_part(by=self.ana, section=again)

        self.assertEqual(Activity.objects.filter(kind="postmortem.part_dropped").count(), 1)

    def test_its_story_tells_of_parts_that_came_and_went_and_nobody_is_disturbed(self):
        part = self.account.add_part(by=self.ana, heading="What the press said")
        self.account.drop_part(by=self.ana, section=part)

        told = Activity.objects.filter(kind__startswith="postmortem.part_")

        self.assertEqual(
            [one.kind for one in told.order_by("pk")], ["postmortem.part_added", "postmortem.part_dropped"]
        )
        self.assertEqual([list(one.of_kind.recipients(one)) for one in told], [[], []])


class KeyTests(TestCase):
    def test_keys_fit_into_addresses_however_many_there_are(self):
        taken: set[str] = set()
        for _time in range(12):
            taken.add(free_key("What the press said " * 5, taken))

        self.assertEqual(len(taken), 12)
        self.assertLessEqual(max(map(len, taken)), LONGEST)

    def test_words_of_which_no_letter_fits_get_a_key_all_the_same(self):
        self.assertEqual(free_key("何が起きたか", {"part"}), "part-2")

    def test_an_odd_template_makes_an_account_that_opens(self):
        """Templates come from forms, programs and files; an account that cannot be opened is lost."""
        acme = make.organisation(make.person("Ana"))
        parts = [
            {"heading": "What?", "key": "Ärger / Öl?!", "kind": "nonsense"},
            {"heading": "何が", "key": "k" * 300},
            {"heading": "何が", "key": "?"},
        ]
        Template.objects.create(organisation=acme, key="odd", name="Odd", kind="postmortem", outline=parts)
        account = make.postmortem(make.event(acme), template="odd")
        self.client.force_login(account.owner)

        answer = self.client.get(account.get_absolute_url())

        self.assertEqual(answer.status_code, 200)
        self.assertEqual({section.kind for section in account.review.sections.all()}, {"other"})

    def test_a_form_with_an_odd_key_keeps_a_plain_one(self):
        ana = make.person("Ana")
        acme = make.organisation(ana)
        self.client.force_login(ana)
        row = {"form-0-heading": "What?", "form-0-kind": "other", "form-0-key": "a/b c?"}

        self.client.post(
            "/acme/postmortems/templates/new",
            {"name": "Odd", "kind": "postmortem", "form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0} | row,
        )

        self.assertEqual(Template.of(acme, "odd").parts[0].key, "ab-c")
