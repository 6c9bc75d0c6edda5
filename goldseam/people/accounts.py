"""How accounts come about: by setting the install up, or by an invitation. Nobody signs up by themselves."""

import logging
from smtplib import SMTPException

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import perform_login
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

log = logging.getLogger(__name__)
ADDRESS_CHANGED = "account/messages/email_confirmation_sent.txt"


class Accounts(DefaultAccountAdapter):
    """The rules of this product for django-allauth."""

    def is_open_for_signup(self, request) -> bool:
        raise Http404

    def send_mail(self, template_prefix, email, context):
        """A mail server that does not answer is no reason to lose what the person was doing."""
        try:
            super().send_mail(template_prefix, email, context | {"base_url": settings.BASE_URL})
        except (OSError, SMTPException):
            log.exception("A mail could not be sent: %s", template_prefix)
            messages.error(_request(), _("The mail could not be sent. Please try again later."))

    def send_confirmation_mail(self, request, emailconfirmation, signup):
        """Where no mail can be sent nobody could ever confirm an address, so it counts at once."""
        if settings.SENDS_MAIL:
            super().send_confirmation_mail(request, emailconfirmation, signup)
        elif signup:
            emailconfirmation.email_address.set_verified()
        else:
            emailconfirmation.confirm(request)

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        if message_template != ADDRESS_CHANGED or settings.SENDS_MAIL:
            super().add_message(request, level, message_template, *args, **kwargs)


class SecondSteps(DefaultMFAAdapter):
    """Passkeys in the words of this product."""

    def generate_authenticator_name(self, user, type):
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Passkey %(number)s") % {"number": count + 1} if count else _("Passkey")

    def get_public_key_credential_rp_entity(self):
        return super().get_public_key_credential_rp_entity() | {"name": "Goldseam"}


class NewPasskeyForm(AddWebAuthnForm):
    """A passkey signs in by itself; without the tick it is a second step after the password."""

    passwordless = forms.BooleanField(
        label=gettext_lazy("Sign in with it alone, without a password"),
        help_text=gettext_lazy("The device then asks for a fingerprint, a face or its PIN."),
        required=False,
        initial=True,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")
        self.fields["name"].help_text = _("So that you know it again: “laptop”, “phone”.")
        self.fields["name"].max_length = 100


def sign_in(request, person, redirect_url: str, is_new: bool = False):
    """Signs the person in who has just proved, by choosing it, to know the password. Answers with a redirect."""
    from allauth.account.internal.flows.login import record_authentication

    record_authentication(request, person, method="password", email=person.email, reauthenticated=True)
    return perform_login(request, person, redirect_url=redirect_url, signup=is_new)


def _request():
    return context.request
