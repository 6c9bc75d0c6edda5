"""Taking a report in. Of an anonymous one nothing is known but what it says and the day on which it came."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.common.codes import new_code
from goldseam.reporting.models.arriving import CHOICES, LINES, log_report
from goldseam.reporting.models.code import code_from, kept
from goldseam.reporting.models.report import Contact, Identity, Report
from goldseam.reporting.models.sealed import Sealed
from goldseam.reporting.pictures import plain_picture

LONGEST = 20_000


class Receiving:
    """A letterbox into which people put reports."""

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

        `once` is a secret of the copy of the form: the very same report, sent twice with it, is one report.
        """
        self._want_open_to(identity)
        is_known = identity == Identity.CONFIDENTIAL
        facts = self._facts(text, happened_on, details)
        facts |= {"happened_at": happened_at} if is_known and happened_at else {}
        reporter = {"name": name.strip()[:120], "contact": contact.strip()[:200]} if is_known else {}
        # Before the transaction: to write a picture anew takes a while, in which nobody else could write.
        plain = plain_picture(picture) if picture else None
        code = code_from(once, repr((self.pk, identity, facts, reporter, plain))) if once else new_code()
        about = {"identity": identity, "day": self.today, "receipt": kept(code)}
        self._take_in(facts, plain, about, reporter, is_sealed=not (is_known or at_once))
        return code

    @transaction.atomic
    def _take_in(self, facts: dict, picture, about: dict, reporter: dict, is_sealed: bool) -> None:
        """Keeps it, unless it came before."""
        type(self).objects.select_for_update(no_key=True).get(pk=self.pk)  # The same report, twice at once, is one.
        if _is_known(about["receipt"]):
            return
        if is_sealed:
            Sealed.put_in(self, facts, picture, receipt=about["receipt"])
            return
        report = log_report(self, facts, picture, **about)
        if any(reporter.values()):
            Contact.objects.create(report=report, **reporter).keepers.set(self.keepers.all())

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
        facts["text"] = "\n\n".join([text, *_passages(said)])
        facts["happened_on"] = happened_on.isoformat() if happened_on else ""
        return facts

    def _want_open_to(self, identity: str) -> None:
        if not self.is_open:
            raise ValidationError(_("This letterbox has been taken down."))
        if identity not in (Identity.CONFIDENTIAL, Identity.ANONYMOUS):
            raise ValidationError({"identity": _("Choose how you want to report.")})
        if identity == Identity.ANONYMOUS and not self.takes_anonymous:
            raise ValidationError({"identity": _("This letterbox takes reports in confidence only.")})


def _passages(said: dict) -> list[str]:
    """What was said of safeguards and of what made it likelier: part of the account until somebody sorts it."""
    asked = {"layers": _now("Safeguards: %(words)s"), "factors": _now("What made it likelier: %(words)s")}
    return [words % {"words": str(said[name]).strip()} for name, words in asked.items() if name in said]


def _is_known(receipt: str) -> bool:
    return Sealed.objects.filter(receipt=receipt).exists() or Report.objects.filter(receipt=receipt).exists()
