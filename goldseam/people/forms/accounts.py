"""What a person fills in to have an account: at set-up, by an invitation, and later in the settings."""

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goldseam.people.models import Person, Size
from goldseam.people.zones import zone_choices


class ZoneField(forms.ChoiceField):
    """A time zone out of all there are; with JavaScript the browser's own is chosen already."""

    def __init__(self, **options):
        super().__init__(label=_("Time zone"), choices=zone_choices, initial="UTC", **options)


class NewPersonForm(forms.Form):
    """An account: name, mail address, password, time zone."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=_("At least 10 characters. A short sentence is easy to remember and hard to guess."),
        max_length=200,
        strip=False,
        # A refused form keeps all that was typed; the pages that show it are never cached.
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
    )
    time_zone = ZoneField()

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if Person.objects.filter(email=email).exists():
            raise ValidationError(_("There is an account with this address already."))
        return email

    def clean_password(self):
        """Weighed with name and address, which come first in the form."""
        typed = {name: self.cleaned_data.get(name, "") for name in ("name", "email")}
        validate_password(self.cleaned_data["password"], Person(**typed))
        return self.cleaned_data["password"]


class NameInput(forms.TextInput):
    """Not `required` in the browser: the field hides while the answer is “for me alone”."""

    def use_required_attribute(self, initial) -> bool:
        return False


class FoundingForm(forms.Form):
    """For whom, and under which name."""

    SIZE_HINTS = {
        Size.SOLO: _("A place of your own: no teams, no roles. You can invite people later."),
        Size.TEAM: _("People who do the work together and look back at it together."),
        Size.ORGANISATION: _("Several teams. What belongs to a team is read by its members."),
    }

    size = forms.ChoiceField(label=_("For whom is it?"), choices=Size, initial=Size.TEAM, widget=forms.RadioSelect)
    organisation = forms.CharField(
        label=_("Name of the team or organisation"),
        max_length=120,
        widget=NameInput,
        error_messages={"required": _("Give it a name: people will see it on every page.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].required = self.data.get("size") != Size.SOLO


class SetUpForm(FoundingForm, NewPersonForm):
    """The first page of an install."""

    SAMPLES = "samples"
    START_HINTS = {
        SAMPLES: _("Six short stories with everything that followed from them. You can remove them without a trace."),
        "empty": _("You log your first setback yourself. It takes under a minute."),
    }

    start = forms.ChoiceField(
        label=_("How do you want to start?"),
        choices=[(SAMPLES, _("With six sample cases")), ("empty", _("Empty"))],
        initial=SAMPLES,
        widget=forms.RadioSelect,
    )

    @property
    def wants_samples(self) -> bool:
        return self.cleaned_data["start"] == self.SAMPLES


class PersonForm(forms.ModelForm):
    """How the product speaks to a person."""

    time_zone = ZoneField()
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    class Meta:
        model = Person
        fields = ("name", "time_zone", "language", "gets_mail", "is_coached")
        labels = {
            "name": _("Name"),
            "gets_mail": _("Send me mail when something waits for me"),
            "is_coached": _("While I write, mark words that blame"),
        }
        help_texts = {"is_coached": _("With the reason, and what could stand there instead. It never stops you.")}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}
