import uuid
from unittest.mock import patch

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldseam.events import people_fields
from goldseam.events.models import Event
from tests import make

HUGE = 10**30


class PagesTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(owner=cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.reporter = make.member(cls.acme, "Rae", role="reporter")
        cls.auditor = make.member(cls.acme, "Au", role="auditor")
        cls.cy = make.person("Cy")
        cls.event = make.event(cls.acme, by=cls.ana)

    def setUp(self):
        self.client.force_login(self.bo)

    def url(self, name, *args):
        return reverse(f"events:{name}", args=[self.acme.slug, *args])

    def page(self, name, *args, **query):
        return self.client.get(self.url(name, *args), query)


class LoggingPageTests(PagesTestCase):
    def test_one_sentence_is_enough(self):
        """5.1: one simple form with one required field."""
        response = self.client.post(
            self.url("new"), {"text": "Payments stood still.", "kind": "setback", "visibility": "organisation"}
        )

        event = Event.objects.get(text="Payments stood still.")
        self.assertRedirects(response, event.get_absolute_url())
        self.assertEqual((event.title, event.logged_by, event.kind), ("Payments stood still", self.bo, "setback"))

    def test_everything_else_can_be_added_at_once(self):
        self.client.post(
            self.url("new"),
            {
                "text": "Payments stood still.",
                "kind": "incident",
                "started_at": "2026-09-03T14:02",
                "detected_at": "2026-09-03T14:20",
                "recovered_at": "2026-09-03T15:00",
                "place": "Till 3",
                "detection_method": "customer_or_patient",
                "severity_actual": "2",
                "severity_potential": "4",
                "tags": "Payments, certificates , payments",
                "team": self.acme.teams.first().pk,
                "visibility": "restricted",
                "named": [self.ana.pk],
            },
        )

        event = Event.objects.get(place="Till 3")
        self.assertEqual([tag.name for tag in event.tags.all()], ["certificates", "payments"])
        self.assertEqual((event.severity_actual, event.severity_potential), (2, 4))
        self.assertEqual(list(event.named.all()), [self.ana])

    def test_times_are_those_of_the_writers_zone(self):
        self.bo.time_zone = "Europe/Berlin"
        self.bo.save()

        self.client.post(
            self.url("new"),
            {"text": "x", "kind": "setback", "visibility": "organisation", "started_at": "2026-07-03T14:00"},
        )

        self.assertEqual(Event.objects.get(text="x").started_at.isoformat(), "2026-07-03T12:00:00+00:00")

    def test_a_form_that_is_sent_twice_logs_one_event(self):
        sent = {"text": "Once.", "kind": "setback", "visibility": "organisation", "once": str(uuid.uuid4())}

        first, second = self.client.post(self.url("new"), sent), self.client.post(self.url("new"), sent)

        self.assertEqual(Event.objects.filter(text="Once.").count(), 1)
        self.assertEqual(first.url, second.url)

    def test_a_refused_form_keeps_everything_that_was_typed(self):
        response = self.client.post(
            self.url("new"),
            {
                "text": "",
                "kind": "near_miss",
                "place": "Till 3",
                "tags": "payments",
                "started_at": "2999-01-01T00:00",
                "visibility": "team",
            },
        )

        self.assertEqual(response.status_code, 422)
        self.assertContains(response, "Say in a sentence what happened.", status_code=422)
        self.assertContains(response, "This lies in the future.", status_code=422)
        self.assertContains(response, "Choose the team that may see this.", status_code=422)
        self.assertContains(response, 'value="Till 3"', status_code=422)
        self.assertContains(response, 'value="2999-01-01T00:00"', status_code=422)
        self.assertFalse(Event.objects.filter(place="Till 3").exists())

    def test_nonsense_is_refused_beside_the_field(self):
        for field, value in {
            "text": "a\x00b",
            "kind": "disaster",
            "started_at": "0001-01-01T00:00",
            "recovered_at": "99999-01-01T00:00",
            "severity_actual": str(HUGE),
            "place": "x" * 201,
            "tags": ",".join(map(str, range(30))),
            "team": str(HUGE),
            "visibility": "everybody",
            "named": str(HUGE),
        }.items():
            with self.subTest(field):
                sent = {"text": "x", "kind": "setback", "visibility": "organisation"} | {field: value}

                self.assertContains(self.client.post(self.url("new"), sent), "field__error", status_code=422)

    def test_teams_and_people_of_other_organisations_are_refused(self):
        other = make.organisation(owner=self.cy, name="Other")
        for field, value in {"team": other.teams.first().pk, "named": self.cy.pk}.items():
            with self.subTest(field):
                sent = {"text": "x", "kind": "setback", "visibility": "restricted", field: value}

                self.assertEqual(self.client.post(self.url("new"), sent).status_code, 422)

    def test_where_there_are_many_people_they_are_named_by_name_or_mail_address(self):
        """0.4: works for an organisation of many teams."""
        sent = {"text": "x", "kind": "setback", "visibility": "restricted"}

        with patch.object(people_fields, "LISTED", 2):
            unknown = self.client.post(self.url("new"), sent | {"named": "Ana, Nobody"})
            self.client.post(self.url("new"), sent | {"named": "ana, RAE@example.org"})

            self.assertContains(unknown, "Nobody here is called “Nobody”.", status_code=422)
            event = Event.objects.get(text="x")
            self.assertEqual(set(event.named.all()), {self.ana, self.reporter})
            self.assertContains(self.page("description", event.number), "ana@example.org, rae@example.org")

    def test_one_person_alone_is_asked_for_no_team(self):
        """0.4: one person sees no team ceremony."""
        make.organisation(owner=self.cy, name="Cy", size="solo")
        self.client.force_login(self.cy)

        response = self.client.get("/cy/events/new")

        self.assertNotContains(response, 'name="team"')
        self.assertNotContains(response, 'name="visibility"')
        self.assertEqual(self.client.post("/cy/events/new", {"text": "x", "kind": "setback"}).status_code, 302)

    def test_a_reporter_logs_and_sees_that_alone(self):
        self.client.force_login(self.reporter)

        logged = self.client.post(self.url("new"), {"text": "Seen.", "kind": "setback", "visibility": "organisation"})

        self.assertContains(self.client.get(logged.url), "Somebody of the team takes it from here.")
        self.assertContains(self.page("list"), "Seen")
        self.assertNotContains(self.page("list"), self.event.title)
        self.assertEqual(self.page("show", self.event.number).status_code, 404)

    def test_an_auditor_logs_nothing(self):
        self.client.force_login(self.auditor)

        self.assertEqual(self.page("new").status_code, 404)
        self.assertEqual(self.client.post(self.url("new"), {"text": "x"}).status_code, 404)


class EventPageTests(PagesTestCase):
    def test_it_shows_the_thread_and_the_one_next_step(self):
        """0.2: every event shows its thread."""
        response = self.page("show", self.event.number)

        self.assertContains(response, 'aria-current="step"', count=1)
        self.assertContains(response, "Classify it")

    def test_a_person_outside_finds_nothing(self):
        self.client.force_login(self.cy)

        for name in ("show", "description", "timeline", "factors", "classification"):
            self.assertEqual(self.page(name, self.event.number).status_code, 404)

    def test_numbers_that_are_none_find_nothing(self):
        for number in (0, 999, HUGE):
            self.assertEqual(self.page("show", number).status_code, 404)

    def test_who_reads_only_is_offered_no_editing(self):
        self.client.force_login(self.auditor)

        self.assertNotContains(self.page("show", self.event.number), "/description")
        for name in ("description", "timeline", "factors", "classification"):
            self.assertEqual(self.page(name, self.event.number).status_code, 404)
            self.assertEqual(self.client.post(self.url(name, self.event.number), {}).status_code, 404)
        self.assertEqual(self.client.post(self.url("hand_over", self.event.number), {}).status_code, 404)

    def test_a_reporter_adds_to_what_they_logged_but_does_not_classify(self):
        event = make.event(self.acme, by=self.reporter)
        self.client.force_login(self.reporter)

        self.assertEqual(self.page("description", event.number).status_code, 200)
        self.assertEqual(self.page("classification", event.number).status_code, 404)
        self.assertEqual(self.client.post(self.url("hand_over", event.number), {}).status_code, 404)

    def test_it_asks_the_database_as_often_for_many_rows_as_for_few(self):
        def queries():
            with CaptureQueriesContext(connection) as asked:
                self.page("show", self.event.number)
            return len(asked)

        for _again in range(2):
            self.event.write_timeline(by=self.bo, rows=[_row("Alert"), _row("Again")])
        few = queries()
        for turn in range(5):
            self.event.write_timeline(by=self.bo, rows=[_row(f"Alert {turn}")])
            self.event.describe(by=self.bo, place=f"Till {turn}")

        self.assertEqual(queries(), few)


class DescriptionPageTests(PagesTestCase):
    def sent(self, **change):
        form = {"title": self.event.title, "text": self.event.text, "kind": "setback", "visibility": "organisation"}
        return form | {"base": self.event.revision} | change

    def test_what_is_known_is_corrected(self):
        response = self.client.post(self.url("description", self.event.number), self.sent(title="A better title"))

        self.assertRedirects(response, self.event.get_absolute_url())
        self.event.refresh_from_db()
        self.assertEqual(self.event.title, "A better title")

    def test_the_second_of_two_people_sees_both_texts_and_nothing_is_lost(self):
        late = self.sent(text="Vouchers were refused.", place="Till 4")
        self.event.describe(by=self.ana, text="Cards were refused.", kind="incident")

        response = self.client.post(self.url("description", self.event.number), late)

        self.assertEqual(response.status_code, 409)
        for words in ("Vouchers were refused.", "Cards were refused.", "Till 4"):
            self.assertContains(response, words, status_code=409)

    def test_what_the_second_one_then_saves_keeps_what_the_first_one_changed_elsewhere(self):
        late = self.sent(text="Vouchers were refused.")
        self.event.describe(by=self.ana, text="Cards were refused.", place="Till 3")
        page = self.client.post(self.url("description", self.event.number), late)

        self.assertContains(page, 'value="Till 3"', status_code=409)
        self.assertContains(page, 'name="base" value="2"', status_code=409)

    def test_beside_the_other_text_the_older_draft_is_not_offered(self):
        """It stands on the older text: to use it would undo what the first one changed elsewhere."""
        late = self.sent(text="Vouchers were refused.")
        self.event.describe(by=self.ana, text="Cards were refused.")

        response = self.client.post(self.url("description", self.event.number), late)

        self.assertContains(
            response, f'<saved-draft key="{self.bo.pk}:{response.wsgi_request.path}:describe">', status_code=409
        )


class RowsPageTests(PagesTestCase):
    def form(self, *rows, **more):
        sent = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": 0} | more
        for number, row in enumerate(rows):
            sent |= {f"form-{number}-{name}": value for name, value in row.items()}
        return sent

    def test_rows_become_a_timeline(self):
        """3.3: a one-page timeline."""
        row = {"time": "13:40", "kind": "condition", "text": "Two people on shift", "position": 1}
        blank = {"kind": "signal", "position": 2}

        response = self.client.post(self.url("timeline", self.event.number), self.form(row, blank))

        self.assertRedirects(response, self.event.get_absolute_url() + "#timeline")
        self.assertEqual(
            [(entry.time, entry.text) for entry in self.event.timeline.all()], [("13:40", "Two people on shift")]
        )

    def test_a_row_without_words_is_refused_and_everything_stays(self):
        rows = {"time": "14:02", "kind": "signal", "text": ""}, {"time": "x" * 61, "kind": "signal", "text": "Kept"}

        response = self.client.post(self.url("timeline", self.event.number), self.form(*rows))

        self.assertContains(response, "Say it in a few words", status_code=422)
        self.assertContains(response, "Kept", status_code=422)
        self.assertFalse(self.event.timeline.exists())

    def test_rows_are_sorted_once_they_are_saved(self):
        rows = [{"time": time, "kind": "signal", "text": time, "position": 1} for time in ("14:05", "14:02")]

        self.client.post(self.url("timeline", self.event.number), self.form(*rows, sort="1"))

        self.assertEqual([entry.time for entry in self.event.timeline.all()], ["14:02", "14:05"])

    def test_more_rows_than_a_page_holds_are_refused_and_stay(self):
        self.event.write_timeline(by=self.ana, rows=[_row("Alert")] * 300)

        response = self.client.post(
            self.url("timeline", self.event.number), self.form({"text": "Kept", "kind": "signal"})
        )

        self.assertContains(response, "very many rows", status_code=422)
        self.assertContains(response, "Kept", status_code=422)

    def test_a_saved_row_is_removed(self):
        self.event.write_timeline(by=self.ana, rows=[_row("Alert")])
        entry = self.event.timeline.get()

        self.client.post(
            self.url("timeline", self.event.number),
            self.form({"id": entry.pk, "kind": "signal", "text": "", "DELETE": "on"}, **{"form-INITIAL_FORMS": 1}),
        )

        self.assertFalse(self.event.timeline.exists())

    def test_conditions_are_written(self):
        row = {"text": "No owner for certificates", "level": "organisation", "evidence": "The list has no name"}

        response = self.client.post(self.url("factors", self.event.number), self.form(row))

        self.assertRedirects(response, self.event.get_absolute_url() + "#factors")
        self.assertEqual(self.event.factors.get().level, "organisation")

    def test_nonsense_never_breaks_the_page(self):
        for sent in (
            {},
            {"form-TOTAL_FORMS": "x"},
            {"form-TOTAL_FORMS": HUGE, "form-INITIAL_FORMS": -1},
            self.form({"id": HUGE, "was": "[1]", "text": "x", "kind": "signal", "position": HUGE}),
            self.form({"id": "x", "was": "{", "text": "a\x00b", "kind": "nothing"}),
            self.form({"was": "[" * 100_000, "text": "", "time": "1", "kind": "signal"}),
            self.form({"was": '{"text": "\\ud800"}', "text": "", "time": "1", "kind": "signal"}),
            self.form({"was": "9" * 5_000, "text": "", "time": "1", "kind": "signal"}),
        ):
            for name in ("timeline", "factors"):
                with self.subTest(name, sent=sent):
                    status = self.client.post(self.url(name, self.event.number), sent).status_code

                    self.assertIn(status, {302, 422})


def _row(text):
    return {"time": "", "kind": "signal", "text": text, "known_then": "", "source": ""}
