"""What the library finds, and what nobody finds in it who may not read the account."""

from datetime import UTC, datetime, timedelta

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldseam.common import search
from goldseam.common.models import Entry, Waiting
from goldseam.common.search import filling, waiting
from goldseam.events.models import Event
from goldseam.handbook import samples
from goldseam.postmortems.choices import Choices
from goldseam.postmortems.finding import Library
from goldseam.postmortems.library_filters import LibraryFilters
from goldseam.postmortems.models import Postmortem
from goldseam.postmortems.preview import Preview
from goldseam.reviews.questions import QUESTIONS
from tests import make
from tests.events.test_searching import put_all_in, words_counted_anew


def published(account, by, audience="organisation", also=()):
    """A copy as it is proposed; `also` are further words that are replaced in it."""
    choices = Choices(words=dict.fromkeys(also, "(left out)"))
    preview = Preview(account, choices)
    told = {"content": preview.content, "replaced": preview.replaced, "though_restricted": True}
    return account.publish(by=by, audience=audience, **told)


class LibraryTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(owner=cls.ana, size="organisation")
        cls.bo = make.member(cls.acme, "Bo")
        cls.rae = make.member(cls.acme, "Rae", role="reporter")
        cls.payments = make.team(cls.acme, "Payments", members=[cls.ana])

    def account(self, text="Payments were refused.", by=None, **details):
        return make.readable_postmortem(make.event(self.acme, by=by or self.ana, text=text, **details))

    def write(self, account, text, key="summary"):
        section = account.review.sections.get(key=key)
        account.review.write(by=self.ana, key=key, text=text, base=section.number)

    def kept_account(self):
        """One that Bo may not see: in it stand a person and a product; its copy names neither."""
        account = self.account("The payroll run stopped", visibility="restricted", tags=["payroll", "heron"])
        self.write(account, "Marlene Okonkwo saw that the wren was full. The queue grew.")
        make.classified(account.event)
        published(account, self.ana, also=["wren", "heron", "Marlene Okonkwo"])
        put_all_in()
        return account

    def library(self, query="", who=None):
        return Library(self.acme, who or self.bo, LibraryFilters.of_query(query))

    def found(self, query="", who=None):
        put_all_in()
        library = self.library(query, who)
        self.assertEqual(library.count, len(library.rows))
        return [row.title for row in library.rows]


