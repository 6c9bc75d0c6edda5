"""What every form of the product carries: proof of origin, a key that makes it act once, the name of its draft."""

import uuid

from django.contrib import messages
from django.middleware.csrf import get_token
from django.utils.html import format_html

SAVED_DRAFT = "saved-draft"


def form_keys(request, draft: str = ""):
    """The hidden fields of a form. `draft` names the form on its page, if the device keeps what is typed in it."""
    fields = format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="once" value="{}">',
        token_of(request),
        uuid.uuid4(),
    )
    if draft:
        fields += format_html('<input type="hidden" name="draft" value="{}">', draft_key(request, draft))
    return fields


def token_of(request) -> str:
    """The proof of origin, veiled anew for each answer; once an answer is enough, however many forms it has."""
    if not hasattr(request, "veiled_token"):
        request.veiled_token = get_token(request)
    return request.veiled_token


def draft_key(request, draft: str) -> str:
    """Under this key the device keeps a draft: another person on the same device does not get it."""
    return f"{request.user.pk or 0}:{page_path(request)}:{draft}"


def page_path(request) -> str:
    """Where the forms of this page stand. A refused form comes back under its own address, and its page with it."""
    person, _, rest = request.POST.get("draft", "").partition(":")
    path, _, _ = rest.rpartition(":")
    return path if path.startswith("/") and person == str(request.user.pk or 0) else request.path


def forget_draft(request, response) -> None:
    """Tells the next page that the draft on the device has served: what was typed is saved."""
    key = request.POST.get("draft", "")
    if key and 300 <= response.status_code < 400:
        messages.add_message(request, messages.INFO, key[:300], extra_tags=SAVED_DRAFT)
