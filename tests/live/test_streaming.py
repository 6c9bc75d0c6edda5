"""What a page in a room hears, who may listen, and how a stream ends."""

import http.client
import zlib
from datetime import timedelta
from unittest.mock import patch

from django.test import TransactionTestCase
from django.utils import timezone

from goldseam.live import secrets
from goldseam.live.models import Draft, Seat
from goldseam.live.presence import is_here
from goldseam.live.stages import Doing
from tests import make
from tests.live.served import Page, room, served


class StreamTests(TransactionTestCase):
    def setUp(self):
        self.ana = make.person("Ana")
        self.room = room(Doing.WRITE, Doing.DISCUSS, by=self.ana)
        self.room.join(person=self.ana, secret="of-ana")
        self.bo = self.room.join(name="Bo", secret="of-bo")
        self.server = self.enterContext(served())

    def listen(self, secret, **more):
        page = Page(self.server, self.room, secret, **more)
        self.addCleanup(page.close)
        return page

    def settled(self, secret):
        """A page that has heard how the room is now, and that it is there itself."""
        page = self.listen(secret)
        page.hear("shown")
        while not page.hears_nothing():
            pass
        return page

    def test_everybody_sees_a_new_stage_and_who_comes(self):
        ana, bo = self.settled("of-ana"), self.settled("of-bo")

        self.room.go_to(1, by=self.ana)
        stages = [page.sees("stage", "Write") for page in (ana, bo)]
        self.room.join(name="Cem", secret="of-cem")
        people = [page.sees("people", "Cem") for page in (ana, bo)]

        self.assertTrue(all(stages + people))

    def test_what_others_write_in_silence_is_neither_seen_nor_heard(self):
        """No text, no number, and no moment at which anybody wrote: the stream is still."""
        self.room.go_to(1, by=self.ana)
        bo = self.settled("of-bo")
        version = self.room.__class__.objects.get(pk=self.room.pk).version

        draft = Draft(text="The supplier is late").pk
        owner = secrets.Owner("of-ana", self.room.pk).cards
        for text in ("The supplier is", "The supplier is late"):
            self.room.write(owner, draft, text)
        self.room.write(owner, Draft().pk, "Nobody tested it")

        self.assertTrue(bo.hears_nothing(within=1.5))
        self.room.refresh_from_db()
        self.assertEqual(self.room.version, version)
        self.assertEqual(self.room.drafts.count(), 2)

    def test_only_who_has_a_seat_may_listen(self):
        other = room(Doing.WRITE)
        other.join(name="Bo", secret="of-another-room")

        answers = [self.listen(secret).status for secret in ("", "made-up", "of-another-room", "Zo\xeb")]

        self.assertEqual(answers, [404] * 4)

    def test_who_is_sent_out_hears_no_more(self):
        bo, ana = self.settled("of-bo"), self.settled("of-ana")

        self.room.send_out(self.bo, by=self.ana)

        self.assertEqual(bo.rest()[-1], "out")
        self.assertNotIn("Bo", ana.hear("part")["html"])
        self.assertEqual(self.listen("of-bo").status, 404)

    def test_whose_account_is_closed_hears_no_more(self):
        ana = self.settled("of-ana")
        type(self.ana).objects.update(is_active=False)

        self.room.go_to(1, by=self.ana)

        self.assertEqual(ana.rest()[-1], "out")

    def test_who_goes_on_on_another_device_hears_there_and_not_on_the_old_one(self):
        old, _bo = self.settled("of-ana"), self.settled("of-bo")

        self.room.join(person=self.ana, secret="of-anas-phone")
        new = self.listen("of-anas-phone")

        self.assertEqual((old.rest()[-1], bool(new.hear("shown"))), ("out", True))

    def test_of_too_many_windows_the_oldest_ends_and_the_newest_is_not_refused(self):
        first, *_others = [self.settled("of-bo") for _ in range(2)]
        with patch("goldseam.live.hub.MOST_OF_ONE", 2):
            newest = self.listen("of-bo")

            self.assertTrue(newest.hear("shown"))
            self.assertNotIn("out", first.rest())

    def test_a_room_that_ends_says_so(self):
        bo = self.settled("of-bo")

        self.room.end(by=self.ana)

        self.assertEqual(bo.rest()[-1], "over")

    def test_only_who_leads_is_sent_what_is_for_who_leads(self):
        ana, bo = self.listen("of-ana"), self.listen("of-bo")
        parts = {page: {page.hear("part")["name"] for _ in range(2)} for page in (ana, bo)}

        self.assertEqual(parts[bo], {"stage", "people"})
        self.assertIn("name", ana.hear("part"))
        self.assertTrue(bo.heard.get()["event"] == "shown")

    def unheard(self, seat, **ago):
        Seat.objects.filter(pk=seat.pk).update(seen_at=timezone.now() - timedelta(**ago))

    def test_a_line_that_is_open_and_answers_nothing_is_nobody_here(self):
        """A phone in a tunnel: the network tells of it a quarter of an hour later."""
        bo, ana = self.listen("of-bo"), self.listen("of-ana")
        with patch("goldseam.live.attendance.LOOKED_EVERY", 1):
            while not ana.hears_nothing(within=2.5):  # Both have been written down as having come.
                pass
            self.unheard(self.bo, minutes=1)

            self.assertTrue(ana.sees("people", ">away<"))
        self.assertNotIn("out", [bo.heard.get()["event"] for _ in range(bo.heard.qsize())])

    def test_a_page_that_answers_is_seen_by_the_others(self):
        self.unheard(self.bo, minutes=1)
        ana = self.listen("of-ana")
        self.assertTrue(ana.sees("people", ">away<"))
        line = http.client.HTTPConnection("127.0.0.1", ana.line.port, timeout=10)
        self.addCleanup(line.close)

        line.request("PUT", f"/live/{self.room.code}/presence", headers={"Cookie": "seat=of-bo"})

        self.assertEqual(line.getresponse().status, 204)
        while (told := ana.hear("part"))["name"] != "people" or ">away<" in told["html"]:
            pass
        self.bo.refresh_from_db()
        self.assertTrue(is_here(self.bo))

    def test_a_page_of_a_lead_that_somebody_took_meanwhile_is_asked_for_anew(self):
        """Ana’s line was broken while Bo took the lead: her page still has the bar of whoever leads."""
        as_before, as_now = (self.listen("of-bo", query=f"?leads={leads}") for leads in (1, 0))

        self.assertEqual(as_before.rest()[-1], "again")
        self.assertTrue(as_now.hear("shown"))

    def test_all_hear_that_nobody_leads_any_more(self):
        bo = self.listen("of-bo")
        self.assertTrue(bo.sees("people", 'data-mine-of="led"'))
        with patch("goldseam.live.attendance.LOOKED_EVERY", 1):
            self.unheard(self.room.seats.get(person=self.ana), minutes=4)

            self.assertTrue(bo.sees("people", 'data-mine-of="not led"'))

    def test_who_comes_back_is_sent_only_what_is_new(self):
        page = self.settled("of-bo")
        self.room.refresh_from_db()
        page.close()

        again = self.listen("of-bo", **{"Last-Event-ID": str(self.room.version)})

        self.assertEqual(again.heard.get(timeout=5)["event"], "hello")
        self.assertTrue(again.hears_nothing())

    def test_what_is_packed_once_for_all_unpacks_for_each(self):
        unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
        page = self.settled("of-bo")
        line = http.client.HTTPConnection("127.0.0.1", page.line.port, timeout=10)
        self.addCleanup(line.close)
        line.request(
            "GET", f"/live/{self.room.code}/stream", headers={"Cookie": "seat=of-bo", "Accept-Encoding": "br, gzip"}
        )
        answer = line.getresponse()

        self.room.end(by=self.ana)
        told = unpacking.decompress(answer.read())

        self.assertEqual(answer.headers["Content-Encoding"], "gzip")
        self.assertTrue(unpacking.eof)  # With the right check sum.
        self.assertTrue(told.endswith(b'event: over\ndata: ""\n\n'))

    def test_odd_addresses_do_no_harm(self):
        for query in ("?version=9999999999999999999999", "?version=-1&language=xx", "?language=%00", "?version=x"):
            with self.subTest(query):
                self.assertEqual(self.listen("of-bo", query=query).hear("shown")["at"], 0)