class FindingTests(LibraryTestCase):
    def test_an_account_is_found_by_everything_that_stands_in_it(self):
        """4.6: found by search, in title, parts, timeline, factors, actions and what came to light."""
        account = self.account("Payments were refused", tags=["payday"])
        self.write(account, "A heron stood on the cable.")
        account.add_part(by=self.ana, heading="What the bittern said")
        account.event.write_timeline(
            by=self.ana, rows=[{"time": "14:02", "text": "An owl calls", "known_then": "A wren"}]
        )
        account.event.add_factor(by=self.ana, level="process", text="A kite", how="A finch", evidence="A robin")
        make.action(account.review, title="Feed the swift", risk_reduction="fewer starlings at the till")
        account.add(by=self.ana, text="A magpie was involved.")
        self.account("Another thing")

        words = "payments heron bittern owl wren kite finch robin swift starling magpie payday"
        for word in words.split():
            with self.subTest(word):
                self.assertEqual(self.found(f"q={word}"), ["Payments were refused"])

    def test_best_come_first_and_then_the_newest(self):
        for title in ("Till 1", "A label at the till", "Till 2"):
            self.write(self.account(title), "The label was wrong.")

        self.assertEqual(self.found("q=label"), ["A label at the till", "Till 2", "Till 1"])
        self.assertEqual(self.found(), ["Till 2", "A label at the till", "Till 1"])

    def test_it_is_found_by_type_factor_tag_team_and_state(self):
        """4.6: found by type, contributing factor, tag and team."""
        account = self.account("The one", team=self.payments, tags=["payday"])
        make.classified(account.event)
        account.event.factors.filter(level="process").update(code="handover")
        account.event.factors.filter(level="technical").delete()
        account.event.add_factor(by=self.ana, level="team", text="Nobody was free")
        other = self.account("The other")
        other.event.factors.all().delete()

        for query in (
            "type=preventable", "factor=process", "factor=handover", "factor=team", "tag=payday", "tag=PayDay",
            f"team={self.payments.pk}", "type=preventable&factor=handover&tag=payday&state=draft&q=refused one",
        ):  # fmt: skip
            with self.subTest(query):
                self.assertEqual(self.found(query.replace("q=refused one", "q=one")), ["The one"])
        self.assertEqual(self.found("type=none"), ["The other"])
        for query in ("type=intelligent", "factor=software", "tag=heron", "team=9999999", "state=living"):
            with self.subTest(query):
                self.assertEqual(self.found(query), [])

    def test_it_is_found_by_when_it_happened(self):
        """4.6: by period, to the day."""
        for day in (1, 15, 31):
            at = datetime(2026, 3, day, 12, tzinfo=UTC)
            self.account(f"Day {day}", started_at=at)
        self.account("Today")

        self.assertEqual(self.found("since=2026-03-15&until=2026-03-30"), ["Day 15"])
        self.assertEqual(self.found("until=2026-03-15"), ["Day 15", "Day 1"])
        self.assertEqual(self.found("since=2020-01-01&until=2026-03-01"), ["Day 1"])
        self.assertEqual(self.found("period=quarter"), ["Today"])
        self.assertEqual(self.found("since=2026-03-15&until=2026-03-01"), [])
        self.assertIn("Today", self.found("period=year"))

    def test_it_is_found_by_its_state(self):
        draft, read, living = self.account("Draft"), self.account("Read"), self.account("Living")
        read.ask_to_read(by=self.ana, readers=[self.bo])
        published(living, self.ana)
        self.assertEqual(self.found("state=published"), ["Living"])
        make.classified(living.event)
        living.review.close(
            by=self.ana, what_happened="A", what_is_different="B", why_nothing_changed="It reads well already."
        )

        self.assertEqual(self.found("state=draft"), [draft.title])
        self.assertEqual(self.found("state=in_review"), ["Read"])
        self.assertEqual(self.found("state=living"), ["Living"])

        living.withdraw(by=self.ana, audience="organisation")

        self.assertEqual(self.found("state=living"), [])

    def test_what_has_to_be_read_again_is_found(self):
        stale, fresh = self.account("Stale"), self.account("Fresh")
        for account, days in ((stale, -40), (fresh, 40)):
            reread = account.plan_reread("by_hand", timezone.localdate() + timedelta(days=50), by=self.ana)
            account.rereads.filter(pk=reread.pk).update(due_on=timezone.localdate() + timedelta(days=days))

        self.assertEqual(self.found("stale=yes"), ["Stale"])
        self.assertTrue(self.library("stale=yes").rows[0].is_stale)

    def test_a_part_that_is_written_anew_is_found_by_its_new_words(self):
        account = self.account()
        self.write(account, "A heron")
        self.assertEqual(len(self.found("q=heron")), 1)

        self.write(account, "An owl")

        self.assertEqual(self.found("q=heron "), [])
        self.assertEqual(len(self.found("q=owl")), 1)

    def test_another_title_leads_to_it_at_once(self):
        account = self.account("Payments")
        account.rename(by=self.ana, title="A heron on the cable")

        self.assertEqual(self.found("q=heron"), ["A heron on the cable"])

    def test_words_that_say_nothing_find_nothing(self):
        self.account()

        self.assertTrue(self.library("q=the of").says_nothing)
        self.assertEqual(self.library("q=the of").count, 0)

    def test_whatever_is_asked_is_answered(self):
        self.account()

        for query in (
            "q=%00", "q=" + "a" * 5_000, "q=%27%22%29%3B--", "q=:person:1", "type=x", "factor=%F0%9F%98%80", "team=-1",
            "team=" + "9" * 40, "tag=" + "%C3%A4" * 90, "tag=%00", "state=%00", "period=never", "since=yesterday",
            "until=0001-01-01", "since=9999-12-31", "before=0", "before=" + "9" * 18, "page=-3", "page=99999", "stale=",
            "q=refused&page=900", "a=b&" * 900, "=&&;%",
        ):  # fmt: skip
            with self.subTest(query[:40]):
                library = self.library(query)
                self.assertLessEqual(len(library.rows), library.count)


