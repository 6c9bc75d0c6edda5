"""The poster of a letterbox as PDF: one page to hang up."""

from django.utils import translation
from django.utils.translation import gettext as _

from goldseam.common.qr import qr_alone
from goldseam.exchange.printing.paper import on_paper


def as_pdf(letterbox) -> bytes:
    """The poster on paper, in the language that is active."""
    promises = [
        _("Confidential: only the few who look after this letterbox see your name, if you leave it."),
        _("Anonymous: nothing ties it to you; a code lets you read our answer.") if letterbox.takes_anonymous else "",
        _("A person answers within 7 days. Within 30 days you can read what changed, or why nothing did."),
    ]
    call = _("Just now we look for: %(call)s") % {"call": letterbox.call} if letterbox.call else ""
    told = {
        "title": letterbox.name,
        "lang": (translation.get_language() or "en").split("-")[0],
        "who": str(letterbox.organisation),
        "ask": _("Nearly went wrong? Went wrong? Went well?"),
        "tell": _("Tell us in half a minute. No account, one sentence."),
        "code": qr_alone(letterbox.address),
        "alt": _("The address as a code for phones"),
        "address": letterbox.address,
        "place": letterbox.place,
        "call": call,
        "promises": [promise for promise in promises if promise],
    }
    return on_paper("poster", told)
