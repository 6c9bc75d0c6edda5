"""What a page in a room hears, who may listen, and how a stream ends."""

import http.client
import zlib
from unittest.mock import patch

from django.test import TransactionTestCase

from goldseam.live import secrets
from goldseam.live.models import Draft
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
