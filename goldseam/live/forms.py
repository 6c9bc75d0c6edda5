"""What is asked of who comes into a room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.live.models.room import CODE_LENGTH


class CodeForm(forms.Form):
    """The code of a room, as people type what they heard: in small letters, with or without the lines between."""

    wrong_code = _(
        "This code opens no room. Look at each character again; there is no zero, no one, no I, L, O or U in it."
    )
    too_fast = _("Many codes are tried at this moment. Wait a minute, and try yours again.")

    code = forms.CharField(
        label=_("The code of the room"),
        max_length=40,
        help_text=_("Twelve characters, as they stand on the screen of those who are there already."),
        error_messages={"required": _("Type the code of the room.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self):
        signs = "".join(sign for sign in self.cleaned_data["code"].upper() if sign.isascii() and sign.isalnum())
        if len(signs) != CODE_LENGTH:
            raise forms.ValidationError(self.wrong_code)
        return signs


class JoinForm(forms.Form):
    """With an account the name is known, unless its person would rather come under another; a guest chooses one."""

    name = forms.CharField(
        label=_("What shall we call you here?"),
        max_length=80,
        help_text=_("Any name will do. The others see it while the room is open; then it is forgotten."),
        error_messages={"required": _("Say what you would like to be called here.")},
        widget=forms.TextInput(attrs={"autocomplete": "nickname", "data-no-draft": "", "data-coach": "off"}),
    )
    is_silent = forms.BooleanField(
        label=_("I only listen"), required=False, help_text=_("You are not asked to take a turn.")
    )
    as_guest = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, room, person, data=None):
        self.account = person if person.is_authenticated else None
        super().__init__(data)
        if data is not None and not self.is_under_a_name:
            del self.fields["name"]

    @property
    def is_under_a_name(self) -> bool:
        return not self.account or bool(self.data.get("as_guest"))

    def clean(self):
        told = super().clean()
        told.pop("as_guest", None)
        if self.is_under_a_name:
            return told
        return told | {"person": self.account, "name": ""}
