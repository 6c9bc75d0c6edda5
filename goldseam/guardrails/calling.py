"""Calling: sends what a watch has to say to another program, signed as Standard Webhooks says."""

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.common.outgoing import NotReached, Refused, ask
from goldseam.common.tasks import task

GONE = 410  # The other side wants no calls any more.


@task
def send_call(call: int, attempt: int):
    """Tries once. What fails is tried again later, for about three days."""
    calls = apps.get_model("guardrails.Call").objects.select_related("address__organisation")
    found = calls.filter(pk=call).first()
    if found is None or not found.is_due_for(attempt):
        return
    if why := _why_not(found.address):
        found.keep(attempt, None, problem=why, is_hopeless=True)
        return
    try:
        answer = ask("POST", found.address.url, content=found.body.encode(), headers=headers_of(found))
    except NotReached as problem:
        found.keep(attempt, None, problem=str(problem), is_hopeless=isinstance(problem, Refused))
    else:
        found.keep(attempt, answer.status, answer.text, is_hopeless=answer.status == GONE)


def headers_of(call) -> dict[str, str]:
    now = timezone.now()
    return {
        "Content-Type": "application/json",
        "webhook-id": call.message,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": call.address.sign(call.message, now, call.body),
    }


def _why_not(address) -> str:
    if address.is_closed:
        return _("The address was closed.")
    return "" if address.secret else _("The address has no secret that can be read. Make a new one.")
