"""The list of rooms, opening one for a talk, what came of it, and the code that people type."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from tests import make


class RoomListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.cleo = make.member(cls.acme, "Cleo")

    def test_a_talk_is_opened_by_a_template(self):
        self.client.force_login(self.ana)
        asked = {"title": "What slows us down", "template": "round", "pace": "live", "welcomes_guests": "on"}

        response = self.client.post("/acme/rooms/new", asked)

        room = self.acme.rooms.get()
        self.assertRedirects(response, f"/live/{room.code}")
        self.assertEqual([stage.key for stage in room.all_stages], ["lobby", "frame", "round", "close"])

    def test_a_room_without_a_name_is_asked_for_one_and_keeps_the_rest(self):
        self.client.force_login(self.ana)

        page = self.client.post("/acme/rooms/new", {"frame": "Why?", "template": "round", "pace": "live"})

        self.assertContains(page, "in a few words", status_code=422)
        self.assertContains(page, "Why?", status_code=422)

    def test_rooms_of_a_team_are_seen_by_the_team_and_by_who_sits_there(self):
        room = make.room(self.acme, self.ana, title="Of the team", team=make.team(self.acme, "Night", [self.bo]))
        make.room(self.acme, self.ana, title="A try", is_rehearsal=True)
        self.client.force_login(self.cleo)
        self.assertNotContains(self.client.get("/acme/rooms"), "Of the team")

        make.seat(room, self.cleo)

        self.assertContains(self.client.get("/acme/rooms"), "Of the team")
        self.assertNotContains(self.client.get("/acme/rooms"), "A try")
        self.assertContains(self.client.get("/acme/"), "Of the team")

    def test_what_came_of_a_talk_is_read_when_it_is_over(self):
        room = make.room(self.acme, self.ana, title="An old talk")
        self.client.force_login(self.bo)
        self.assertRedirects(self.client.get(f"/acme/rooms/{room.number}"), f"/live/{room.code}")
        group = room.clusters.create(stage="ideas", title="Too many tools", votes=3, rank=1)
        room.cards.create(stage="ideas", text="Four trackers", is_open=True, cluster=group)
        room.cards.create(stage="ideas", text="Never turned over")

        room.end(by=self.ana)

        page = self.client.get(f"/acme/rooms/{room.number}")
        self.assertContains(page, "Too many tools")
        self.assertContains(page, "Four trackers")
        self.assertNotContains(page, "Never turned over")
        self.assertContains(self.client.get(f"/live/{room.code}"), "What came of it", status_code=410)

    def test_the_list_asks_as_much_however_many_rooms_there_are(self):
        self.client.force_login(self.ana)
        self.client.get("/acme/rooms")
        counts = []
        for _ in range(2):
            for at in range(3):
                make.seat(make.room(self.acme, self.ana), f"Gus {at}")
                make.room(self.acme, self.ana).end(by=self.ana)
            with CaptureQueriesContext(connection) as queries:
                self.client.get("/acme/rooms")
            counts.append(len(queries))
        self.assertEqual(*counts)


class CodeTests(TestCase):
    def test_a_code_is_typed_as_it_was_heard(self):
        room = make.room()

        for typed in (room.readable_code, room.code.lower(), " ".join(room.code)):
            self.assertRedirects(self.client.post("/live", {"code": typed}), f"/live/{room.code}")
        for typed in ("", "x", "\0", "A" * 12, "é" * 12):
            self.assertEqual(self.client.post("/live", {"code": typed}).status_code, 422)
