from contextlib import contextmanager
from unittest.mock import patch

from django.core.management import call_command
from django.db import connection
from django.test import TestCase, TransactionTestCase

from goldseam.common import search
from goldseam.common.models import Entry, Filling, Waiting
from goldseam.common.search import filling, sqlite, vocabulary, waiting
from goldseam.common.search.kinds import Document, searchable, token
from goldseam.people.models import Organisation, Team
from tests import make


@contextmanager
def teams_found_by(texts, tokens):
    """Teams stand for things that are found: by their names, and by what is said of each name."""

    def documents(keys):
        for team in Team.objects.filter(pk__in=keys, name__in=texts):
            yield Document(team.pk, team.organisation_id, team.name, [texts[team.name]], tokens[team.name])

    registered = [patch.dict(f"goldseam.common.search.kinds.{name}", clear=True) for name in ("KINDS", "WITH")]
    with registered[0], registered[1], patch.dict(vocabulary._known, clear=True):
        searchable("team", Team, number=63)(documents)
        yield


class Searched:
    """A collection of things that can be found."""

    def setUp(self):
        self.acme = make.organisation()
        self.texts, self.tokens = {}, {}
        self.enterContext(teams_found_by(self.texts, self.tokens))

    def put(self, title, text="", tokens=(), of=None):
        self.texts[title], self.tokens[title] = text, tokens
        team = (of or self.acme).teams.create(name=title)
        self.write(team)
        return team

    def write(self, *teams):
        search.changed(Team, [team.pk for team in teams])
        waiting.write_entries()
        vocabulary._known.clear()

    def found(self, words, filters=(), of=None, **asked):
        hits = search.find((of or self.acme).pk, words, filters, kinds=["team"], **asked)
        names = Team.objects.in_bulk([hit.key for hit in hits])
        return [names[hit.key].name for hit in hits]


