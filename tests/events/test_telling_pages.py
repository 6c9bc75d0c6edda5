"""The pages on which people paste, mark moments, add evidence and say which layers held."""

import io
import tempfile
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from goldseam.events.models import Evidence, Layer
from tests import make

HUGE = 10**30
CHAT = "ana  2:04 PM\nwe see errors\nbo  2:05 PM\nrolling back"


class TellingTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(owner=cls.ana)
        cls.event = make.event(cls.acme)

    def setUp(self):
        self.client.force_login(self.ana)

    def url(self, name, *args, event=None):
        return reverse(f"events:{name}", args=[self.acme.slug, (event or self.event).number, *args])

    def rows(self, *times):
        self.event.write_timeline(by=self.ana, rows=[{"time": time, "text": f"At {time}"} for time in times])
        return list(self.event.timeline.all())

    def texts(self):
        return [entry.text for entry in self.event.timeline.all()]


class PastingPageTests(TellingTestCase):
    def send(self, **sent):
        return self.client.post(self.url("pasting"), sent)

    def test_first_one_sees_what_was_recognised(self):
        """3.3: from pasted chat; nothing is saved before people have looked at it."""
        response = self.send(text=CHAT)

        self.assertContains(response, "a chat")
        self.assertContains(response, "rolling back")
        self.assertFalse(self.event.timeline.exists())

    def test_rows_are_left_out_and_their_kind_is_chosen(self):
        response = self.send(text=CHAT, looked="1", keep=["1"], **{"kind-1": "decision"}, add="1")

        self.assertRedirects(response, self.event.get_absolute_url() + "#timeline")
        entry = self.event.timeline.get()
        self.assertEqual(
            (entry.time, entry.text, entry.source, entry.kind), ("2:05 PM", "rolling back", "bo", "decision")
        )

    def test_dates_that_may_be_read_two_ways_are_asked_about(self):
        chat = "[12/03/2024, 14:02] Ana: errors\n[12/03/2024, 14:05] Bo: over"

        self.assertContains(self.send(text=chat), "the fourth of March")
        self.send(text=chat, looked="1", keep=["0"], order="month", add="1")
        self.assertEqual(self.event.timeline.get().time, "2024-12-03 14:02")

    def test_the_zone_and_the_first_day_are_answered(self):
        self.send(text="14:02 Alert", looked="1", keep=["0"], zone="Asia/Tokyo", first_day="2024-03-14", add="1")

        entry = self.event.timeline.get()
        self.assertEqual(
            (entry.time, entry.at.isoformat()), ("2024-03-14 14:02 Asia/Tokyo", "2024-03-14T05:02:00+00:00")
        )

    def test_a_file_is_read_like_what_is_pasted(self):
        file = SimpleUploadedFile("channel.json", b'[{"ts": "1710424920.1", "user": "U1", "text": "errors"}]')

        self.assertContains(self.client.post(self.url("pasting"), {"file": file}), "2024-03-14 14:02:00 UTC")

    def test_what_is_there_already_is_left_out(self):
        self.send(text=CHAT, looked="1", keep=["0", "1"], add="1")

        self.assertContains(self.send(text=CHAT), "In the timeline already", count=2)

    def test_what_is_refused_is_still_there(self):
        self.rows(*["14:02"] * 300)

        response = self.send(text=CHAT, looked="1", keep=["0"], add="1")

        self.assertContains(response, "very many rows", status_code=422)
        self.assertContains(response, "rolling back", status_code=422)

    def test_nonsense_never_breaks_it(self):
        for sent in (
            {},
            {"text": " "},
            {"text": "x", "order": "sideways"},
            {"text": "14:02 x", "zone": "Nowhere/At all"},
            {"text": "14:02 x", "first_day": "9999-99-99"},
            {"text": "14:02 x", "first_day": "0001-01-01", "looked": "1", "keep": "0", "add": "1"},
            {"text": "a\x00b"},
            {"text": "14:02 x", "keep": [str(HUGE), "-1", "x"], "looked": "1", "add": "1"},
            {"file": SimpleUploadedFile("a.exe", b"x")},
            {"file": SimpleUploadedFile("a.txt", b"\x00\x01")},
            {"file": SimpleUploadedFile("a.txt", b"x" * (1024 * 1024 + 1))},
            {"file": SimpleUploadedFile("a.txt", "14:02 füße".encode("cp1252"))},
            {"text": "x", "file": SimpleUploadedFile("a.txt", b"14:02 x")},
        ):
            with self.subTest(sent=sent):
                self.assertIn(self.client.post(self.url("pasting"), sent).status_code, {200, 302, 422})


