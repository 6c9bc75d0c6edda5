"""The page of a room: the door, the room as each sees it, and what only the lead can do."""

from datetime import timedelta
from unittest.mock import patch

from django.test import TestCase
from django.utils import timezone

from goldseam.live.listening import place_of
from goldseam.live.models import Room
from goldseam.live.views.scopes import PACE
from tests import make


class RoomPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.room = make.room(cls.acme, cls.ana, frame="What is in the way?")
        cls.path = f"/live/{cls.room.code}"

    def enter(self, who=None, name="Gus"):
        if who:
            self.client.force_login(who)
        self.client.get(self.path)
        return self.client.post(f"{self.path}/seats", {} if who else {"name": name})

    def send(self, to, **data):
        return self.client.post(f"{self.path}/{to}", data)


class DoorTests(RoomPageTests):
    def test_a_guest_comes_in_under_a_name_and_sees_no_menu_of_the_organisation(self):
        response = self.enter(name="Gus")

        self.assertRedirects(response, self.path)
        page = self.client.get(self.path)
        self.assertContains(page, "Gus")
        self.assertNotContains(page, "/acme/")

    def test_a_closed_account_is_at_the_door_again_and_hears_nothing(self):
        self.enter(self.bo)
        secret = self.client.cookies["seat"].value
        self.assertIsNotNone(place_of(self.room.code, secret))
        self.bo.amend(by=self.ana, is_active=False)

        self.assertContains(self.client.get(self.path), "call you here")
        self.assertIsNone(place_of(self.room.code, secret))
        self.assertRedirects(self.enter(name="Somebody"), self.path)

    def test_coming_in_twice_with_the_same_form_is_one_seat(self):
        self.enter()
        self.send("seats", name="Gus")

        self.assertEqual(self.room.seats.count(), 1)

    def test_somebody_with_an_account_comes_in_with_it_or_under_another_name(self):
        self.enter(self.bo)
        self.assertEqual(self.room.seats.get().person, self.bo)

        self.room.seats.all().delete()
        self.send("seats", as_guest="1", name="A quiet one")
        self.assertEqual([(seat.person, seat.name) for seat in self.room.seats.all()], [(None, "A quiet one")])

    def test_another_account_on_the_same_device_gets_a_seat_of_its_own(self):
        self.enter(self.ana)
        self.enter(self.bo)

        self.assertEqual({seat.person for seat in self.room.seats.all()}, {self.ana, self.bo})

    def test_a_missing_name_is_said_beside_the_field(self):
        response = self.enter(name=" ")

        self.assertContains(response, "called here", status_code=422)

    def test_the_secret_of_a_seat_goes_to_its_room_alone_and_to_no_script(self):
        cookie = self.client.get(self.path).cookies["seat"]

        self.assertEqual((cookie["path"], cookie["httponly"], cookie["samesite"]), (self.path, True, "Lax"))

    def test_a_code_that_opens_nothing_says_so_and_is_not_tried_without_end(self):
        self.assertContains(self.client.get("/live/NOSUCHROOM12"), "no such room", status_code=404)

        with patch.object(PACE, "most", 0):
            self.assertContains(self.client.get("/live/NOSUCHROOM12"), "Wait a minute", status_code=429)
            self.assertEqual(self.client.post("/live", {"code": "NKSVCHRKKM22"}).status_code, 429)
            self.assertEqual(self.client.get(self.path).status_code, 200)

    def test_a_room_that_is_over_says_so(self):
        self.enter()
        self.room.end(by=self.ana)

        self.assertContains(self.client.get(self.path), "This room is over", status_code=410)


