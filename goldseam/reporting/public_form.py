"""The form of a letterbox: one field is needed, everything else is offered."""

import zoneinfo
from datetime import date, datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.events.forms import EARLIEST, SeverityField, grouped_detection_methods
from goldseam.reporting.conduct import words_of_conduct
from goldseam.reporting.noticing import Names

LONGEST_REPORT = 20_000
CONFIDENTIAL, ANONYMOUS = "confidential", "anonymous"
ROLES, AS_WRITTEN = "roles", "as_written"
KINDS = [
    ("near_miss", _("It nearly went wrong")),
    ("unsafe_condition", _("Something is not safe")),
    ("incident", _("Something went wrong")),
    ("good_catch", _("A good catch: noticed in time")),
    ("good_care", _("Good care: others could copy it")),
]
IDENTITIES = [(CONFIDENTIAL, _("Confidential")), (ANONYMOUS, _("Anonymous"))]


def line(label, help_text="", most=300):
    return forms.CharField(label=label, help_text=help_text, max_length=most, required=False)


def passage(label, help_text="", most=2_000):
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=most,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReportForm(forms.Form):
    """What somebody without an account reports.

    `once` makes it act once. What begins with `seen_` says what the form has asked back already: it does so once.
    """

    text = forms.CharField(
        label=_("What happened?"),
        help_text=_("In your own words. One sentence is enough."),
        max_length=LONGEST_REPORT,
        widget=forms.Textarea(attrs={"rows": 4, "autofocus": True, "autocomplete": "off"}),
        error_messages={
            "required": _("Say in a sentence what happened."),
            "max_length": _("This is very long. Keep what matters most; you can add the rest once somebody asks."),
        },
    )
    identity = forms.ChoiceField(
        label=_("How shall we know you?"),
        choices=IDENTITIES,
        initial=CONFIDENTIAL,
        required=False,
        widget=forms.RadioSelect,
    )
    at_once = forms.BooleanField(label=_("Somebody could still be hurt: show it at once"), required=False)
    kind = forms.ChoiceField(label=_("What was it?"), choices=KINDS, required=False, widget=forms.RadioSelect)
    happened_on = forms.DateField(
        label=_("Which day?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day as year, month, day: 2026-03-31.")},
    )
    about_when = forms.TimeField(
        label=_("About what time?"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write the time as hours and minutes: 14:30.")},
    )
    place = line(_("Where?"), _("A place, a system, a step of the work."), most=200)
    actors = line(
        _("Who took part, as roles?"), _("Yours as well, if you like: the night nurse, a driver, a customer.")
    )
    trigger = line(_("What set it off?"))
    first_signal = line(_("What was the first sign of it?"))
    detection_method = forms.ChoiceField(
        label=_("How was it noticed?"), choices=grouped_detection_methods, required=False
    )
    stopped_by = line(_("What stopped it?"), _("A person, a check, a lock, chance; empty if nothing did."))
    layers = passage(_("Which safeguards held, and which did not?"))
    factors = passage(_("What made it likelier?"), _("Time pressure, a missing tool, two labels that look alike …"))
    severity_potential = SeverityField(
        label=_("How bad could it have been?"),
        help_text=_("The worst that was likely, without the last thing that stopped it."),
    )
    severity_actual = SeverityField(label=_("How bad was it?"))
    picture = forms.FileField(
        label=_("A photo"),
        required=False,
        help_text=_(
            "Place, time and device that stand in the file are taken out. Mind faces and names in the picture."
        ),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    name = line(_("Your name"), most=120)
    contact = line(_("How can we reach you?"), _("Phone, mail, or when you are in."), most=200)
    once = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    seen_conduct = forms.BooleanField(required=False, widget=forms.HiddenInput)
    seen_names = forms.BooleanField(required=False, widget=forms.HiddenInput)
    names = forms.ChoiceField(choices=[(ROLES, ""), (AS_WRITTEN, "")], required=False)
    with_roles = forms.CharField(
        label=_("The same with roles"),
        max_length=LONGEST_REPORT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    TEXTS = ("text", "place", "actors", "trigger", "first_signal", "stopped_by", "layers", "factors")
    ABOUT_THE_FORM = ("about_when", "factors", "seen_conduct", "seen_names", "names", "with_roles")
    ADDED = (
        *TEXTS[1:],
        "kind",
        "happened_on",
        "about_when",
        "detection_method",
        "severity_potential",
        "severity_actual",
    )

    def __init__(self, *args, letterbox, **options):
        super().__init__(*args, **options)
        self.letterbox = letterbox
        self.conduct: list[str] = []
        self.found: Names | None = None
        if not letterbox.takes_anonymous:
            del self.fields["identity"], self.fields["at_once"]

    def clean_happened_on(self):
        day = self.cleaned_data["happened_on"]
        if day and day < EARLIEST.date():
            raise ValidationError(_("Check the year."))
        if day and day > timezone.localdate(timezone=self._zone) + timedelta(days=1):
            raise ValidationError(_("This lies in the future. Check the day."))
        return day

    def clean(self):
        """What the letterbox receives, or questions first."""
        said = super().clean()
        if not self.errors:
            self._look(said)
        wanted = said.get("names")
        if wanted == ROLES and not self.errors:
            said |= self._as_roles(said)
        return self._received(said)

    @property
    def asks(self) -> bool:
        """Whether it comes back once before it is sent."""
        return bool(self.conduct or self.found)

    @property
    def is_anonymous(self) -> bool:
        return "identity" in self.fields and self["identity"].value() == ANONYMOUS

    @property
    def is_open(self) -> bool:
        """Whether something stands in the folded part, or is wrong there."""
        return self._holds(*self.ADDED, "picture")

    @property
    def is_reachable(self) -> bool:
        """The same of the part that says who it is."""
        return self._holds("name", "contact")

    def _holds(self, *names) -> bool:
        is_wrong = any(name in self.errors for name in names)
        return is_wrong or (self.is_bound and any(self[name].value() for name in names))

    def _look(self, said) -> None:
        texts = [said.get(name, "") for name in self.TEXTS]
        if not said.get("seen_conduct"):
            self.conduct = words_of_conduct(texts)
        if not said.get("seen_names"):
            names = Names(texts)
            self.found = names if names.found else None

    def _as_roles(self, said) -> dict:
        names = Names([said.get(name, "") for name in self.TEXTS])
        told = {name: names.as_roles(said[name]) for name in self.TEXTS if said.get(name)}
        return told | {"text": said.get("with_roles") or told["text"]}

    def _received(self, said) -> dict:
        said["identity"] = said.get("identity") or CONFIDENTIAL
        if said["identity"] == ANONYMOUS:
            said |= {"name": "", "contact": ""}
        else:
            said["at_once"] = False
            said |= self._moment(said.get("happened_on"), said.get("about_when"))
        said["layers"] = self._in_words(said, "layers", "factors")
        said = {name: value for name, value in said.items() if name not in self.ABOUT_THE_FORM}
        return {name: value for name, value in said.items() if value not in ("", None)}

    def _in_words(self, said, *names) -> str:
        """What has no place of its own in an event stands in the text, under its question."""
        return "\n\n".join(f"{self.fields[name].label}\n{said[name]}" for name in names if said.get(name))

    def _moment(self, day: date | None, about: time | None) -> dict:
        if not (day and about):
            return {}
        return {"happened_on": None, "happened_at": datetime.combine(day, about, tzinfo=self._zone)}

    @property
    def _zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.letterbox.organisation.time_zone)