class MomentsPageTests(TellingTestCase):
    def test_rows_are_marked_and_the_measures_stand_on_the_page(self):
        """4.2: time to detect and to recover, with what they are counted from."""
        begin, notice = self.rows("2025-03-11 17:40", "18:21")

        self.client.post(self.url("moments"), {"started": begin.pk, "detected": notice.pk})

        page = self.client.get(self.event.get_absolute_url())
        self.assertContains(page, "41 min")
        self.assertContains(page, "from when it began to when it was noticed")
        self.assertContains(page, "Not said yet: “It was over”")

    def test_rows_out_of_order_are_sorted_with_one_button(self):
        self.rows("2025-03-11 17:40", "17:20")
        self.assertContains(self.client.get(self.event.get_absolute_url()), "One row stands out of order")

        self.client.post(self.url("order"))

        self.assertEqual(self.texts(), ["At 17:20", "At 2025-03-11 17:40"])

    def test_nonsense_never_breaks_it(self):
        for sent in ({"started": "x"}, {"started": HUGE}, {"started": ""}, {"nothing": "1"}):
            self.assertIn(self.client.post(self.url("moments"), sent).status_code, {302, 422})


class EvidencePageTests(TellingTestCase):
    def setUp(self):
        super().setUp()
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        places = override_settings(MEDIA_ROOT=self.folder.name)
        places.enable()
        self.addCleanup(places.disable)
        (self.entry,) = self.rows("14:02")

    def files(self):
        return [file for file in Path(self.folder.name).rglob("*") if file.is_file()]

    def add(self, **sent):
        return self.client.post(self.url("evidence", self.entry.pk), sent)

    def picture(self, shape="JPEG"):
        """A picture that says where it was taken, and by which device."""
        exif = Image.Exif()
        exif[0x010F] = "Maker of the camera"
        exif[0x8825] = {1: "N", 2: (52.0, 31.0, 0.0)}
        written = io.BytesIO()
        Image.new("RGB", (8, 6), "red").save(written, shape, exif=exif)
        return SimpleUploadedFile("Screen of Ana.jpeg", written.getvalue())

    def test_a_link_stands_on_the_row(self):
        self.add(url="https://wiki.example.org/log", caption="The log")

        self.assertContains(
            self.client.get(self.event.get_absolute_url()),
            '<a class="small" href="https://wiki.example.org/log" rel="noopener noreferrer nofollow">↗ The log</a>',
            html=True,
        )

    def test_only_addresses_of_the_web_are_links(self):
        for url in ("javascript:alert(1)", "ftp://example.org/x", "data:text/html,x", "https://"):
            with self.subTest(url):
                self.assertEqual(self.add(url=url).status_code, 422)

    def test_a_picture_loses_what_it_says_about_place_and_device(self):
        self.add(file=self.picture())

        (kept,) = self.files()
        self.assertNotIn(b"Maker", kept.read_bytes())
        self.assertEqual(dict(Image.open(kept).getexif()), {})
        self.assertNotIn("Screen", kept.name)

    def test_a_file_is_given_out_as_a_file_and_can_do_nothing_here(self):
        self.add(file=SimpleUploadedFile("log.txt", b"<script>alert(1)</script>"))
        piece = Evidence.objects.get()

        answer = self.client.get(self.url("piece", self.entry.pk, piece.pk))

        self.assertEqual(answer["Content-Type"], "text/plain; charset=utf-8")
        self.assertEqual(answer["Content-Disposition"], 'attachment; filename="log.txt"')
        self.assertEqual(answer["X-Content-Type-Options"], "nosniff")
        self.assertIn("sandbox", answer["Content-Security-Policy"])
        self.assertEqual(b"".join(answer.streaming_content), b"<script>alert(1)</script>")

    def test_what_is_no_picture_and_no_text_is_refused(self):
        for name, content in {
            "page.html": b"<script>alert(1)</script>",
            "drawing.svg": b"<svg onload='alert(1)'/>",
            "picture.png": b"<script>alert(1)</script>",
            "paper.pdf": b"not a paper",
            "log.txt": b"\x00\x01\x02",
            "program.exe": b"MZ",
            "empty.txt": b"",
            "large.txt": b"x" * (10 * 1024 * 1024 + 1),
        }.items():
            with self.subTest(name):
                self.assertEqual(self.add(file=SimpleUploadedFile(name, content)).status_code, 422)

        self.assertEqual(self.files(), [])

    def test_a_file_goes_with_its_row(self):
        self.add(file=SimpleUploadedFile("log.txt", b"x"))

        with self.captureOnCommitCallbacks(execute=True):
            self.event.write_timeline(by=self.ana, rows=[{"id": self.entry.pk, "remove": True}])

        self.assertEqual(self.files(), [])

    def test_a_file_leaves_with_a_matter_that_is_handed_over(self):
        self.add(file=SimpleUploadedFile("log.txt", b"x"))

        with self.captureOnCommitCallbacks(execute=True):
            self.event.hand_to_other_process(by=self.ana)

        self.assertEqual(self.files(), [])

    def test_a_piece_is_removed(self):
        self.add(file=SimpleUploadedFile("log.txt", b"x"))
        piece = Evidence.objects.get()

        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(self.url("piece", self.entry.pk, piece.pk), {"_method": "delete"})

        self.assertEqual((self.files(), Evidence.objects.count()), ([], 0))

    def test_who_may_not_see_the_event_finds_no_file(self):
        self.add(file=SimpleUploadedFile("log.txt", b"x"))
        piece = Evidence.objects.get()
        self.event.describe(by=self.ana, visibility="restricted")
        self.client.force_login(make.member(self.acme, "Bo"))

        self.assertEqual(self.client.get(self.url("piece", self.entry.pk, piece.pk)).status_code, 404)

    def test_a_piece_is_found_under_its_own_event_only(self):
        self.add(url="https://example.org", caption="x")
        piece, other = Evidence.objects.get(), make.event(self.acme, text="Another one.")

        self.assertEqual(self.client.get(self.url("piece", self.entry.pk, piece.pk, event=other)).status_code, 404)
        self.assertEqual(self.client.get(self.url("evidence", self.entry.pk, event=other)).status_code, 404)


