"""Several deliveries at the same moment."""

import json
from functools import partial

from django.test import TransactionTestCase

from goldseam.exchange.models import Alarm
from goldseam.exchange.webhooks.sent import Sent
from tests import make
from tests.together import together


class AtOnceTests(TransactionTestCase):
    def test_two_deliveries_about_one_matter_open_one_event(self):
        hook = make.hook(make.organisation(make.person("Ana")))
        body = json.loads(hook.from_where.example)
        body["alerts"][0]["fingerprint"] = "another"
        bodies = [json.dumps(body | {"groupKey": str(number)}).encode() for number in range(4)]

        told = [answer.told[0].what for answer in together(*(partial(hook.receive, Sent(raw)) for raw in bodies))]

        self.assertEqual(sorted(told), ["folded", "folded", "folded", "opened"])
        self.assertEqual(sorted(Alarm.objects.values_list("count", flat=True)), [1, 4])
