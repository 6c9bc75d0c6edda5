"""What people say while they sort: the way on, how bad it was, tags, who goes on with it, what it is the same as."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.events.forms import MOST_TAGS, TagsField
from goldseam.events.models import Event, Severity, Visibility
from goldseam.triage.routes import Route

SIDE_BY_SIDE = [(number, str(number)) for number in range(1, 6)]


class DecisionForm(forms.Form):
    """The way that is suggested is chosen already; another choice needs no reason, and may have one."""

    route = forms.ChoiceField(label=_("Which way on?"), choices=Route.choices, widget=forms.RadioSelect)
    keep_text = forms.TypedChoiceField(
        label=_("What happens to the text here?"),
        choices=[
            ("no", _("Remove it from Goldseam; that cannot be undone")),
            ("yes", _("Keep it here, for those named in it only")),
        ],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("Why?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A line that helps whoever goes on with it."),
    )
    suggested = forms.ChoiceField(choices=[("", ""), *Route.choices], required=False, widget=forms.HiddenInput)

    def __init__(self, *args, suggestion=None, decided=None, **options):
        initial = {"route": suggestion.route, "suggested": suggestion.route} if suggestion else {}
        if decided:
            initial |= {"route": decided.route, "why": decided.why}
        super().__init__(*args, auto_id="decision_%s", initial=initial, **options)


class RatingForm(forms.Form):
    """Both from 1 to 5; what each number means stands beside them."""

    actual = forms.TypedChoiceField(
        label=_("How bad was it?"),
        choices=[("", _("Not said")), *Severity.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    potential = forms.TypedChoiceField(
        label=_("How bad could it have been?"),
        help_text=_("The worst that was likely, had the last thing that stopped it not been there."),
        choices=[("", _("Choose")), *Severity.choices],
        coerce=int,
        error_messages={"required": _("Choose how bad it could have been.")},
    )

    def __init__(self, *args, event: Event, opinions, **options):
        mine = opinions.mine
        seen = {} if opinions.is_blind else {"actual": event.severity_actual, "potential": event.severity_potential}
        initial = {"actual": mine.actual, "potential": mine.potential} if mine else seen
        super().__init__(*args, auto_id="rating_%s", initial=initial, **options)


class TagForm(forms.Form):
    tags = TagsField(
        label=_("Tags"),
        max_length=1_000,
        required=False,
        help_text=_("Words to find it by, with commas between them."),
        widget=forms.TextInput(attrs={"data-coach": "off"}),
    )
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args, event: Event, **options):
        initial = {"tags": [tag.name for tag in event.tags.all()][:MOST_TAGS], "base": event.revision}
        super().__init__(*args, auto_id="tag_%s", initial=initial, **options)


class TeamForm(forms.Form):
    """Who goes on with it, and who may see it from now on."""

    team = forms.ModelChoiceField(queryset=None, label=_("Team"), required=False, empty_label=_("No team"))
    visibility = forms.ChoiceField(label=_("Who may see it from now on?"), choices=Visibility.choices)
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args, event: Event, **options):
        initial = {"team": event.team_id, "visibility": event.visibility, "base": event.revision}
        super().__init__(*args, auto_id="team_%s", initial=initial, **options)
        self.fields["team"].queryset = event.organisation.teams.order_by("name")

    def clean(self):
        facts = super().clean()
        if facts.get("visibility") == Visibility.TEAM and not facts.get("team"):
            self.add_error("team", _("Choose the team that may see this."))
        return facts


class OtherForm(forms.Form):
    """Another event, by its number. One that the person may not see is as good as none."""

    other = forms.IntegerField(
        label=_("Number of the other event"),
        min_value=1,
        max_value=2**53,
        error_messages={"required": _("Give its number, or take one of those below.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-coach": "off"}),
    )

    def __init__(self, *args, seen=None, of: str = "other", **options):
        self.seen = seen
        super().__init__(*args, auto_id=f"{of}_%s", **options)

    def clean_other(self):
        found = self.seen.filter(number=self.cleaned_data["other"]).first()
        if found is None:
            raise forms.ValidationError(_("There is no event of this number that you may see."))
        return found