class KeptTests(LibraryTestCase):
    """Bo may not see the account. Its copy, in which people are roles, is for everybody."""

    def test_the_copy_is_found_by_its_own_words_only(self):
        """4.5, 4.6: no word of the account that the copy leaves out leads anybody to it."""
        account = self.kept_account()

        self.assertEqual(self.found("q=queue payroll"), [account.title])
        self.assertEqual(self.found("type=preventable&factor=process&tag=payroll"), [account.title])
        for query in ("q=Marlene", "q=Okonkw", "q=wren", "q=heron", "tag=heron", "q=queue wren"):
            with self.subTest(query):
                self.assertEqual(self.found(query), [])
                self.assertEqual(self.library(query).count, 0)

    def test_who_sees_the_account_finds_it_by_all_its_words_and_once(self):
        account = self.kept_account()

        for query in ("q=marlene", "q=queue", "tag=heron", "tag=payroll", "state=published", ""):
            with self.subTest(query):
                self.assertEqual(self.found(query, self.ana), [account.title])
                self.assertFalse(self.library(query, self.ana).rows[0].is_copy)

    def test_the_row_of_a_copy_tells_nothing_of_the_account(self):
        account = self.kept_account()
        account.rename(by=self.ana, title="Marlene and the wren")
        account.event.describe(by=self.ana, team=self.payments, tags=["secret"])
        account.plan_reread("by_hand", timezone.localdate(), by=self.ana)
        put_all_in()

        for query in ("", "q=queue"):
            row = self.library(query).rows[0]
            with self.subTest(query):
                self.assertTrue(row.is_copy)
                self.assertEqual(row.title, "The payroll run stopped")
                self.assertEqual((row.team, row.is_stale, row.is_restricted), ("", False, False))
                self.assertNotIn("secret", row.tags)
                self.assertNotIn("Marlene", row.line)
        for query in (f"team={self.payments.pk}", "stale=yes", "tag=secret", "q=secret", "state=living"):
            with self.subTest(query):
                self.assertEqual(self.library(query).count, 0)

    def test_a_copy_without_a_date_is_in_no_period(self):
        """4.5: whoever counts times from the beginning does not say which day it was."""
        at = datetime(2026, 3, 2, 12, tzinfo=UTC)
        kept = [self.account(name, visibility="restricted", started_at=at) for name in ("Dated", "Counted")]
        published(kept[0], self.ana)
        preview = Preview(kept[1], Choices(counts_times=True))
        kept[1].publish(self.ana, "organisation", preview.content, preview.replaced, though_restricted=True)

        self.assertEqual(self.found("since=2026-03-02&until=2026-03-02"), ["Dated"])
        self.assertEqual(self.found("since=2026-03-03&until=2026-03-04"), [])
        self.assertEqual(self.found("q=Counted"), ["Counted"])
        self.assertIsNone(self.library("q=Counted").rows[0].happened_at)

    def test_what_is_published_anew_is_not_found_by_what_is_gone(self):
        account = self.kept_account()
        self.assertEqual(len(self.found("q=queue")), 1)

        published(account, self.ana, also=["wren", "heron", "Marlene Okonkwo", "queue"])

        self.assertEqual(self.found("q=queue"), [])
        self.assertEqual(len(self.found("q=payroll")), 1)

    def test_what_is_withdrawn_is_gone_at_once(self):
        account = self.kept_account()

        account.withdraw(by=self.ana, audience="organisation")

        self.assertEqual(self.library("q=payroll").count, 0)
        self.assertEqual(self.library("").count, 0)
        put_all_in()
        self.assertFalse(Entry.objects.filter(scope=f"11-{self.acme.pk}/").exists())

    def test_colleagues_read_the_copy_that_was_made_for_them(self):
        account = self.kept_account()
        published(account, self.ana, audience="public", also=["wren", "queue", "heron", "Marlene Okonkwo"])

        self.assertEqual(len(self.found("q=queue")), 1)
        account.withdraw(by=self.ana, audience="organisation")
        self.assertEqual(self.found("q=queue"), [])
        self.assertEqual(len(self.found("q=payroll")), 1)

    def test_what_a_team_keeps_is_found_by_the_team_and_its_copy_by_others(self):
        account = self.account("The team’s own", visibility="team", team=self.payments)
        self.write(account, "A heron")
        cy = make.member(self.acme, "Cy", team=self.payments)
        auditor = make.member(self.acme, "Ada", role="auditor")
        for who, count in ((cy, 1), (auditor, 1), (self.ana, 1), (self.bo, 0)):
            with self.subTest(who.name):
                self.assertEqual(len(self.found("q=heron", who)), count)

        published(account, self.ana)

        for who in (cy, auditor, self.bo):
            with self.subTest(who.name):
                self.assertEqual(len(self.found("q=heron", who)), 1)
                self.assertEqual(self.library("q=heron", who).rows[0].is_copy, who == self.bo)

    def test_an_account_that_is_kept_back_later_is_gone_from_the_count(self):
        account = self.account("The payroll run")
        self.assertEqual(len(self.found("q=payroll")), 1)

        account.event.describe(by=self.ana, visibility="restricted")

        self.assertEqual(self.library("q=payroll").count, 0)
        self.assertEqual(self.library("state=draft").count, 0)
        self.assertEqual(self.library().count, 0)

    def test_what_was_just_kept_back_is_not_found_by_the_words_that_the_search_still_knows(self):
        account = self.account("The payroll run stopped")
        self.write(account, "A wren")
        published(account, self.ana, also=["wren"])
        self.assertEqual(len(self.found("q=wren")), 1)

        account.event.describe(by=self.ana, visibility="restricted")

        self.assertEqual(self.library("q=wren").count, 0)
        self.assertEqual(len(self.found("q=payroll")), 1)
        self.assertTrue(self.library("q=payroll").rows[0].is_copy)

    def test_reporters_and_others_find_nothing(self):
        self.kept_account()
        self.account("Shared")
        olga = make.person("Olga")
        make.organisation(olga, "Other")

        for who in (self.rae, olga):
            for query in ("", "q=shared", "state=draft", "q=queue"):
                with self.subTest(f"{who.name}: {query}"):
                    self.assertEqual(self.found(query, who), [])


