"""One call of an address: what was sent, how often it was tried, and what came back."""

import json
import uuid
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.common.plain_text import in_a_line
from goldseam.guardrails.calling import send_call

# About three days in all, so that a week-end is not enough to lose it.
PAUSES = [timedelta(seconds=5), timedelta(minutes=5), timedelta(minutes=30)]
PAUSES += [timedelta(hours=hours) for hours in (2, 5, 10, 14, 20, 22)]
KEPT_OF_ANSWER = 200


class Call(models.Model):
    """It is sent under the same `message` each time, so that whoever gets it twice acts once."""

    address = models.ForeignKey("guardrails.Address", models.CASCADE, related_name="calls")
    breach = models.ForeignKey("guardrails.Breach", models.CASCADE, null=True, related_name="calls")
    message = models.CharField(max_length=60, unique=True)
    body = models.TextField()
    is_trial = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)
    answer = models.CharField(max_length=KEPT_OF_ANSWER, blank=True)
    problem = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["address", "-id"], name="calls_of_address")]

    def __str__(self):
        return self.message

    @classmethod
    def of_breach(cls, address, breach) -> "Call":
        from goldseam.guardrails.call_body import body_of_breach  # Reads breaches and calls.

        return cls._begin(address, body_of_breach(breach), breach=breach)

    @classmethod
    @transaction.atomic
    def try_out(cls, address, by) -> "Call":
        """A call that says that it is a trial, so that people see whether it arrives."""
        if not address.secret:
            raise ValidationError(_("Make a secret first: without one nobody can tell that a call is real."))
        if address.is_closed:
            raise ValidationError(_("It is closed. Open it again first."))
        from goldseam.guardrails.call_body import body_of_trial

        return cls._begin(address, body_of_trial(address), is_trial=True)

    @property
    def is_waiting(self) -> bool:
        return self.answered_at is None and self.given_up_at is None

    def is_due_for(self, attempt: int) -> bool:
        """Whether this try has not been made. A job that runs twice calls once, mostly."""
        return self.is_waiting and self.tries == attempt - 1

    @transaction.atomic
    def keep(self, attempt: int, status: int | None, answer: str = "", problem: str = "", is_hopeless=False) -> None:
        """Writes down how a try went, and asks for the next one where that may help."""
        now, is_good = timezone.now(), status is not None and 200 <= status < 300
        next_at = None
        told = {"tries": attempt, "tried_at": now, "status": status, "problem": problem[:200]}
        told["answer"] = in_a_line(answer)[:KEPT_OF_ANSWER]
        if is_good:
            told["answered_at"] = now
        elif is_hopeless or attempt > len(PAUSES):
            told["given_up_at"] = now
        else:
            next_at = now + PAUSES[attempt - 1]
        mine = Call.objects.filter(pk=self.pk, tries=attempt - 1, answered_at=None, given_up_at=None)
        if mine.update(next_at=next_at, **told) and next_at:
            send_call.using(run_after=next_at).enqueue(call=self.pk, attempt=attempt + 1)

    @classmethod
    def _begin(cls, address, body: dict, **about) -> "Call":
        written = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        call = cls.objects.create(address=address, message=f"msg_{uuid.uuid4().hex}", body=written, **about)
        send_call.enqueue(call=call.pk, attempt=1)
        return call
