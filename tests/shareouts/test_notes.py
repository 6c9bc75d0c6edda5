from datetime import UTC, datetime, timedelta
from unittest.mock import patch

from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Notification, Reminder
from goldseam.changes.models import Change, Verification
from goldseam.events.models import Layer
from goldseam.reporting.models import Outcome
from goldseam.shareouts.models import Note, NotePublication, Overtaken
from goldseam.shareouts.quarters import Quarter
from goldseam.shareouts.reminders import remind_of_notes
from goldseam.shareouts.telling import Telling
from tests import make

NOTES = "/acme/strengthened/notes"


class Noted(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana Quist")
        cls.acme = make.organisation(cls.ana, name="Acme")
        cls.bo = make.member(cls.acme, "Bo Zabel")
        cls.event = make.event(cls.acme, text="Ana Quist saw that the label had no allergen.")
        layer = Layer.objects.create(organisation=cls.acme, name="Release checklist", kind="process")
        cls.event.find_layers(by=cls.ana, findings={layer: ("failed", "")})
        cls.change = make.change(make.review(cls.event), by=cls.ana)
        cls.still = make.event(cls.acme, text="The corridor is dark.")
        Outcome.tell(cls.still, by=cls.ana, text="The owner of the house decides, in May.", is_change=False)
        cls.note = make.share_out(cls.acme)

    def part(self, kind="strengthened"):
        return self.note.parts.get(kind=kind)


class DraftingTests(Noted):
    def test_it_is_drafted_from_what_really_changed(self):
        """5.6: what was seen, what was reinforced, what changed, before and after, and thanks."""
        said = self.part().said

        self.assertIn("the label had no allergen", said["seen"])
        self.assertEqual(said["layer"], "Release checklist")
        self.assertEqual(said["changed"], "Release checklist, version 2: “End dates are checked”")
        self.assertIn("too early to say", said["proof"])
        self.assertIn("Thank you", said["thanks"])

    def test_people_are_roles_in_it(self):
        self.assertNotIn("Quist", str(list(self.note.parts.values_list("content", flat=True))))

    def test_what_was_told_and_changed_nothing_stands_there_with_its_reason(self):
        said = self.part("nothing").said

        self.assertEqual(said, {"seen": "The corridor is dark", "why": "The owner of the house decides, in May."})

    def test_drafting_again_adds_what_is_new_and_overwrites_nothing(self):
        """5.6: what people wrote stays as it is."""
        self.part().write(by=self.bo, seen="In our own words.")
        self.part("nothing").leave_out(by=self.bo)
        Outcome.tell(make.event(self.acme, text="A cover was loose."), by=self.ana, text="Screwed on.", is_change=True)

        added = self.note.draft(by=self.ana)

        self.assertEqual(added, 1)
        seen = [part.content["seen"] for part in self.note.parts.filter(kind="strengthened")]
        self.assertEqual(seen, ["In our own words.", "A cover was loose"])
        self.assertTrue(self.part("nothing").is_left_out)

    def test_a_proof_that_came_in_is_told_where_nobody_wrote_another(self):
        counts = {"events_before": 12, "weeks_before": 10, "events_after": 0, "weeks_after": 10}
        Verification.record(by=self.ana, change=self.change, what="Labels", **counts)
        self.part().write(by=self.bo, changed="We check end dates.")

        self.note.draft(by=self.ana)

        said = self.part().said
        self.assertIn("Labels: 12 in 10 weeks before, 0 in 10 weeks after.", said["proof"])
        self.assertIn("95% interval", said["proof"])
        self.assertEqual(said["changed"], "We check end dates.")

    def test_there_is_one_note_a_quarter(self):
        self.assertEqual(make.share_out(self.acme, by=self.bo), self.note)
        with self.assertRaises(ValidationError):
            make.share_out(self.acme, quarter=Quarter.now_in(self.acme).next)

    def test_what_belongs_to_one_team_alone_is_not_drafted(self):
        acme = make.organisation(self.ana, name="Large", size="organisation")
        harbour = make.team(acme, "Harbour", members=[self.ana])
        event = make.event(acme, text="Lights failed.", visibility="team", team=harbour)
        of_team = make.checklist(acme, by=self.ana, title="Lights")
        of_team.rename(by=self.ana, title="Lights", team=harbour)
        make.change(make.review(event), of_team, by=self.ana)

        self.assertFalse(make.share_out(acme).parts.filter(kind="strengthened").exists())


class WritingTests(Noted):
    def test_two_who_write_different_fields_both_keep_theirs(self):
        base = self.part().number
        self.part().write(by=self.ana, base=base, layer="The gate")
        self.part().write(by=self.bo, base=base, thanks="Thank you all.")

        said = self.part().said
        self.assertEqual((said["layer"], said["thanks"]), ("The gate", "Thank you all."))
        self.assertEqual(self.part().versions.count(), 3)

    def test_where_both_changed_the_same_line_nothing_is_lost(self):
        base = self.part().number
        self.part().write(by=self.ana, base=base, seen="As Ana says it.")

        with self.assertRaises(Overtaken):
            self.part().write(by=self.bo, base=base, seen="As Bo says it.")

        self.assertEqual(self.part().said["seen"], "As Ana says it.")

    def test_the_page_shows_both_and_saving_again_saves(self):
        part, base = self.part(), self.part().number
        part.write(by=self.ana, base=base, seen="As Ana says it.")
        self.client.force_login(self.bo)
        address = f"{NOTES}/{self.note.number}/parts/{part.pk}"

        refused = self.client.post(address, part.said | {"seen": "As Bo says it.", "base": base})

        self.assertContains(refused, "As Bo says it.", status_code=422)
        self.assertContains(refused, "As Ana says it.", status_code=422)
        self.assertContains(refused, f'name="base" value="{base + 1}"', status_code=422)

    def test_parts_change_places(self):
        Outcome.tell(make.event(self.acme, text="A cover was loose."), by=self.ana, text="Screwed on.", is_change=True)
        self.note.draft(by=self.ana)
        last = self.note.parts.filter(kind="strengthened").last()

        last.move(by=self.bo, up=True)

        self.assertEqual(self.note.parts.filter(kind="strengthened").first(), last)

    def test_too_many_words_are_refused_and_kept_in_the_form(self):
        self.client.force_login(self.bo)
        address = f"{NOTES}/{self.note.number}/parts/{self.part('introduction').pk}"

        refused = self.client.post(address, {"text": "word " * 1_001, "base": "0"})

        self.assertContains(refused, "word word", status_code=422)

    def test_more_parts_take_no_more_queries(self):
        self.client.force_login(self.bo)
        addresses = [self.note.draft_url, f"{self.note.draft_url}?edit={self.part().pk}"]
        before = [self.queries_of(address) for address in addresses]
        for word in ("first", "second", "third"):
            make.recognition(self.acme, by=self.ana, person=self.bo, words=f"The {word} gap was found.").agree(
                by=self.bo
            )
            make.change(make.review(make.event(self.acme)), by=self.ana)
        self.note.draft(by=self.ana)

        self.assertEqual([self.queries_of(address) for address in addresses], before)

    def queries_of(self, address) -> int:
        with CaptureQueriesContext(connection) as asked:
            self.client.get(address)
        return len(asked)


class PublishingTests(Noted):
    def test_everybody_who_belongs_hears_of_it(self):
        rey = make.member(self.acme, "Rey", role="reporter")
        make.shared_out(self.note)
        while deliver():
            pass

        told = Notification.objects.filter(activity__kind="note.published")
        self.assertEqual({one.person for one in told}, {self.bo, rey})

    def test_who_reports_reads_what_is_published_and_nothing_else_of_it(self):
        self.client.force_login(make.member(self.acme, "Rey", role="reporter"))
        address = f"{NOTES}/{self.note.number}"
        files = [f"/acme/files/strengthened/{self.note.number}.{form}" for form in ("md", "pdf")]
        self.assertEqual({self.client.get(one).status_code for one in (address, *files)}, {404})
        make.shared_out(self.note)

        page = self.client.get(address)

        self.assertContains(page, "label had no allergen")
        self.assertNotContains(page, self.change.version.get_absolute_url())
        self.assertContains(self.client.get(NOTES), address)
        self.assertEqual({self.client.get(one).status_code for one in files}, {200})
        self.assertEqual({self.client.get(f"{address}/{of}").status_code for of in ("draft", "publication")}, {404})

    def test_readers_get_it_without_names_and_without_what_was_left_out(self):
        self.part("introduction").write(by=self.ana, text="Bo Zabel and Ana Quist looked at it.")
        self.part("nothing").leave_out(by=self.ana)
        make.shared_out(self.note)
        self.client.force_login(self.bo)

        page = self.client.get(f"{NOTES}/{self.note.number}")

        self.assertContains(page, "label had no allergen")
        self.assertNotContains(page, "The corridor")
        article = page.content.decode().partition("<article")[2].partition("</article>")[0]
        self.assertNotIn("Zabel", article)

    def test_a_draft_is_for_those_who_write(self):
        auditor = make.member(self.acme, "Au", role="auditor")
        self.client.force_login(auditor)
        self.assertEqual(self.client.get(f"{NOTES}/{self.note.number}").status_code, 404)

        make.shared_out(self.note)

        self.assertEqual(self.client.get(f"{NOTES}/{self.note.number}").status_code, 200)

    def test_what_is_published_is_what_was_read(self):
        self.client.force_login(self.ana)
        address = f"{NOTES}/{self.note.number}/publication"
        seen = Telling(self.note, "organisation", []).fingerprint
        self.part().write(by=self.bo, changed="Something else.")

        refused = self.client.post(address, {"_method": "put", "seen": seen})

        self.assertContains(refused, "It reads differently now", status_code=422)
        self.assertFalse(NotePublication.objects.exists())

    def test_only_those_who_guide_publish(self):
        with self.assertRaises(ValidationError):
            make.shared_out(self.note, by=self.bo)

    def test_for_everybody_comes_after_colleagues_and_can_be_withdrawn(self):
        with self.assertRaises(ValidationError):
            make.shared_out(self.note, audience="public")
        make.shared_out(make.shared_out(self.note), audience="public")
        stranger, address = Client(), f"/acme/strengthened/public/{self.note.number}"
        self.assertContains(stranger.get(address), "label had no allergen")

        self.note.withdraw(by=self.ana, audience="public")

        self.assertEqual(stranger.get(address).status_code, 404)
        self.assertTrue(self.note.is_published)

    def test_a_restricted_event_is_read_by_nobody_any_more(self):
        make.shared_out(self.note)
        self.event.describe(by=self.ana, visibility="restricted")
        self.client.force_login(self.bo)

        for address in (f"{NOTES}/{self.note.number}", f"{NOTES}/{self.note.number}/draft"):
            self.assertNotContains(self.client.get(address), "label had no allergen")

    def test_an_event_that_became_a_teams_leaves_drafts_and_copies(self):
        acme = make.organisation(self.ana, name="Large", size="organisation")
        bo, harbour = make.member(acme, "Bo"), make.team(acme, "Harbour", members=[self.ana])
        event = make.event(acme, text="The harbour lights failed.")
        other = make.event(acme, text="Nobody came.", visibility="team", team=harbour)
        make.change(make.review(event), by=self.ana)
        make.change(make.review(other), make.checklist(acme, by=self.ana, title="Calls"), by=self.ana)
        note = make.shared_out(make.share_out(acme))
        self.client.force_login(bo)
        addresses = [note.get_absolute_url(), note.draft_url, f"/{acme.slug}/files/strengthened/{note.number}.md"]
        for address in addresses:
            self.assertContains(self.client.get(address), "harbour lights")

        event.describe(by=self.ana, visibility="team", team=harbour)

        for address in addresses:
            page = self.client.get(address)
            self.assertNotContains(page, "harbour lights")
            self.assertContains(page, "Something that a team noticed")

    def test_a_change_whose_only_event_became_restricted_is_told_no_more(self):
        acme = make.organisation(self.ana, name="Large", size="organisation")
        event = make.event(acme, visibility="team", team=make.team(acme, "Harbour", members=[self.ana]))
        make.change(make.review(event), by=self.ana)
        note = make.share_out(acme)
        self.assertEqual(note.parts.tellable().filter(kind="strengthened").count(), 1)

        event.describe(by=self.ana, visibility="restricted")

        self.assertFalse(note.parts.tellable().filter(kind="strengthened").exists())

    def test_a_matter_that_is_handed_over_leaves_drafts_versions_and_copies(self):
        """1.3: from all places where it was told."""
        self.part().write(by=self.bo, seen="The allergen again.")
        make.recognition(self.acme, by=self.bo, event=self.event, words="The allergen was found in time.")
        self.note.draft(by=self.ana)
        for audience in ("organisation", "public"):
            make.shared_out(self.note, audience=audience)

        self.event.hand_to_other_process(by=self.ana, keep_text=True)

        for model in apps.get_app_config("shareouts").get_models():
            self.assertNotIn("allergen", serializers.serialize("json", model._base_manager.all()), model._meta.label)
        self.assertIn("corridor", str(list(NotePublication.objects.values_list("parts", flat=True))))
        page = Client().get(f"/acme/strengthened/public/{self.note.number}")
        self.assertNotContains(page, "allergen")

    def test_it_leaves_as_markdown_and_as_pdf(self):
        self.client.force_login(self.bo)
        make.shared_out(self.note)

        text = self.client.get(f"/acme/files/strengthened/{self.note.number}.md").content.decode()
        paper = self.client.get(f"/acme/files/strengthened/{self.note.number}.pdf").content

        self.assertIn("## Release checklist", text)
        self.assertIn("**What changed**: Release checklist, version 2", text)
        self.assertTrue(paper.startswith(b"%PDF"))
        self.assertIn(b"StructTreeRoot", paper)


class ReminderTests(Noted):
    def remind(self, day):
        with patch.object(timezone, "now", lambda: day):
            remind_of_notes.call()

    def test_those_who_guide_hear_of_it_once_when_a_quarter_with_a_change_is_over(self):
        self.note.delete()
        quarter = Quarter.now_in(self.acme)
        day = datetime(quarter.next.year, quarter.next.first_day.month, 3, 12, tzinfo=UTC)

        for hour in range(3):
            self.remind(day + timedelta(hours=hour))
        while deliver():
            pass

        note = Note.objects.get()
        self.assertEqual(note.quarter, quarter)
        self.assertEqual(Reminder.objects.filter(kind="note.due").count(), 1)
        told = Notification.objects.filter(activity__kind="note.due")
        self.assertEqual([one.person for one in told], [self.ana])

    def test_where_nothing_changed_nobody_is_reminded(self):
        self.note.delete()
        Change.objects.all().delete()
        quarter = Quarter.now_in(self.acme)

        self.remind(datetime(quarter.next.year, quarter.next.first_day.month, 3, 12, tzinfo=UTC))

        self.assertFalse(Note.objects.exists())
