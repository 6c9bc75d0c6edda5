"""The forms of the help directory."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.common.fields import Line, Words


def _line(label, help_text="", required=False, max_length=120):
    return Line(label, help_text, required=required, max_length=max_length, is_coached=False)


class HelpEntryForm(forms.Form):
    name = _line(_("Name"), required=True)
    what_for = _line(
        _("What for"), _("In words of somebody in need: “When it gets too much, at any hour”."), max_length=300
    )
    is_own = forms.BooleanField(
        label=_("This is help of our own organisation"),
        required=False,
        help_text=_("Such as occupational health or employee assistance. It stands apart from help outside."),
    )
    who_is_told = _line(
        _("Who gets told if somebody goes there"), _("Needed for your own help; “nobody” is an answer."), max_length=300
    )
    region = _line(_("Country or region"), _("Empty where it helps everywhere."), max_length=80)
    language = _line(_("Languages"))
    phone = _line(_("Phone"), max_length=60)
    text = _line(_("Text message"), _("The number to write to."), max_length=60)
    link = forms.URLField(label=_("Link"), required=False, max_length=300, assume_scheme="https")
    hours = _line(_("Hours"), _("Such as: “day and night”."))
    cost = _line(_("What it costs"))
    privacy = _line(_("Confidential or anonymous"), _("Such as: “Anonymous. Nothing is written down.”"), max_length=200)

    @property
    def says_more(self) -> bool:
        """Whether anything is said beyond what is asked for first."""
        return any(self[name].value() for name in ("region", "language", "hours", "cost", "privacy"))


class HelpPageForm(forms.Form):
    words = Words(
        _("What stands above the directory"),
        _("Left empty, our own words stand there: they acknowledge first, and then name help."),
        rows=4,
        max_length=2_000,
        **{"data-coach": "off"},
    )
    search_link = forms.URLField(
        label=_("Where to search for help in any country"),
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text=_("An international directory that you trust, for whoever lives elsewhere."),
    )


class SupporterForm(forms.Form):
    words = _line(
        _("What you offer"),
        _("Such as: “I listen. I have been through a bad release myself.” You need not solve anything."),
        required=True,
        max_length=300,
    )
    reach = _line(_("How to reach you"), required=True, max_length=200)
