"""A receipt: what whoever holds the code of a report finds out about it, and how they answer."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from goldseam.activity.models import Activity
from goldseam.changes.models import Change
from goldseam.common.codes import read
from goldseam.reporting.models import code as codes
from goldseam.reporting.models.conversation import LONGEST, Message, want_room
from goldseam.reporting.models.report import Report
from goldseam.reporting.models.sealed import Sealed

LOOKED_AT = ("event.classified", "review.", "triage.", "event.layers_written", "event.factors_written")


@dataclass(frozen=True)
class Step:
    """How far a report has come."""

    key: str
    label: str
    is_reached: bool


class Receipt:
    """One report, as whoever sent it sees it. It names nobody but those who wrote to them."""

    def __init__(self, code: str, report: Report | None = None, sealed: Sealed | None = None):
        self._code, self.report, self.sealed = code, report, sealed

    @classmethod
    def by_code(cls, code: str) -> "Receipt | None":
        """The receipt of whatever somebody typed; None where there is no such report."""
        if not read(code):
            return None
        mark = codes.kept(code)
        report = Report.objects.filter(receipt=mark).select_related("event__organisation", "letterbox").first()
        if report:
            return cls(code, report=report)
        waiting = Sealed.objects.filter(receipt=mark, is_answer=False).defer("picture")
        sealed = waiting.select_related("organisation", "letterbox").first()
        return cls(code, sealed=sealed) if sealed else None

    @property
    def organisation(self):
        return self.sealed.organisation if self.sealed else self.event.organisation

    @property
    def letterbox(self):
        return self.sealed.letterbox if self.sealed else self.report.letterbox

    @property
    def event(self):
        return self.report.event

    @property
    def day(self):
        return (self.sealed or self.report).day

    @property
    def is_anonymous(self) -> bool:
        return self.report is None or self.report.is_anonymous

    @property
    def is_elsewhere(self) -> bool:
        """It belongs to another process, and there is nothing more to hear of it here."""
        return self.report is not None and self.event.is_handed_over

    @cached_property
    def outcome(self):
        return None if self.sealed else getattr(self.event, "outcome", None)

    @cached_property
    def thanks(self) -> list:
        return [] if self.sealed else list(self.event.thanks.select_related("by"))

    @cached_property
    def messages(self) -> list:
        return [] if self.sealed else list(self.event.messages.select_related("by"))

    @cached_property
    def changes(self) -> list[str]:
        """What reads differently now because of it, in words alone."""
        if self.sealed:
            return []
        shared = Change.objects.filter(event=self.event, version__artifact__is_private=False)
        changes = shared.select_related("version__artifact")
        return [str(change.version.artifact) for change in changes]

    @cached_property
    def state(self) -> str:
        """The furthest that it has come: sealed, waiting, read, looked_at, changed or answered."""
        if self.sealed:
            return "sealed"
        if self.outcome:
            return "answered"
        if self.changes:
            return "changed"
        return self._how_far_in_work

    @property
    def _how_far_in_work(self) -> str:
        done = set(Activity.objects.history_of(self.event).exclude(actor=None).values_list("kind", flat=True))
        if any(kind.startswith(LOOKED_AT) for kind in done):
            return "looked_at"
        return "read" if done else "waiting"

    @property
    def steps(self) -> list[Step]:
        labels = {
            "sealed": _("Sent"),
            "waiting": _("Arrived"),
            "read": _("Read"),
            "looked_at": _("Being worked on"),
            "changed": _("Something changed"),
            "answered": _("You have an answer"),
        }
        place = list(labels).index(self.state)
        is_reached = {key: at <= place for at, key in enumerate(labels)}
        is_reached["changed"] = bool(self.changes or (self.outcome and self.outcome.is_change))
        return [Step(key, label, is_reached[key]) for key, label in labels.items()]

    @transaction.atomic
    def answer(self, text: str, at_once: bool = False, once: str = "") -> None:
        """Answers those who look after it; of an anonymous report, in the morning unless asked otherwise.

        The same words are one answer, however often they are sent.
        """
        text = text.strip()
        if not text:
            raise ValidationError({"text": _("Write a sentence.")})
        if len(text) > LONGEST:
            raise ValidationError({"text": _("This is very long. Say the most important part.")})
        if self.report is None:
            raise ValidationError(_("Your report has not been opened yet. Come back tomorrow."))
        if self.is_elsewhere:
            raise ValidationError(_("This matter belongs to another process."))
        want_room(self.event, from_reporter=True)
        if not self.is_anonymous:
            Message.arrive(self.event.pk, text)
            return
        mark = codes.mark("answer", self.report.receipt, text)
        if Sealed.objects.filter(receipt=mark).exists():
            return
        if at_once:
            Message.arrive(self.event.pk, text)
        else:
            Sealed.put_answer(self.report, text, receipt=mark)
