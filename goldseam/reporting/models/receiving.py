"""Taking a report in. Of an anonymous one nothing is known but what it says and the day on which it came."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.common.pace import Pace
from goldseam.reporting.models.arriving import CHOICES, LINES, log_report
from goldseam.reporting.models.code import code_from, kept, new_code
from goldseam.reporting.models.report import Contact, Identity, Report
from goldseam.reporting.models.sealed import Sealed
from goldseam.reporting.pictures import plain_picture

LONGEST = 20_000
SENDING = Pace(20, seconds=60)


class Receiving:
    """A letterbox into which people put reports."""

    @transaction.atomic
    def receive(
        self,
        text: str,
        *,
        identity: str = Identity.CONFIDENTIAL,
        at_once: bool = False,
        picture=None,
        name: str = "",
        contact: str = "",
        happened_on=None,
        happened_at=None,
        once: str = "",
        **details,
    ) -> str:
        """Takes the report in and gives the code of its receipt, which is told nobody else and never again.

        `once` is a secret of the copy of the form: the same report, sent twice with it, is one report.
        """
        facts = self._facts(text, happened_on, details)
        self._want_open_to(identity)
        code = code_from(once, text.strip()) if once else new_code()
        if _is_known(code):
            return code
        if not SENDING.allows(self.pk):
            raise ValidationError(_("Many reports come in just now. Wait a minute and send it again."))

        plain = plain_picture(picture) if picture else None
        if identity == Identity.ANONYMOUS:
            sealed = Sealed.put_in(self, facts, plain, receipt=kept(code))
            if at_once:
                sealed.open()
        else:
            facts["happened_at"] = happened_at
            report = log_report(self, facts, plain, identity=identity, day=self.today, receipt=kept(code))
            if name.strip() or contact.strip():
                Contact.objects.create(report=report, name=name.strip()[:120], contact=contact.strip()[:200])
        return code

    @property
    def today(self):
        return timezone.localdate(timezone=ZoneInfo(self.organisation.time_zone))

    def _facts(self, text: str, happened_on, details: dict) -> dict:
        """What the report says, in plain values, and nothing else."""
        text = text.strip()
        if not text:
            raise ValidationError({"text": _("Say in a sentence what happened.")})
        if len(text) > LONGEST:
            raise ValidationError({"text": _("This is very long. Tell the most important part.")})
        if happened_on and happened_on > self.today + timedelta(days=1):
            raise ValidationError({"happened_on": _("This day is still to come.")})
        said = {name: value for name, value in details.items() if value not in (None, "")}
        facts = {name: value for name, value in said.items() if value in CHOICES.get(name, ())}
        facts |= {name: str(said[name]).strip()[:most] for name, most in LINES.items() if name in said}
        facts["text"] = "\n\n".join(part for part in (text, str(said.get("layers", "")).strip()) if part)
        facts["happened_on"] = happened_on.isoformat() if happened_on else ""
        return facts

    def _want_open_to(self, identity: str) -> None:
        if not self.is_open:
            raise ValidationError(_("This letterbox has been taken down."))
        if identity not in (Identity.CONFIDENTIAL, Identity.ANONYMOUS):
            raise ValidationError({"identity": _("Choose how you want to report.")})
        if identity == Identity.ANONYMOUS and not self.takes_anonymous:
            raise ValidationError({"identity": _("This letterbox takes reports in confidence only.")})


def _is_known(code: str) -> bool:
    receipt = kept(code)
    return Sealed.objects.filter(receipt=receipt).exists() or Report.objects.filter(receipt=receipt).exists()