class LeadTests(RoomPageTests):
    def test_only_who_leads_moves_the_room(self):
        self.enter()
        self.assertEqual(self.send("stage", at=1).status_code, 404)

        self.enter(self.ana)
        self.assertRedirects(self.send("stage", at=1), self.path)
        self.assertContains(self.client.get(self.path), "What is in the way?")

    def test_who_has_no_seat_is_led_to_the_door(self):
        self.assertRedirects(self.send("stage", at=1), self.path)

    def test_an_odd_stage_is_refused_in_words(self):
        self.enter(self.ana)

        for at in ("x", "-1", "1e309", "99", "\0", "9" * 40):
            self.assertContains(self.send("stage", at=at), "no such stage", status_code=422)

    def test_the_script_gets_its_own_part_of_the_page(self):
        self.enter(self.ana)

        response = self.client.post(f"{self.path}/stage", {"at": 1}, headers={"X-Live": "1"})

        self.assertEqual(response.status_code, 200)
        self.assertNotContains(response, "<html")

    def test_the_clock_the_door_and_the_lead_are_in_the_hands_of_who_leads(self):
        self.enter(self.ana)
        other = make.seat(self.room, self.bo)
        self.send("stage", at=2)

        self.assertRedirects(self.send("minute"), self.path)
        self.assertRedirects(self.send("pause"), self.path)
        self.assertRedirects(self.send("pause", _method="delete"), self.path)
        self.assertRedirects(self.send("lock"), self.path)
        self.assertRedirects(self.send("lock", _method="delete"), self.path)
        self.assertRedirects(self.send(f"seats/{other.pk}/lead"), self.path)
        self.assertEqual(Room.objects.get().facilitator, self.bo)

    def test_somebody_goes_and_somebody_is_sent_out(self):
        self.enter(self.ana)
        guest = make.seat(self.room, "Gus")

        self.assertRedirects(self.send(f"seats/{guest.pk}", _method="delete"), self.path)
        self.assertFalse(self.room.seats.filter(pk=guest.pk).exists())
        mine = self.room.seats.get()
        self.assertRedirects(self.send(f"seats/{mine.pk}", _method="delete"), self.path)
        self.assertFalse(self.room.seats.exists())

    def test_a_guest_sends_nobody_out(self):
        other = make.seat(self.room, "Kim")
        self.enter()

        self.assertEqual(self.send(f"seats/{other.pk}", _method="delete").status_code, 404)

    def test_the_end_of_the_room(self):
        self.enter(self.ana)

        self.assertContains(self.send("ending"), "This room is over", status_code=410)
        self.assertTrue(Room.objects.get().is_over)

    def test_the_end_of_a_rehearsal_says_that_nothing_is_kept(self):
        Room.objects.update(is_rehearsal=True)
        self.enter(self.ana)

        page = self.send("ending")

        self.assertContains(page, "The rehearsal is over", status_code=410)
        self.assertContains(page, f'href="/{self.room.organisation.slug}/rooms"', status_code=410)
        self.assertFalse(Room.objects.exists())


class AbsentLeadTests(RoomPageTests):
    def setUp(self):
        make.seat(self.room, self.ana)
        self.enter(self.bo)

    def mine(self):
        return self.client.get(f"{self.path}/mine", headers={"X-Live": "1"})

    def ana_goes(self):
        self.room.seats.filter(person=self.ana).update(seen_at=timezone.now() - timedelta(minutes=4))

    def test_who_could_lead_is_offered_it_without_loading_the_page_anew(self):
        before = self.mine()
        self.ana_goes()

        self.assertNotContains(before, "Take the lead")
        self.assertContains(self.mine(), "Take the lead")

    def test_who_takes_it_leads_and_the_offer_is_gone(self):
        self.ana_goes()
        seat = self.room.seats.get(person=self.bo)

        self.send(f"seats/{seat.pk}/lead", _method="put")

        self.assertTrue(Room.objects.get().is_led_by(self.bo))
        self.assertNotContains(self.mine(), "Take the lead")

    def test_a_guest_is_offered_nothing(self):
        self.client.logout()
        self.client.cookies.clear()
        self.enter(name="Gus")
        self.ana_goes()

        self.assertNotContains(self.mine(), "Take the lead")
