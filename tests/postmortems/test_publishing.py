"""Publishing: a copy for others, which stays as it was read until somebody publishes again."""

from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Activity, Notification
from goldseam.events.models import NoneFound
from goldseam.postmortems.models import Publication
from goldseam.postmortems.telling import content_of
from tests import make


class PublishingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.event = make.event(cls.acme)
        cls.account = make.readable_postmortem(cls.event)

    def publish(self, audience="organisation", **more):
        content = content_of(self.account)
        return self.account.publish(by=self.ana, audience=audience, content=content, replaced=[], **more)

    def test_a_published_account_has_a_copy_and_its_review_counts_as_held(self):
        """4.6: publishing makes a copy for readers."""
        self.publish()

        self.assertEqual(self.account.state, "published")
        self.assertTrue(self.account.review.is_held)

    def test_a_debrief_without_factors_can_be_published(self):
        """2.8: leaders tell what they got wrong; nobody looks for conditions of an event there."""
        debrief = make.postmortem(make.event(self.acme), template="no-surprises")
        for section in debrief.review.sections.all():
            debrief.review.write(by=self.ana, key=section.key, text="As it was.", base=0)

        debrief.publish(by=self.ana, audience="organisation", content=content_of(debrief), replaced=[])

        self.assertTrue(debrief.is_published)

    def test_only_what_is_ready_is_published(self):
        """4.2, 4.4: a single cause, or a part that is asked for and missing, keeps an account a draft."""
        self.event.factors.all().delete()

        with self.assertRaisesMessage(ValidationError, "Still missing: at least two contributing factors."):
            self.publish()

        self.assertFalse(self.account.is_published)

    def test_whoever_publishes_too_early_reads_which_parts_wait(self):
        self.account.review.sections.filter(kind="summary").update(text="", is_required=True)

        with self.assertRaisesMessage(ValidationError, "Still missing: words in “Summary”."):
            self.publish()

    def test_a_process_factor_is_asked_for_unless_people_looked_and_found_none(self):
        """4.2: at least one factor of process or organisation, or it is said where people looked."""
        self.event.factors.update(level="technical")
        with self.assertRaises(ValidationError):
            self.publish()

        NoneFound.objects.create(event=self.event, by=self.ana, where_looked="Shift plan, change records")
        self.account.review.__dict__.pop("event", None)

        self.assertIsInstance(self.publish(), Publication)

    def test_only_those_who_guide_publish_for_everybody(self):
        """4.6: what leaves the organisation is decided by those who guide its learning."""
        content = content_of(self.account)
        guide = make.member(self.acme, "Gus", role="facilitator")
        self.account.publish(by=self.bo, audience="organisation", content=content, replaced=[])

        with self.assertRaisesMessage(ValidationError, "an owner, an admin or a facilitator"):
            self.account.publish(by=self.bo, audience="public", content=content, replaced=[])
        self.account.publish(by=guide, audience="public", content=content, replaced=[])

        self.assertEqual(self.account.publications.count(), 2)

    def test_the_way_to_the_public_page_is_shown_to_those_who_guide(self):
        way, found = f"/acme/postmortems/{self.account.number}/publication?for=public", {}
        for person in (self.ana, self.bo):
            self.client.force_login(person)
            page = self.client.get(self.account.get_absolute_url())
            sent = self.client.post(way, {"_method": "put", "has_read": "on"}).status_code
            found[person] = (way in page.content.decode(), self.client.get(way).status_code, sent)

        self.assertEqual(found, {self.ana: (True, 200, 422), self.bo: (False, 404, 404)})

    def test_a_public_copy_is_taken_away_by_whoever_writes(self):
        """What should not be read by everybody has to go quickly."""
        self.publish("public")
        self.client.force_login(self.bo)

        self.client.post(f"{self.account.get_absolute_url()}/publication?for=public", {"_method": "delete"})

        self.assertFalse(Publication.objects.exists())

    def test_publishing_the_same_twice_is_publishing_once(self):
        self.publish()
        self.publish()

        self.assertEqual(Activity.objects.filter(kind__startswith="postmortem.published").count(), 1)

    def test_publishing_again_takes_the_place_of_the_earlier_copy_and_says_so(self):
        first = self.publish()
        self.account.rename(by=self.ana, title="A better title")

        second = self.publish()

        self.assertEqual(first.pk, second.pk)
        self.assertEqual(Publication.objects.get().title, "A better title")
        self.assertTrue(Activity.objects.filter(kind="postmortem.published_again").exists())

    def test_there_is_one_copy_for_each_audience(self):
        self.publish()
        self.publish("public")

        self.assertEqual(self.account.publications.count(), 2)

    def test_withdrawing_takes_one_copy_away_and_can_be_repeated(self):
        self.publish()
        self.publish("public")

        self.account.withdraw(by=self.ana, audience="public")
        self.account.withdraw(by=self.ana, audience="public")

        self.assertEqual([copy.audience for copy in self.account.publications.all()], ["organisation"])
        self.assertEqual(Activity.objects.filter(kind="postmortem.withdrawn").count(), 1)

    def test_a_restricted_event_is_published_only_where_somebody_says_so(self):
        self.event.visibility = "restricted"
        self.event.save()
        with self.assertRaisesMessage(ValidationError, "Only people named in it"):
            self.publish()

        self.assertIsInstance(self.publish(though_restricted=True), Publication)

    def test_copies_disappear_with_a_matter_that_is_handed_over(self):
        """1.3: what leaves the learning process leaves no copy behind."""
        self.publish("public")

        self.event.hand_to_other_process(by=self.ana)

        self.assertEqual(Publication.objects.count(), 0)

    def test_nothing_is_published_about_a_matter_that_was_handed_over(self):
        content = content_of(self.account)
        self.event.hand_to_other_process(by=self.ana, keep_text=True)

        with self.assertRaises(ValidationError):
            self.account.publish(by=self.ana, audience="public", content=content, replaced=[])

    def test_who_may_not_see_the_event_hears_of_the_copy_and_of_nothing_else(self):
        """4.6: published broadly; the account itself stays where it is."""
        self.event.visibility = "restricted"
        self.event.save()
        self.publish(though_restricted=True)

        seen = Activity.objects.visible_to(self.bo).values_list("kind", flat=True)

        self.assertEqual(list(seen), ["postmortem.published"])

    def test_once_withdrawn_nobody_hears_of_the_copy(self):
        self.publish()
        self.account.withdraw(by=self.ana, audience="organisation")

        self.assertNotIn("postmortem.published", Activity.objects.visible_to(self.bo).values_list("kind", flat=True))

    def test_those_who_take_part_are_told(self):
        self.account.review.invite(by=self.ana, person=self.bo)
        self.publish()
        while deliver():
            pass

        told = Notification.objects.filter(person=self.bo, activity__kind="postmortem.published")

        self.assertIn("published the postmortem", told.get().activity.sentence)
