"""Who is in a room just now, and that coming back changes nothing."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from goldseam.live import presence
from goldseam.live.models import Room, Seat
from tests import make


class PresenceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.room = make.room()
        cls.gus = make.seat(cls.room, "Gus")

    def version(self):
        return Room.objects.get(pk=self.room.pk).version

    def seen(self, ago):
        Seat.objects.update(seen_at=timezone.now() - timedelta(seconds=ago))
        return Seat.objects.get()

    def test_who_was_seen_a_moment_ago_is_here(self):
        self.assertTrue(presence.is_here(self.seen(30)))
        self.assertFalse(presence.is_here(self.seen(60)))

    def test_who_comes_is_seen_by_the_others_and_who_only_comes_back_is_not(self):
        before = self.version()
        self.seen(60)

        presence.come([self.gus.pk])
        came = self.version()
        presence.come([self.gus.pk])

        self.assertEqual((came, self.version()), (before + 1, before + 1))
        self.assertTrue(presence.is_here(Seat.objects.get()))

    def test_a_page_that_answers_is_here_again_and_one_that_is_unknown_does_no_harm(self):
        before = self.version()
        self.seen(60)

        presence.hear([self.gus.token, "of nobody"])
        presence.hear([self.gus.token])

        self.assertTrue(presence.is_here(Seat.objects.get()))
        self.assertEqual(self.version(), before + 1)

    def test_who_goes_is_gone_unless_another_process_has_seen_them_since(self):
        self.seen(10)
        presence.go([self.gus.pk], timezone.now() - timedelta(seconds=20))
        still_here = Seat.objects.get()

        presence.go([self.gus.pk], timezone.now())

        self.assertTrue(presence.is_here(still_here))
        self.assertFalse(presence.is_here(Seat.objects.get()))

    def test_who_leads_and_closes_the_page_leads_on_for_a_while(self):
        seat = make.seat(self.room, self.room.facilitator)

        presence.go([seat.pk], timezone.now())

        seat.refresh_from_db()
        self.assertEqual((presence.is_here(seat), self.room.is_led), (False, True))