class LayersPageTests(TellingTestCase):
    def test_layers_to_begin_with_are_offered_and_taken(self):
        self.assertContains(self.client.get(self.url("findings")), "Begin with these")

        self.client.post(self.url("findings"), {"first_layers": "1"})

        self.assertEqual(Layer.objects.filter(organisation=self.acme).count(), 6)

    def test_a_layer_is_named_while_one_says_how_it_stood(self):
        """5.5: layers and holes of an event."""
        response = self.client.post(
            self.url("findings"), {"new-name": "Reading aloud", "new-kind": "people", "new-state": "held"}
        )

        self.assertRedirects(response, self.event.get_absolute_url() + "#layers")
        page = self.client.get(self.event.get_absolute_url())
        self.assertContains(page, "Reading aloud")
        self.assertContains(page, "chart-held")

    def test_the_second_of_two_people_sees_what_the_first_one_said(self):
        layer = Layer.add(self.acme, "Label")
        self.event.find_layers(by=self.ana, findings={layer: ("held", "")})

        sent = {f"state-{layer.pk}": "failed", f"note-{layer.pk}": "No field", f"was_state-{layer.pk}": ""}
        response = self.client.post(self.url("findings"), sent)

        self.assertContains(response, "They say: Held", status_code=409)
        self.assertContains(response, "No field", status_code=409)
        self.assertContains(response, f'name="was_state-{layer.pk}" value="held"', status_code=409)
        self.assertEqual(self.event.layer_findings.get().state, "held")

    def test_layers_are_changed_retired_and_brought_back(self):
        layer = Layer.add(self.acme, "Label")
        address = reverse("events:layer", args=[self.acme.slug, layer.pk])

        self.client.post(address, {"name": "Printed label", "kind": "process", "position": 3})
        self.client.post(f"{address}/retirement")

        layer.refresh_from_db()
        self.assertEqual((layer.name, layer.position, layer.is_retired), ("Printed label", 3, True))
        self.client.post(f"{address}/retirement", {"_method": "delete"})
        layer.refresh_from_db()
        self.assertFalse(layer.is_retired)

    def test_layers_of_another_organisation_are_not_there(self):
        elsewhere = Layer.add(make.organisation(make.person("Cleo"), "Elsewhere"), "Label")

        self.assertEqual(self.client.get(reverse("events:layer", args=[self.acme.slug, elsewhere.pk])).status_code, 404)

    def test_nonsense_never_breaks_it(self):
        layer = Layer.add(self.acme, "Label")
        for sent in (
            {},
            {f"state-{layer.pk}": "sideways"},
            {f"note-{layer.pk}": "x" * 301},
            {"new-name": "label"},
            {"new-name": "y", "new-kind": "z"},
            {"new-name": "a\x00b"},
        ):
            with self.subTest(sent=sent):
                self.assertIn(self.client.post(self.url("findings"), sent).status_code, {302, 409, 422})


