from django.apps import apps
from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Activity, Notification
from goldseam.reporting.models import Report, Thanks
from goldseam.shareouts.models import Recognition
from tests import make
from tests.addresses import addresses


class RecognitionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana Quist")
        cls.acme = make.organisation(cls.ana, name="Acme")
        cls.bo = make.member(cls.acme, "Bo Zabel")
        cls.cleo = make.member(cls.acme, "Cleo Ruf")
        cls.event = make.event(cls.acme, by=cls.bo, text="The label had no allergen.")

    def page(self, person, address="/acme/strengthened"):
        self.client.force_login(person)
        return self.client.get(address)

    def test_a_name_stands_there_only_once_that_person_agreed(self):
        """5.7: the named person is asked first, and can take it back."""
        given = make.recognition(self.acme, by=self.ana, person=self.bo)
        self.assertNotContains(self.page(self.cleo), "Zabel")

        given.agree(by=self.bo)
        self.assertContains(self.page(self.cleo), "A good catch · Bo Zabel")

        given.step_back(by=self.bo)
        self.assertContains(self.page(self.cleo), "A good catch")
        self.assertNotContains(self.page(self.cleo), "Zabel")

    def test_only_that_person_is_asked_and_can_answer(self):
        given = make.recognition(self.acme, by=self.ana, person=self.bo)
        while deliver():
            pass

        asked = Notification.objects.filter(activity__kind="recognition.asked")
        self.assertEqual([one.person for one in asked], [self.bo])
        self.assertNotIn("recognition.asked", Activity.objects.stories().values_list("kind", flat=True))
        with self.assertRaises(ValidationError):
            given.agree(by=self.cleo)
        self.client.force_login(self.cleo)
        answer = self.client.post(f"/acme/strengthened/recognitions/{given.pk}/agreement")
        self.assertEqual(answer.status_code, 404)

    def test_a_reporter_can_be_asked_too(self):
        rey = make.member(self.acme, "Rey", role="reporter")
        given = make.recognition(self.acme, by=self.ana, person=rey, event=self.event)

        self.assertContains(self.page(rey, given.get_absolute_url()), "May your name stand there?")
        self.client.post(f"{given.get_absolute_url()}/agreement")

        self.assertTrue(Recognition.objects.get().is_agreed)

    def test_words_that_name_somebody_are_refused(self):
        with self.assertRaisesMessage(ValidationError, "Say it without a name"):
            make.recognition(self.acme, by=self.ana, words="Bo Zabel saw it first.")

    def test_whoever_told_of_it_without_a_name_is_thanked_without_one(self):
        """2.3: and reads it as thanks."""
        Report.objects.create(event=self.event, identity="anonymous", day="2026-11-02", receipt="x")
        with self.assertRaises(ValidationError):
            make.recognition(self.acme, by=self.ana, event=self.event, person=self.bo)

        make.recognition(self.acme, by=self.ana, event=self.event)

        self.assertEqual(
            Thanks.objects.get(event=self.event).text, "Because of it, the gap at night was found in time."
        )
        form = self.page(self.ana, f"/acme/strengthened/recognitions/new?event={self.event.number}")
        self.assertNotContains(form, "Zabel")

    def test_thanks_that_were_given_before_are_kept(self):
        Thanks.give(self.event, by=self.ana, text="Thank you.")

        make.recognition(self.acme, by=self.ana, event=self.event, words="The gap was found.")

        self.assertEqual(Thanks.objects.get(event=self.event).text, "Thank you.\nThe gap was found.")

    def test_nobody_recognises_herself_or_a_stranger(self):
        for person in (self.ana, make.person("Olga")):
            with self.assertRaises(ValidationError):
                make.recognition(self.acme, by=self.ana, person=person)

    def test_what_is_about_a_restricted_event_is_not_said(self):
        secret = make.event(self.acme, by=self.bo, visibility="restricted", named=[self.ana])

        with self.assertRaises(ValidationError):
            make.recognition(self.acme, by=self.ana, event=secret)

    def test_in_a_note_the_name_is_for_colleagues_and_goes_when_it_is_taken_back(self):
        given = make.recognition(self.acme, by=self.ana, person=self.bo)
        given.agree(by=self.bo)
        make.change(make.review(self.event, by=self.ana), by=self.ana)
        note = make.share_out(self.acme)
        for audience in ("organisation", "public"):
            make.shared_out(note, audience=audience)

        self.assertContains(self.page(self.cleo, note.get_absolute_url()), "Bo Zabel")
        self.assertNotContains(self.client.get(note.public_url), "Zabel")

        given.step_back(by=self.bo)

        self.assertNotContains(self.page(self.cleo, note.get_absolute_url()), "Bo Zabel")

    def test_the_page_says_what_is_wrong_and_keeps_what_was_typed(self):
        self.client.force_login(self.ana)

        answer = self.client.post("/acme/strengthened/recognitions/new", {"words": "Bo Zabel saw it.", "kind": "catch"})

        self.assertContains(answer, "Bo Zabel saw it.", status_code=422)
        self.assertContains(answer, "Say it without a name", status_code=422)

    def test_nothing_is_listed_counted_or_exported_by_person(self):
        """5.7: never ranked by number of reports, nor by anything else."""
        person = Recognition._meta.get_field("person")
        ours = [address for address in addresses() if address.name.startswith("shareouts:")]

        self.assertEqual(
            [need for address in ours for need in address.needs if "person" in need or "member" in need], []
        )
        self.assertTrue(person.remote_field.hidden)  # From a person, no way leads to what they were recognised for.
        for model in apps.get_app_config("shareouts").get_models():
            ordered = [*model._meta.ordering, *(name for index in model._meta.indexes for name in index.fields)]
            self.assertFalse({"person", "by", "-person", "-by"} & {*ordered}, model)

    def test_the_order_says_nothing_about_anybody(self):
        for words in ("First.", "Second.", "Third."):
            make.recognition(self.acme, by=self.ana, person=self.bo, words=words).agree(by=self.bo)
        make.recognition(self.acme, by=self.ana, person=self.cleo, words="Fourth.").agree(by=self.cleo)

        for query in ("", "?sort=person", f"?person={self.bo.pk}", "?sort=count"):
            page = self.page(self.cleo, f"/acme/strengthened{query}").content.decode()
            places = [page.index(words) for words in ("Fourth.", "Third.", "Second.", "First.")]
            self.assertEqual(places, sorted(places))
