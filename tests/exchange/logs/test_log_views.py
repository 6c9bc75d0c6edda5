"""The pages on which a log comes in."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from goldseam.common.models import Job
from goldseam.events.models import Event
from goldseam.exchange.logs.plan_forms import PlanForm
from goldseam.exchange.models import LogImport
from tests import make
from tests.exchange.logs.files import LOG, brought, looked_at

ASKED = "Date,Event,Severity\n03/04/2024,It fell,1\n05/06/2024,It broke,3\n"


class LogPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.bo = make.member(cls.acme, "Bo")

    def setUp(self):
        self.client.force_login(self.ana)

    def upload(self, content=LOG, name="log.csv"):
        data = content.encode() if isinstance(content, str) else content
        return self.client.post("/acme/files/logs", {"file": SimpleUploadedFile(name, data)}, follow=True)

    def send(self, log, **said):
        """The form as it stands on the page, with what somebody says instead."""
        log.renew()
        form = PlanForm(log, self.ana)
        stands = {name: form[name].value() or "" for name in form.fields}
        return self.client.post(log.get_absolute_url(), stands | said)

    def test_a_file_is_looked_at_first(self):
        """5.8: import with a preview and column mapping."""
        page = self.upload()

        self.assertContains(page, "What stands in “log.csv”")
        self.assertContains(page, "A pump was off for an hour.")
        self.assertEqual(Event.objects.count(), 0)

    def test_rows_can_be_pasted(self):
        page = self.client.post("/acme/files/logs", {"text": LOG.replace(",", "\t")}, follow=True)

        self.assertContains(page, "3 rows · 6 columns")

    def test_what_is_no_log_is_refused_beside_the_field(self):
        for content in (b"", b"\0\1\2" * 50, b"PK\x03\x04rubbish", b"\n\n"):
            self.assertEqual(self.upload(content).status_code, 422)
        self.assertContains(self.client.post("/acme/files/logs", {}), "Choose a file, or paste rows.", status_code=422)

    def test_it_comes_in_as_it_was_understood(self):
        self.upload()
        log = LogImport.objects.get()

        answer = self.send(log, bring="yes")

        self.assertRedirects(answer, log.get_absolute_url())
        self.assertContains(self.client.get(log.get_absolute_url()), "Look at the events")
        self.assertEqual(Event.objects.count(), 3)
        self.assertEqual(Job.objects.filter(task__endswith="logs.working.go_on").count(), 1)

    def test_what_can_be_meant_in_two_ways_is_asked(self):
        log = looked_at(self.acme, self.ana, ASKED)
        refused = self.send(log, bring="yes")
        self.assertContains(refused, "Something can be meant in two ways", status_code=422)
        self.assertContains(refused, "No row shows which is meant", status_code=422)

        self.send(log, order_0="day", one_2="worst", bring="yes")

        event = Event.objects.get(text="It broke")
        self.assertEqual((event.happened_at.month, event.severity_actual), (6, 3))
        self.assertEqual(Event.objects.get(text="It fell").severity_actual, 5)

    def test_a_column_is_what_people_say(self):
        log = looked_at(self.acme, self.ana)

        self.send(log, field_3="tags", empties="x", visibility="team", team=self.acme.teams.get().pk)

        log.renew()
        self.assertEqual((log.plan.fields[3], log.visibility), ("tags", "team"))

    def test_odd_answers_are_told_beside_their_fields(self):
        log = looked_at(self.acme, self.ana)

        answer = self.send(log, field_0="nonsense", zone="Mars/Olympus", team="9" * 30, source="x" * 300)

        self.assertContains(answer, "There is no time zone of this name", status_code=422)

    def test_it_can_be_read_in_another_way(self):
        log = looked_at(self.acme, self.ana)

        self.client.post(log.get_absolute_url(), {"_method": "patch", "reading-head": "0"})

        log.renew()
        self.assertEqual((log.count, log.profile[0].name), (4, "Column 1"))

    def test_other_letters_are_looked_through_for_names_anew(self):
        log = looked_at(
            self.acme, self.ana, "Bericht;;\nDatum;Ereignis;Ort\n1.2.2024;Öl lief aus;Halle\n".encode("cp1252")
        )
        sent = {"_method": "patch", "reading-head": "2", "reading-separator": "", "reading-encoding": "cp1250"}

        self.client.post(log.get_absolute_url(), sent)

        log.renew()
        self.assertEqual((log.reading.encoding, log.reading.separator, log.reading.head), ("cp1250", ";", 2))

    def test_somebody_else_finds_a_file_only_once_it_came_in(self):
        draft, came = looked_at(self.acme, self.ana), brought(self.acme, self.ana)
        self.client.force_login(self.bo)

        self.assertEqual(self.client.get(draft.get_absolute_url()).status_code, 404)
        self.assertEqual(self.client.get(came.get_absolute_url()).status_code, 200)
        self.assertNotContains(self.client.get(came.get_absolute_url()), "Take it back")

    def test_it_is_taken_back(self):
        came = brought(self.acme, self.ana)

        answer = self.client.post(f"{came.get_absolute_url()}/undoing", follow=True)

        self.assertContains(answer, "3 events were taken back.")
        self.assertNotContains(answer, "Came in")
        self.assertEqual(Event.objects.count(), 0)

    def test_an_event_that_only_a_few_see_is_told_to_nobody_else(self):
        came = brought(self.acme, self.ana)
        hidden = Event.objects.get(text__contains="vials")
        brought(self.acme, self.ana, LOG.replace("looked alike", "looked the same"))
        hidden.describe(by=self.ana, visibility="restricted")
        differing = LogImport.objects.latest("pk").get_absolute_url()
        self.client.post(f"{came.get_absolute_url()}/undoing")
        self.client.force_login(self.bo)

        for address in (came.get_absolute_url(), differing):
            self.assertNotContains(self.client.get(address), hidden.get_absolute_url())

    def test_wrong_rows_are_told_and_can_be_kept_as_a_file(self):
        came = brought(self.acme, self.ana, LOG + "4,2024-13-45,It fell.,Ward 4,minor,\n")

        page = self.client.get(came.get_absolute_url())
        file = self.client.get(f"{came.get_absolute_url()}/left-out.csv")

        self.assertContains(page, "This is not understood as a day.")
        self.assertIn("2024-13-45", file.content.decode("utf-8-sig"))

    def test_a_page_asks_the_same_number_of_questions_whatever_the_rows(self):
        brought(self.acme, self.ana)
        few = brought(self.acme, self.ana, LOG.replace("wrong", "lost")).get_absolute_url()
        changed = LOG.replace("looked", "appeared").replace("wrong", "lost").replace("off", "out")
        many = brought(self.acme, self.ana, changed).get_absolute_url()
        self.client.get(few)

        with CaptureQueriesContext(connection) as asked:
            self.client.get(few)
        with self.assertNumQueries(len(asked)):
            self.client.get(many)