class FactorsPageTests(TellingTestCase):
    def test_one_factor_is_pointed_out(self):
        """4.2, 4.4: a single cause, and causes beyond the technical and the person."""
        self.event.add_factor(by=self.ana, level="technical", text="The operator pressed the wrong button")

        page = self.client.get(self.url("factors"))

        self.assertContains(page, "There is one factor so far")
        self.assertContains(page, "None of them lies in the process")
        self.assertContains(page, "says what somebody did")

    def test_a_code_says_the_level_too(self):
        sent = {
            "form-TOTAL_FORMS": 1,
            "form-INITIAL_FORMS": 0,
            "form-0-text": "No owner",
            "form-0-level": "role_clarity",
        }

        self.client.post(self.url("factors"), sent | {"form-0-is_root": "on"})

        factor = self.event.factors.get()
        self.assertEqual((factor.level, factor.code, factor.is_root), ("team", "role_clarity", True))

    def test_that_none_was_found_is_said_and_taken_back(self):
        self.client.post(self.url("none_found"), {"where_looked": "The plan of shifts"})
        self.assertContains(self.client.get(self.event.get_absolute_url()), "The plan of shifts")

        self.client.post(self.url("none_found"), {"_method": "delete"})
        self.assertNotContains(self.client.get(self.event.get_absolute_url()), "The plan of shifts")

    def test_factors_are_drawn_with_what_made_them_likely(self):
        first = self.event.add_factor(by=self.ana, level="process", text="No field for the strength")
        self.event.add_factor(by=self.ana, level="task", text="<b>Two</b> calls", made_likely_by_id=first.pk)

        page = self.client.get(self.event.get_absolute_url())

        self.assertContains(page, "How factors led to it")
        self.assertContains(page, "causes__tie", count=1)
        self.assertContains(page, "&lt;b&gt;Two&lt;/b&gt; calls")


class QueriesTests(TellingTestCase):
    def queries(self):
        with CaptureQueriesContext(connection) as asked:
            self.client.get(self.event.get_absolute_url())
        tables = ("timelineentry", "mark", "evidence", "factor", "layer", "nonefound")
        return sum(any(f'FROM "events_{table}' in query["sql"] for table in tables) for query in asked)

    def test_no_page_asks_more_because_there_are_more_rows(self):
        layers = [Layer.add(self.acme, f"Layer {number}") for number in range(8)]
        self.rows("14:00")
        self.client.get(self.event.get_absolute_url())
        self.event.timeline.get().add_link(by=self.ana, url="https://example.org")
        self.event.add_factor(by=self.ana, text="One")
        self.event.find_layers(by=self.ana, findings={layers[0]: ("held", "")})
        few = self.queries()

        for entry in self.rows(*[f"14:{minute:02}" for minute in range(30)]):
            entry.add_link(by=self.ana, url="https://example.org")
        for number in range(20):
            self.event.add_factor(by=self.ana, text=f"Factor {number}")
        self.event.find_layers(by=self.ana, findings=dict.fromkeys(layers, ("failed", "")))

        self.assertLessEqual(self.queries(), few)
