"""Forms about events: logging one, and saying more about it."""

from datetime import UTC, datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.events.models import DetectionMethod, Event, EventKind, Reach, Severity, Visibility
from goldseam.events.people_fields import people_field
from goldseam.events.sentences import TITLE_LENGTH
from goldseam.events.wording import DETECTION_GROUPS

LONGEST_TEXT = 50_000
MOST_TAGS = 20
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)


class MomentField(forms.DateTimeField):
    """A moment in the reader's zone, not in the future, as nothing that happened is."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def clean(self, value):
        try:
            moment = super().clean(value)
        except OverflowError:
            raise ValidationError(_("Check the year.")) from None
        if moment and moment < EARLIEST:
            raise ValidationError(_("Check the year."))
        if moment and moment > timezone.now() + timedelta(days=1):
            raise ValidationError(_("This lies in the future. Check the day."))
        return moment


class TagsField(forms.CharField):
    """Words, with commas between them."""

    def prepare_value(self, value):
        return ", ".join(str(tag) for tag in value) if isinstance(value, list) else value

    def clean(self, value):
        names = [" ".join(name.split()) for name in (super().clean(value) or "").split(",")]
        names = list(dict.fromkeys(name.lower() for name in names if name))
        if len(names) > MOST_TAGS:
            raise ValidationError(_("That are many tags. Keep those by which you would look for it."))
        if any(len(name) > 60 for name in names):
            raise ValidationError(_("A tag is a word or two. Put commas between tags."))
        return names


class SeverityField(forms.TypedChoiceField):
    def __init__(self, **options):
        choices = [("", _("Not said")), *Severity.choices]
        super().__init__(choices=choices, coerce=int, empty_value=None, required=False, **options)


def grouped_detection_methods():
    labels = dict(DetectionMethod.choices)
    groups = [(group, [(code, labels[code]) for code in codes]) for group, codes in DETECTION_GROUPS]
    return [("", _("Not said")), *groups]


class EventForm(forms.Form):
    """One sentence is enough; the rest can be added now, later, or never."""

    text = forms.CharField(
        label=_("What happened?"),
        help_text=_("In your own words. One sentence is enough; everything else can wait."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4, "autofocus": True}),
        error_messages={"required": _("Say in a sentence what happened.")},
    )
    kind = forms.ChoiceField(
        label=_("What kind of thing was it?"),
        choices=EventKind.choices,
        initial=EventKind.SETBACK,
        widget=forms.RadioSelect,
    )
    started_at = MomentField(label=_("Began"), required=False)
    detected_at = MomentField(label=_("Was noticed"), required=False)
    recovered_at = MomentField(label=_("Was over"), required=False)
    place = forms.CharField(
        label=_("Where"), max_length=200, required=False, help_text=_("A place, a system, a step of the work.")
    )
    actors = forms.CharField(
        label=_("Who took part"),
        max_length=300,
        required=False,
        help_text=_("Roles rather than names: the night nurse, the release engineer."),
    )
    trigger = forms.CharField(label=_("What set it off?"), max_length=300, required=False)
    first_signal = forms.CharField(
        label=_("What was the first sign of it?"),
        max_length=300,
        required=False,
        help_text=_("What could be seen or heard first, and when."),
    )
    stopped_by = forms.CharField(
        label=_("What stopped it?"),
        max_length=300,
        required=False,
        help_text=_("A person, a check, a lock, chance; empty if nothing did."),
    )
    reach = forms.ChoiceField(
        label=_("How far did it come?"), choices=[("", _("Not said")), *Reach.choices], required=False
    )
    detection_method = forms.ChoiceField(
        label=_("How was it noticed?"), choices=grouped_detection_methods, required=False
    )
    severity_actual = SeverityField(label=_("How bad was it?"))
    severity_potential = SeverityField(
        label=_("How bad could it have been?"),
        help_text=_("The worst that was likely, had the last thing that stopped it not been there."),
    )
    tags = TagsField(
        label=_("Tags"),
        max_length=1_000,
        required=False,
        help_text=_("Words to find it by, with commas between them."),
        widget=forms.TextInput(attrs={"data-coach": "off"}),
    )
    team = forms.ModelChoiceField(queryset=None, label=_("Team"), required=False, empty_label=_("No team"))
    visibility = forms.ChoiceField(
        label=_("Who may see it?"),
        choices=Visibility.choices,
        initial=Visibility.ORGANISATION,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, organisation, **options):
        super().__init__(*args, **options)
        if organisation.is_solo:
            del self.fields["team"], self.fields["visibility"]
        else:
            self.fields["team"].queryset = organisation.teams.all()
            self.fields["named"] = people_field(
                organisation,
                label=_("People who may see it"),
                required=False,
                help_text=_("For “Only people named here”. Whoever logged it always sees it."),
            )

    def clean(self):
        facts = super().clean()
        if "visibility" in self.fields and facts.get("visibility") == Visibility.TEAM and not facts.get("team"):
            self.add_error("team", _("Choose the team that may see this."))
        return facts

    @property
    def has_errors_below(self) -> bool:
        """Whether something in the folded part needs another look."""
        return any(name not in {"text", "kind"} for name in self.errors)


class DescriptionForm(EventForm):
    """Everything that is told about an event, with the revision that the writer started from."""

    title = forms.CharField(
        label=_("Title"), max_length=TITLE_LENGTH, widget=forms.TextInput(attrs={"data-coach": "on"})
    )
    mitigated_at = MomentField(label=_("Was contained"), required=False)
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args, event: Event, rather: dict | None = None, **options):
        """`rather` holds what the fields show instead of what is saved."""
        initial = {name: getattr(event, name) for name in self.base_fields if hasattr(event, name)}
        initial |= {
            "base": event.revision,
            "team": event.team_id,
            "tags": [tag.name for tag in event.tags.all()],
            "named": [person.pk for person in event.named.all()],
        }
        super().__init__(*args, organisation=event.organisation, initial=initial | (rather or {}), **options)
        self.order_fields(["title", "text", "kind", "started_at", "detected_at", "mitigated_at", "recovered_at"])
        self.fields["text"].help_text = ""
        self.fields["text"].widget.attrs |= {"rows": 8, "autofocus": False}