class FindingTests(Searched, TestCase):
    def test_all_words_have_to_stand_in_it(self):
        """4.6: found by search."""
        self.put("Night batch", "The certificate of the gateway ran out.")
        self.put("Till", "A certificate was renewed.")

        self.assertEqual(self.found("certificate gateway"), ["Night batch"])
        self.assertEqual(self.found("gateway cheese"), [])

    def test_titles_come_first_and_then_the_newest(self):
        self.put("The certificate ran out")
        self.put("Night batch", "A certificate")
        self.put("Till", "A certificate")

        self.assertEqual(self.found("certificate"), ["The certificate ran out", "Till", "Night batch"])

    def test_endings_case_and_accents_do_not_matter(self):
        self.put("Déploiement: RENEWALS expired")

        for words in ("deploiement", "renewal", "Expires", "renewals expiring", "DÉPLOIEMENT"):
            with self.subTest(words):
                self.assertEqual(len(self.found(words + " ")), 1)

    def test_the_last_word_may_be_unfinished(self):
        self.put("The certificate ran out")

        for typed in ("ce", "cert", "certif", "certific", "certificat", "ran certif"):
            with self.subTest(typed):
                self.assertEqual(len(self.found(typed)), 1)
        self.assertEqual(self.found("cert "), [])

    def test_a_common_beginning_is_found_among_very_many(self):
        self.put("Certificate")
        self.put("Certain things")

        with patch.object(vocabulary, "SAMPLE", 2):
            self.assertEqual(len(self.found("cert")), 2)
            self.assertEqual(len(self.found("certificat")), 1)

    def test_common_and_rare_words_are_found_alike(self):
        """Each database has two ways to look."""
        self.put("Certificate of the gateway", tokens=[token("team", 1)])
        self.put("Gateway")

        for rare in (0, 1):
            with patch.object(vocabulary, "RARE", rare):
                self.assertEqual(self.found("gateway"), ["Gateway", "Certificate of the gateway"])
                self.assertEqual(self.found("gateway certif", [token("team", 1)]), ["Certificate of the gateway"])
                self.assertEqual(self.found("heron"), [])

    def test_filters_are_tokens_and_one_of_several_may_do(self):
        self.put("Label at till 3", tokens=[token("team", 1), token("tag", "till")])
        self.put("Label at till 4", tokens=[token("team", 2)])

        self.assertEqual(self.found("label", [token("team", 1)]), ["Label at till 3"])
        self.assertEqual(len(self.found("label", [[token("team", 1), token("team", 2)]])), 2)
        self.assertEqual(self.found("label", [token("team", 2), token("tag", "till")]), [])

    def test_without_words_the_newest_are_found(self):
        self.put("First", tokens=[token("team", 1)])
        self.put("Second")

        self.assertEqual(self.found("")[:2], ["Second", "First"])
        self.assertEqual(self.found("the of and", [token("team", 1)]), ["First"])

    def test_no_word_is_a_filter(self):
        """Nobody reaches what belongs to others by typing what a filter looks like."""
        self.put("Till", tokens=[token("person", 7)])

        for typed in (":person:7", "person", "7", "63-1/:person:7", '" OR "', "' | 'owl", "*", "\\", "%s", "a" * 900):
            with self.subTest(typed):
                self.assertEqual(self.found(typed, [token("team", 5)]), [])
                self.assertNotIn("Till", self.found(typed) if search.said(typed) else [])

    def test_organisations_are_apart(self):
        other = make.organisation(owner=make.person("Cy"), name="Other")
        self.put("Heron", of=other)

        self.assertEqual(self.found("heron"), [])
        self.assertEqual(self.found("heron", of=other), ["Heron"])

    def test_the_newest_hits_can_be_left_behind(self):
        teams = [self.put(f"Label {number}", "printed") for number in range(4)]

        self.assertEqual(self.found("printed", limit=2), ["Label 3", "Label 2"])
        self.assertEqual(self.found("printed", limit=2, before=teams[2].pk), ["Label 1", "Label 0"])

    def test_two_common_words_make_something_similar(self):
        both = self.put("Certificate of the gateway")
        self.put("Certificate")

        self.assertEqual(search.find_any(self.acme.pk, ["certif", "gateway", "heron"], kind="team"), [both.pk])
        self.assertEqual(search.find_any(self.acme.pk, [], kind="team"), [])

    def test_only_what_a_queryset_holds_is_among_the_hits(self):
        seen, unseen = self.put("Label seen"), self.put("Label unseen")

        hits = search.find(self.acme.pk, "label", kinds=["team"])

        self.assertEqual(search.among([hit.key for hit in hits], Team.objects.exclude(pk=unseen.pk)), [seen.pk])


