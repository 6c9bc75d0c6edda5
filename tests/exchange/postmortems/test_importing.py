"""Bringing postmortems in: nothing is dropped, nothing comes twice, and what was exported comes back."""

from django.test import TestCase

from goldseam.activity.models import Activity
from goldseam.events.models import Event
from goldseam.exchange.postmortems.importing import bring_in
from goldseam.exchange.postmortems.markdown import as_markdown
from goldseam.postmortems.models import Impact, Postmortem
from goldseam.postmortems.telling import content_of
from tests import make
from tests.exchange.postmortems.samples import counted, needs_samples, text_of

FOREIGN = """# Payments refused

Status: resolved

## Summary

A certificate ran out. 412 people could not pay.

## Timeline (all times UTC)

Before that, all was well.

### 2025-03-11

- 17:40 Certificate reaches its end
- 17:58 First customer message
- 18:54 New certificate in place

## What the press said

Nothing.

## Action items

- [x] Automate the renewal (@ana) https://github.com/acme/web/issues/7
- [ ] Alert at 21 days
"""


class ImportingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.other = make.organisation(make.person("Olga"), "Other")

    def bring(self, text=FOREIGN, file="2025/payments.md"):
        return bring_in(self.acme, self.ana, file, text)

    def bring_elsewhere(self, text, file="7.md"):
        return bring_in(self.other, self.other.memberships.get().person, file, text)

    def test_sections_timeline_and_actions_arrive(self):
        """4.10: sections, timeline and actions are recognised."""
        account = self.bring().postmortem

        event = account.event
        self.assertEqual(account.title, "Payments refused")
        self.assertEqual(
            [row.time for row in event.timeline.all()],
            ["2025-03-11 17:40 UTC", "2025-03-11 17:58 UTC", "2025-03-11 18:54 UTC"],
        )
        self.assertEqual([action.is_done for action in account.review.actions.order_by("number")], [True, False])
        self.assertEqual(event.started_at.isoformat(), "2025-03-11T17:40:00+00:00")

    def test_what_is_not_recognised_stays_in_its_own_section(self):
        account = self.bring().postmortem

        self.assertEqual(account.review.sections.get(heading="What the press said").text, "Nothing.")
        self.assertIn("all was well", account.review.sections.get(kind="timeline").text)

    def test_a_table_keeps_its_head_as_long_as_it_has_a_row(self):
        """4.10: nothing is dropped; a head whose rows all became rows here says nothing any more."""
        head = "| Time | Note |\n|---|---|\n"
        filled, template = "| 2025-03-11 14:02 | Alarm |\n", "| YYYY-MM-DD HH:mm | Short description |\n"
        whole = self.bring(f"# A\n\n## Timeline\n\n{head}{filled}", "a.md").postmortem
        partly = self.bring(f"# B\n\n## Timeline\n\n{head}{template}{filled}", "b.md").postmortem

        self.assertEqual(whole.review.sections.get(kind="timeline").text, "")
        self.assertEqual(partly.review.sections.get(kind="timeline").text, (head + template).strip())

    def test_the_same_file_comes_once(self):
        """4.10: a second run adds nothing."""
        first, second = self.bring(), self.bring()
        moved = self.bring(file="elsewhere.md")

        self.assertEqual((first.is_new, second.is_new, moved.is_new, second.is_changed), (True, False, False, False))
        self.assertEqual(Event.objects.count(), 1)

    def test_a_file_that_reads_differently_later_is_pointed_out(self):
        self.bring()

        again = self.bring(FOREIGN + "\nMore.\n")

        self.assertTrue(again.is_changed)
        self.assertEqual(Postmortem.objects.count(), 1)

    def test_two_pasted_texts_are_two(self):
        first, second = self.bring(file=""), self.bring(FOREIGN.replace("refused", "doubled"), file="")

        self.assertTrue(first.is_new and second.is_new)

    def test_an_export_of_an_account_that_is_here_does_not_double_it(self):
        account = self.bring().postmortem

        again = self.bring(as_markdown(content_of(account)), "export.md")

        self.assertEqual((again.is_new, again.postmortem), (False, account))

    def test_every_door_brings_the_same_text(self):
        self.bring()

        again = self.bring("\ufeff" + FOREIGN.replace("\n", "\r\n"), "windows.md")

        self.assertFalse(again.is_new)

    def test_what_is_too_long_for_its_place_stands_in_the_text(self):
        """4.10: nothing is dropped."""
        rows = "\n".join(f"- 2025-03-11 {n // 60 % 24:02}:{n % 60:02} row number {n}." for n in range(400))
        title, heading = "Long " * 60, "Heading " * 60
        account = self.bring(f"# {title}\n\n## Timeline\n\n{rows}\n\n## {heading}\n\nText.\n").postmortem

        texts = "\n".join(account.review.sections.values_list("text", flat=True))
        self.assertEqual(account.event.timeline.count(), 300)
        for words in ("row number 300.", "row number 399.", title.strip(), heading.strip()):
            self.assertIn(words, texts)

    def test_a_file_of_ours_that_somebody_changed_never_breaks_anything(self):
        told = as_markdown(content_of(self.bring().postmortem)).replace("number: 1", "number: 99")
        hostile = [
            ("tags", "tags: 5\n  x: 1"),
            ("kind", 'kind: ["a"]'),
            ("kind", 'kind: "aar"'),
            ("number", "number: null"),
            ("number", 'number: 99\nchanges: "foo"'),
        ]
        for name, line in hostile:
            with self.subTest(line):
                text = "\n".join(line if one.startswith(f"{name}:") else one for one in told.split("\n"))
                came = self.bring_elsewhere(text, f"{line}.md").postmortem

                self.assertTrue(as_markdown(content_of(came)))

    def test_only_the_team_sees_what_came_in_for_the_team(self):
        team = make.team(self.acme, members=[self.ana])
        account = bring_in(self.acme, self.ana, "x.md", FOREIGN, team).postmortem
        make.member(self.acme, "Bo")

        self.assertFalse(Postmortem.objects.visible_to(make.person("Bo")).filter(pk=account.pk).exists())

    def test_what_another_team_works_by_is_not_told(self):
        account = make.readable_postmortem(make.event(self.acme))
        quiet = make.team(self.acme, "Quiet")
        artifact = make.checklist(self.acme, title="Only ours")
        artifact.team = quiet
        artifact.save()
        make.change(account.review, artifact=artifact, by=self.ana)

        self.assertNotIn("Only ours", as_markdown(content_of(account)))

    def test_the_feed_says_it_in_one_line(self):
        self.bring()

        self.assertEqual(list(Activity.objects.values_list("kind", flat=True)), ["postmortem.imported"])

    def test_what_is_exported_comes_back_as_the_same_thing(self):
        """4.10: export to Markdown without loss."""
        account = make.readable_postmortem(make.event(self.acme, severity_actual=4))
        account.event.write_timeline(by=self.ana, rows=[row("17:40", "decision", "Said | no\nand why")])
        make.action(account.review, by=self.ana)
        make.change(account.review, by=self.ana)
        account.add(by=self.ana, text="The vendor confirmed it.", link="https://example.org/1")
        Impact.tell(by=self.ana, event=account.event, people_affected=412, lost_something=False, money="38 orders")
        told = as_markdown(content_of(account))

        came = self.bring_elsewhere(told).postmortem

        self.assertEqual(differences(told, as_markdown(content_of(came))), [])

    @needs_samples
    def test_samples_come_back_as_they_were_exported(self):
        """4.10: Markdown, into the product, and Markdown again: equal."""
        for sample in [entry["sample"] for entry in counted()]:
            with self.subTest(sample):
                came = self.bring(text_of(sample), sample).postmortem
                told = as_markdown(content_of(came))
                again = self.bring_elsewhere(told, sample).postmortem

                self.assertEqual(differences(told, as_markdown(content_of(again))), [])


def row(time, kind, text):
    return {"id": None, "was": None, "time": time, "kind": kind, "text": text, "known_then": "Little", "source": "Log"}


def differences(one: str, other: str) -> list[tuple[str, str]]:
    """Lines that differ, apart from the numbers that each organisation gives by itself."""
    lines = zip(one.splitlines(), other.splitlines(), strict=False)
    own = ("number: ", "  event: ")
    return [pair for pair in lines if pair[0] != pair[1] and not pair[0].startswith(own)]
