"""What tests of triage start from."""

from datetime import timedelta

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from goldseam.activity import delivery
from goldseam.events.models import Event
from goldseam.triage.models import Triage, Waiting
from tests import make


class DeskTestCase(TestCase):
    """Ana and Bo sort what Rae reported."""

    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(owner=cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.rae = make.member(cls.acme, "Rae", role="reporter")

    def setUp(self):
        self.client.force_login(self.ana)

    def reported(self, text="A label was nearly mixed up.", days=0, **details):
        """Something that waits, for so many days."""
        event = make.event(self.acme, by=self.rae, text=text, **({"kind": "near_miss"} | details))
        waiting = Waiting.begin(event)
        Waiting.objects.filter(pk=waiting.pk).update(since=timezone.now() - timedelta(days=days))
        return event

    def decide(self, event, route="note", by=None, **more):
        return Triage.decide(by or self.ana, Event.objects.get(pk=event.pk), route, **more)

    def waits(self, event):
        return Waiting.objects.filter(event=event).exists()

    def deliver(self):
        while delivery.deliver():
            pass

    def url(self, name, *args):
        return reverse(f"triage:{name}", args=["acme", *args])

    def send(self, name, event, **data):
        return self.client.post(self.url(name, event.number), data)
