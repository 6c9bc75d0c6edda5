"""What an alarm writes into its event: the event itself, its times, and a few rows of the timeline."""

from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from goldseam.events.models import Event, EventKind, Moment
from goldseam.events.models.event import DetectionMethod
from goldseam.events.sentences import TITLE_LENGTH
from goldseam.exchange.webhooks.message import Message, State, Update
from goldseam.exchange.webhooks.saying import line, together

MOST_ROWS = 60
TOLD_AT = (10, 100, 1_000, 10_000)  # So often it fired: told in a row each, so that thousands are five rows.
FOR_HARM_DONE = {EventKind.INCIDENT, EventKind.SETBACK}


class Telling:
    """An alarm whose event people read. What people wrote there is never overwritten."""

    def log_event(self, message: Message) -> Event:
        hook = self.hook
        title = message.title or _("An alarm from %(sender)s") % {"sender": hook.from_where.name}
        began, noticed, ended = _in_order(message.started_at, message.detected_at or message.at, self.recovered_at)
        severity = "severity_actual" if hook.kind in FOR_HARM_DONE else "severity_potential"
        return Event.log(
            hook.organisation,
            by=None,
            text="\n\n".join(part for part in (title, message.text, message.link) if part),
            title=line(title, TITLE_LENGTH),
            kind=hook.kind,
            team=hook.team,
            visibility=hook.visibility,
            place=message.place,
            detection_method=DetectionMethod.MONITORING_ALERT,
            started_at=began,
            detected_at=noticed,
            mitigated_at=message.contained_at,
            recovered_at=ended,
            source="webhook",
            tags=message.tags,
            **{severity: message.severity},
        )

    def tell_beginning(self, message: Message) -> None:
        if not message.updates:
            self._add_row(message.started_at or message.at, _("“%(name)s” was reported") % {"name": message.title})
        self.tell_more(message)
        if not self.is_open:
            self.tell_end(message, is_known=True)

    def tell_again(self, message: Message, ended: datetime) -> None:
        """It is not over after all; a time of the end that somebody else gave stays."""
        self._add_row(message.at, _("“%(name)s” was reported again") % {"name": message.title})
        if self.is_written and self.event.recovered_at == ended:
            self._describe(recovered_at=None)
        self.tell_more(message)

    def tell_more(self, message: Message) -> None:
        """What is new in it: entries of the sender, that somebody took it on, that it is contained, that it goes on."""
        for update in message.updates:
            self._add_update(update)
        if message.state == State.TAKEN_ON:
            self._tell_taken_on(message)
        if message.contained_at or message.state == State.CONTAINED:
            self._tell_contained(message)
        if message.state == State.FIRING and self.count in TOLD_AT:
            self._add_row(message.at, _("It has fired %(count)s times") % {"count": self.count})

    def tell_end(self, message: Message, is_known: bool = False) -> None:
        """The row, and the time of the end if nobody gave one."""
        if not message.updates:
            self._add_row(self.recovered_at, _("“%(name)s” is over") % {"name": message.title or self.name})
        if self.is_written and self.event.recovered_at is None and not is_known:
            _began, _noticed, ended = _in_order(self.event.started_at, self.event.detected_at, self.recovered_at)
            self._describe(recovered_at=ended)

    def _add_update(self, update: Update) -> None:
        if update.text and update.key not in self.known_updates and self._add_row(update.at, update.text):
            self.known_updates = [*self.known_updates, update.key]

    def _tell_taken_on(self, message: Message) -> None:
        if not self.is_written or self.event.marks.filter(moment=Moment.ACKNOWLEDGED).exists():
            return
        row = self._add_row(message.at, _("Somebody took it on"))
        if row:
            self.event.mark_moments(by=None, acknowledged=row)

    def _tell_contained(self, message: Message) -> None:
        if self.is_written and self.event.mitigated_at is None:
            self._describe(mitigated_at=message.contained_at or message.at)

    def _add_row(self, at: datetime | None, text: str):
        if not self.is_written or self.rows >= MOST_ROWS:
            return None
        self.rows += 1
        time = f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC" if at else ""
        return self.event.add_row(by=None, time=time, text=text, kind="signal", source=self.where_from)

    @property
    def where_from(self) -> str:
        """“Alertmanager · checkout-service”."""
        return together(self.hook.from_where.name, self.hook.name)

    def _describe(self, **details) -> None:
        """Times of a machine that do not fit with what people wrote are left out."""
        try:
            with transaction.atomic():
                self.event.describe(by=None, **details)
        except ValidationError:
            self.event.refresh_from_db()


def _in_order(began, noticed, ended) -> tuple:
    """Clocks of several machines differ a little; what happened did so in this order."""
    if began and noticed and noticed < began:
        noticed = began
    if ended and (latest := noticed or began) and ended < latest:
        ended = latest
    return began, noticed, ended
