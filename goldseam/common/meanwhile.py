"""Two people have the same form open: what each changed is kept, and nobody overwrites words that they have not seen.

    class RiskForm(Remembering):                             # form.remember(risk) as the page is made
        compared = ("title", "owner")
    about = changed_since(shown, self, about)                # in the verb, once nobody else can change it

A text with versions asks for more than this: `goldseam.common.merging`.
"""

import json
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.text import Truncator
from django.utils.translation import gettext as _

LONGEST = 100_000
CODE = "meanwhile"


class Remembering(forms.Form):
    """A form that tells the verb what its page had shown, as `shown`: the `compared` fields and their values."""

    compared: tuple[str, ...] = ()
    shown = forms.CharField(required=False, max_length=LONGEST, widget=forms.HiddenInput)

    def remember_or_forget(self, thing) -> None:
        """As the form is made: of what is new there is nothing to remember."""
        if thing is None:
            del self.fields["shown"]
        elif not self.is_bound:
            self.remember(thing)

    def remember(self, thing) -> None:
        """What stands there now. A form that came back with what somebody else wrote shows that, too; with any other
        error its page is as old as it was."""
        words = json.dumps({name: plain(getattr(thing, name)) for name in self.compared if name in self.fields})
        if not self.is_bound:
            self.initial["shown"] = words
        elif any(error.code == CODE for errors in self.errors.as_data().values() for error in errors):
            sent: Any = self.data
            sent = sent.copy()
            sent["shown"] = words
            self.data = sent

    def clean_shown(self) -> dict:
        try:
            said = json.loads(self.cleaned_data["shown"] or "{}")
        except (ValueError, RecursionError):
            return {}
        return said if isinstance(said, dict) else {}


def changed_since(shown: dict | None, thing, about: dict) -> dict:
    """What of `about` its writer has changed. Where somebody else changed the same meanwhile, both are told."""
    if not shown:
        return about
    mine = {name: value for name, value in about.items() if name not in shown or plain(value) != shown[name]}
    errors = {}
    for name in mine.keys() & shown.keys():
        now = plain(getattr(thing, name))
        if now not in (shown[name], plain(mine[name])):
            errors[name] = ValidationError(_meanwhile(getattr(thing, name)), code=CODE)
    if errors:
        raise ValidationError(errors)
    return mine


def plain(value: Any) -> str:
    """A value as it is compared: as a form sends it."""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return repr(value)
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def _meanwhile(theirs) -> str:
    words = Truncator(str(theirs)).chars(1_000) if theirs not in (None, "") else ""
    if not words:
        return _("Somebody emptied this meanwhile. Send yours again to keep it.")
    return _("Somebody wrote here meanwhile: “%(words)s”. Send yours again to keep it instead.") % {"words": words}
