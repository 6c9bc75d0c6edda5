"""The page of documentation: each example comes in, and becomes what the page says."""

import re
from pathlib import Path

from django.conf import settings
from django.test import TestCase

from goldseam.exchange.models import Hook
from goldseam.exchange.webhooks.sender import SENDERS
from goldseam.exchange.webhooks.sent import Sent
from tests import make

PAGE = Path(settings.PACKAGE).parent / "docs" / "webhooks.md"
PICKED = {"title": "/check/name", "state": "/status", "place": "/where"}


class DocumentationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")

    def test_each_example_becomes_what_the_page_says(self):
        parts = dict(part.split("\n", 1) for part in PAGE.read_text("utf-8").split("\n## ")[1:])
        for sender in SENDERS:
            with self.subTest(sender.name):
                part = parts["Any other JSON" if sender.key == "generic" else sender.name]
                acme = make.organisation(self.ana, f"Acme {sender.key}")
                hook = Hook.make(acme, by=self.ana, sender=sender.key, name=sender.name)
                body = re.search(r"```json\n(.*?)```", part, re.DOTALL)[1]
                if sender.key == "generic":
                    hook.map(by=self.ana, example=body, **PICKED)

                told = hook.receive(Sent(body.encode())).told

                self.assertEqual([one.words() for one in told], re.findall(r"^> (.+)$", part, re.MULTILINE))
                self.assertEqual(body.strip(), sender.example.strip())
