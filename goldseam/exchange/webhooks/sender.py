"""Who can report here: how each writes and signs, and how it is set up, step by step."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from typing import Any

from django.utils.translation import gettext_lazy as _

from goldseam.events.models import EventKind
from goldseam.exchange.webhooks.message import Message
from goldseam.exchange.webhooks.senders import (
    alertmanager,
    generic,
    github,
    gitlab,
    opsgenie,
    pagerduty,
    sentry,
    statuspage,
)
from goldseam.exchange.webhooks.sent import Sent
from goldseam.exchange.webhooks.signatures import Scheme


@dataclass(frozen=True)
class Sender:
    """One tool. `steps` are what to do there; `secret_words` say where its secret comes from."""

    key: str
    name: str
    tells: Any
    reader: Callable[[Sent, Any], Iterator[Message]]
    steps: tuple = ()
    scheme: Scheme = Scheme.BEARER
    secret_words: Any = ""
    snippet: str = ""
    kind: str = EventKind.INCIDENT
    asks: tuple[str, ...] = ()
    repeats_bodies: bool = False  # It writes the very same body again while something goes on.
    example_headers: dict[str, str] = field(default_factory=dict)

    def read(self, sent: Sent, hook) -> Iterator[Message]:
        return self.reader(sent, hook)

    @cached_property
    def example(self) -> str:
        """A body as this sender writes it, for trying out."""
        return (files("goldseam.exchange.webhooks") / "examples" / f"{self.key}.json").read_text("utf-8")

    def snippet_for(self, address: str) -> str:
        return self.snippet.replace("ADDRESS", address)


PASSWORD = _("If you like, a password that comes along in the header Authorization. Make a long one by chance.")
ALERTMANAGER = """receivers:
  - name: goldseam
    webhook_configs:
      - url: ADDRESS
        send_resolved: true
"""
CURL = """curl ADDRESS \\
  -H "Content-Type: application/json" \\
  -d '{"title": "Queue is long", "status": "firing"}'
"""

SENDERS = [
    Sender(
        key="alertmanager",
        name="Alertmanager",
        tells=_("Alerts of Prometheus, each with its own state"),
        reader=alertmanager.read,
        steps=(
            _("Add this receiver to alertmanager.yml, and name it in a route."),
            _("Keep send_resolved: true, so that the end is known, too."),
            _("With a password: add http_config → authorization → credentials."),
            _("Reload Alertmanager. The next alert that fires shows up below."),
        ),
        snippet=ALERTMANAGER,
        secret_words=PASSWORD,
        repeats_bodies=True,
    ),
    Sender(
        key="grafana",
        name="Grafana",
        tells=_("Alerts of Grafana, each with its own state"),
        reader=alertmanager.read,
        steps=(
            _("In Grafana, open Alerting → Contact points → Add contact point."),
            _("Choose Webhook, paste the address as URL, and leave the method at POST."),
            _("Leave “Disable resolved message” off, so that the end is known, too."),
            _("With a password: Authorization header, scheme Bearer, and the password as credentials."),
            _("Press Test there, then choose the contact point in a notification policy."),
        ),
        secret_words=PASSWORD,
        repeats_bodies=True,
    ),
    Sender(
        key="pagerduty",
        name="PagerDuty",
        tells=_("Incidents: triggered, taken on, resolved"),
        reader=pagerduty.read,
        steps=(
            _("In PagerDuty, open Integrations → Generic Webhooks (v3) → New Webhook."),
            _("Paste the address as Webhook URL and choose the services that it is about."),
            _("Choose the events incident.triggered, acknowledged, unacknowledged, reopened, resolved and annotated."),
            _("Add the webhook. PagerDuty shows a secret once: put it in here."),
        ),
        scheme=Scheme.PAGERDUTY,
        secret_words=_("PagerDuty shows it once, after the webhook was added there."),
    ),
    Sender(
        key="opsgenie",
        name="Opsgenie",
        tells=_("Alerts: created, acknowledged, closed"),
        reader=opsgenie.read,
        steps=(
            _("In Opsgenie, open Settings → Integrations → Add integration → Webhook."),
            _("Paste the address as Webhook URL, and let it add the alert's description to the payload."),
            _("Choose the actions Create, Acknowledge, UnAcknowledge, AddNote, Close and Delete."),
            _("With a password: add a custom header Authorization with the value “Bearer” and the password."),
            _("Save and turn the integration on."),
        ),
        secret_words=PASSWORD,
    ),
    Sender(
        key="sentry",
        name="Sentry",
        tells=_("Issues and alert rules; resolved issues close"),
        reader=sentry.read,
        steps=(
            _("In Sentry, open Settings → Developer Settings → Create New Integration → Internal Integration."),
            _("Paste the address as Webhook URL, and switch Alert Rule Action on."),
            _("Give it the permission to read Issues & Events, and tick the webhook “issue”."),
            _("Save. Sentry shows a client secret: put it in here."),
            _("Choose the integration as an action of the alert rules that should open events."),
        ),
        scheme=Scheme.SENTRY,
        secret_words=_("It is the client secret of the internal integration."),
    ),
    Sender(
        key="github",
        name="GitHub",
        tells=_("Failed workflow runs and deployments, and issues with a label"),
        reader=github.read,
        steps=(
            _("In the repository, open Settings → Webhooks → Add webhook."),
            _("Paste the address as Payload URL, and choose the content type application/json."),
            _("Put the same long secret in there and here."),
            _("Choose “Let me select individual events”: Workflow runs, Deployment statuses, Issues."),
            _("Add the webhook. GitHub sends a ping at once; it shows up below."),
        ),
        scheme=Scheme.HUB,
        secret_words=_("Make a long one by chance, and put the same in at GitHub."),
        kind=EventKind.SETBACK,
        asks=("label", "branches"),
    ),
    Sender(
        key="gitlab",
        name="GitLab",
        tells=_("Failed pipelines and deployments, incidents, and issues with a label"),
        reader=gitlab.read,
        steps=(
            _("In the project, open Settings → Webhooks → Add new webhook."),
            _("Paste the address as URL, and the same long secret as Secret token there and here."),
            _("Tick Pipeline events, Deployment events and Issues events."),
            _("Add the webhook, and press Test there."),
        ),
        scheme=Scheme.GITLAB,
        secret_words=_("Make a long one by chance, and put the same in at GitLab as Secret token."),
        kind=EventKind.SETBACK,
        asks=("label", "branches"),
    ),
    Sender(
        key="statuspage",
        name="Statuspage",
        tells=_("Incidents with all their updates, and the postmortem"),
        reader=statuspage.read,
        steps=(
            _("On the page itself, choose Subscribe to updates → Webhook."),
            _("Paste the address, and a mail address that is told if deliveries fail."),
            _("Statuspage sends each update of an incident. Planned work and single components open nothing."),
        ),
        scheme=Scheme.ADDRESS,
    ),
    Sender(
        key="generic",
        name="JSON",
        tells=_("Any other tool that sends JSON: you show where things stand in it"),
        reader=generic.read,
        steps=(
            _("Let the tool send JSON by POST to the address, once."),
            _("Then say below where things stand in it. Before that, nothing is opened."),
        ),
        snippet=CURL,
        scheme=Scheme.STANDARD,
        secret_words=_("What the tool signs with, or the password that it sends."),
        repeats_bodies=True,
    ),
]
BY_KEY = {sender.key: sender for sender in SENDERS}
SENDER_CHOICES = [(sender.key, sender.name) for sender in SENDERS]


def sender_named(key: str) -> Sender:
    return BY_KEY[key]