class KeepingInStepTests(Searched, TestCase):
    def test_a_changed_thing_is_found_by_its_new_words_only(self):
        team = self.put("Till", "A heron")
        self.texts["Till"] = "An owl"

        self.write(team)

        self.assertEqual(self.found("heron "), [])
        self.assertEqual(self.found("owl "), ["Till"])

    def test_what_is_forgotten_is_gone_at_once(self):
        team = self.put("Till", "A heron")

        search.forget(Team, [team.pk])

        self.assertEqual(self.found("heron "), [])
        self.assertFalse(Entry.objects.exists())

    def test_what_is_deleted_in_whatever_way_is_gone_at_once(self):
        self.put("Till", "A heron")

        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM common_entry")

        self.assertEqual(self.found("heron "), [])

    def test_what_is_no_longer_to_be_found_loses_its_entry(self):
        team = self.put("Till", "A heron")
        del self.texts["Till"]

        self.write(team)

        self.assertFalse(Entry.objects.exists())

    def test_who_reads_a_text_that_is_forgotten_meanwhile_writes_nothing(self):
        team = self.put("Till", "A heron")
        search.changed(Team, [team.pk])
        read = waiting._wanted

        def read_and_wait(things):
            wanted = read(things)
            search.forget(Team, [team.pk])
            return wanted

        with patch.object(waiting, "_wanted", read_and_wait):
            waiting.write_entries()

        self.assertFalse(Entry.objects.exists())

    def test_what_changes_while_it_is_read_is_read_again(self):
        team = self.put("Till", "A heron")
        search.changed(Team, [team.pk])
        read = waiting._wanted

        def read_and_change(things):
            wanted = read(things)
            self.texts["Till"] = "An owl"
            search.changed(Team, [team.pk])
            return wanted

        with patch.object(waiting, "_wanted", read_and_change):
            waiting.write_entries()
        waiting.write_entries()

        self.assertEqual(self.found("owl "), ["Till"])
        self.assertFalse(Waiting.objects.exists())

    def test_a_text_without_end_is_found_by_how_it_begins(self):
        self.put("Till", " ".join(f"word{number}" for number in range(5_000)))
        self.put("x" * 120, "y" * 50_000)

        self.assertEqual(self.found("word7 "), ["Till"])
        self.assertEqual(self.found("word4999 "), [])
        self.assertEqual(self.found("x" * 120), ["x" * 120])

    def test_what_holds_the_words_of_others_changes_and_goes_with_them(self):
        team = self.put("Till", "A heron")
        search.changes_with(Organisation, Team)(lambda keys: [team.pk for key in keys if key == self.acme.pk])
        self.texts["Till"] = "An owl"

        search.changed(Organisation, [self.acme.pk])
        waiting.write_entries()
        self.assertEqual(self.found("owl"), ["Till"])

        search.forget(Organisation, [self.acme.pk])
        self.assertEqual(self.found("owl"), [])

    def test_a_thing_can_be_found_as_several_kinds(self):
        """By all of its words, and apart from that by those which everybody may read."""
        searchable("sign", Team, number=62)(
            lambda keys: [Document(key, self.acme.pk, "Welcome", ["An owl"]) for key in keys]
        )
        team = self.put("Till", "A heron")

        self.assertEqual(search.find(self.acme.pk, "heron ", kinds=["sign"]), [])
        self.assertEqual([hit.key for hit in search.find(self.acme.pk, "owl", kinds=["sign"])], [team.pk])
        self.assertEqual(self.found("owl"), [])

        search.forget(Team, [team.pk])
        self.assertEqual(search.find(self.acme.pk, "owl", kinds=["sign"]), [])

    def test_two_kinds_cannot_share_a_number(self):
        with self.assertRaises(ValueError):
            searchable("other", Team, number=63)(list)


class FillingTests(Searched, TestCase):
    def test_what_was_there_before_is_put_in_newest_first(self):
        for title in ("Heron", "Owl", "Wren"):
            self.texts[title], self.tokens[title] = "", ()
            self.acme.teams.create(name=title)

        with patch.object(filling, "AT_ONCE", 2):
            filling.work()
            filling.work()
            self.assertEqual(self.found(""), ["Wren", "Owl"])
            while filling.work():
                pass

        self.assertEqual(self.found(""), ["Wren", "Owl", "Heron"])
        self.assertTrue(Filling.objects.get().is_done)

    def test_starting_over_fills_it_again(self):
        self.put("Heron")
        filling.start_over()
        self.assertEqual(self.found("heron"), [])

        while filling.work():
            pass

        self.assertEqual(self.found("heron"), ["Heron"])
        self.put("Owl")
        self.assertEqual(self.found("owl"), ["Owl"])


class ClearingTests(Searched, TransactionTestCase):
    def test_an_emptied_database_finds_nothing(self):
        self.put("Heron")

        call_command("flush", interactive=False, verbosity=0)

        self.assertEqual(self.found("heron"), [])

    def test_words_that_were_taken_out_leave_the_file(self):
        if connection.vendor != "sqlite":
            self.skipTest("looks into a SQLite file")
        sqlite.overwrite_old_words.call()  # What other tests wrote decides when the index tidies itself.
        for number in range(40):
            self.put(f"Heron{number}")
        search.forget(Team, list(Team.objects.values_list("pk", flat=True)))
        self.put("Owl")
        self.assertIn(b"heron", index())

        sqlite.overwrite_old_words.call()

        self.assertNotIn(b"heron", index())
        self.assertEqual(self.found("owl"), ["Owl"])


def index() -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT block FROM common_entry_words_data")
        return b"".join(bytes(block) for (block,) in cursor.fetchall())