class KeepingInStepTests(LibraryTestCase):
    def test_what_is_handed_over_is_gone_at_once(self):
        """A matter that belongs to another process is found no more, neither by its words nor by its copy’s."""
        for keep_text in (False, True):
            account = self.kept_account()
            keys = [search.kinds.KINDS[kind].entry(account.pk) for kind in ("postmortem", "copy")]
            self.assertEqual(Entry.objects.filter(pk__in=keys).count(), 2)

            account.event.hand_to_other_process(by=self.ana, keep_text=keep_text)

            with self.subTest(keep_text=keep_text):
                self.assertFalse(Entry.objects.filter(pk__in=keys).exists())
                for who in (self.ana, self.bo):
                    self.assertEqual(self.found("", who) + self.found("q=payroll", who), [])
                self.assertFalse(Entry.objects.filter(pk__in=keys).exists())

    def test_an_account_of_a_sample_leaves_no_word_behind(self):
        samples.load(self.acme, by=self.ana)
        account = make.readable_postmortem(Event.objects.filter(source="sample").first(), by=self.ana)
        self.write(account, "A heron")
        self.assertEqual(len(self.found("q=heron")), 1)

        samples.remove(self.acme)

        self.assertFalse(Entry.objects.filter(words__contains="heron").exists())
        self.assertFalse(Entry.objects.filter(scope__startswith="10-").exists())

    def test_an_organisation_finds_what_was_there_before(self):
        """After an update or a restored backup, the search is filled again, with copies apart from accounts."""
        account = self.kept_account()
        filling.start_over()
        Waiting.objects.all().delete()
        self.assertEqual(self.library("q=payroll").count, 0)

        while filling.work():
            pass

        self.assertEqual(self.library("q=payroll").count, 1)
        self.assertEqual(self.library("q=marlene", self.ana).rows[0].title, account.title)

    @words_counted_anew
    def test_many_accounts_are_read_with_few_questions(self):
        asked = []
        for count in (1, 3):
            for number in range(count):
                self.account(f"Account {number}")
            put_all_in()
            search.changed(Postmortem, list(Postmortem.objects.order_by("-pk").values_list("pk", flat=True)[:count]))
            with CaptureQueriesContext(connection) as captured:
                waiting.write_entries()
            asked.append(len(captured))

        self.assertLessEqual((asked[1] - asked[0]) / 2, 5)

    def test_writing_a_part_asks_for_a_new_entry_and_does_no_more(self):
        account = self.account()
        put_all_in()

        self.write(account, "A heron")

        self.assertEqual(
            set(Waiting.objects.values_list("kind", "key")), {(k, account.pk) for k in ("postmortem", "copy")}
        )

    def test_what_a_talk_says_asks_for_nothing(self):
        review = make.review(make.event(self.acme))
        put_all_in()

        review.write(by=self.ana, key=QUESTIONS[0].key, text="A heron", base=0)

        self.assertFalse(Waiting.objects.exists())
