"""What is sent to everybody stays the same as long as nothing happens, however much time goes by."""

from datetime import timedelta
from unittest.mock import patch

from django.test import TestCase
from django.utils import timezone

from goldseam.live.drawing import AT_ONCE, Kind, draw
from goldseam.live.stages import Doing, Stage
from tests import make


class DrawingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.room = make.room(
            make.organisation(cls.ana), cls.ana, stages=[Stage("talk", Doing.DISCUSS, "Talk", minutes=5)]
        )
        cls.room.go_to(1, by=cls.ana)

    def stage(self, minutes=0):
        with patch.object(timezone, "now", return_value=timezone.now() + timedelta(minutes=minutes)):
            return draw(self.room.pk, {"en"}, AT_ONCE).parts[Kind("en", False)]["stage"]

    def test_the_table_is_not_sent_again_because_a_minute_has_gone_by(self):
        self.assertIn(b"<room-clock", self.stage().plain)
        self.assertEqual(self.stage(), self.stage(minutes=1))

    def test_the_table_is_not_sent_again_while_the_clock_stands(self):
        self.room.pause(by=self.ana)

        self.assertIn(b"paused", self.stage().plain)
        self.assertEqual(self.stage(), self.stage(minutes=1))
