"""Forms of webhooks: what one opens, its secret, a body to try out, and where things stand in it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.events.models import Severity, Visibility
from goldseam.exchange.models.hook import KINDS, OpensWhen
from goldseam.exchange.webhooks.mapping import MOST_PATHS, OVER_WORDS, at, lists_in, places_in
from goldseam.exchange.webhooks.message import NotUnderstood
from goldseam.exchange.webhooks.sent import Sent
from goldseam.exchange.webhooks.signatures import Scheme
from goldseam.people.models import Team

TAKES_ON = {"pagerduty", "opsgenie", "sentry"}
GENERIC_SCHEMES = [Scheme.STANDARD, Scheme.SLACK, Scheme.HUB, Scheme.BEARER, Scheme.ADDRESS]
SCHEMES = [(scheme.value, scheme.label) for scheme in GENERIC_SCHEMES]
NOT_LESS = [("", _("Any, also where it is not said")), *Severity.choices]


def whole(value: str) -> int | None:
    return int(value) if value else None


class HookForm(forms.Form):
    """What comes of the deliveries; its `cleaned_data` is what `Hook.make` and `Hook.amend` take."""

    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("So that you know it again, such as “checkout-service”.")
    )
    kind = forms.ChoiceField(
        label=_("What it opens"), choices=[(kind.value, kind.label) for kind in KINDS], widget=forms.RadioSelect
    )
    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"), required=False, empty_label=_("No team"))
    visibility = forms.ChoiceField(
        label=_("Who may see the events"),
        choices=[(one.value, one.label) for one in (Visibility.ORGANISATION, Visibility.TEAM)],
        widget=forms.RadioSelect,
        required=False,
    )
    minimum_severity = forms.TypedChoiceField(
        label=_("Opens an event from this severity on"),
        choices=NOT_LESS,
        coerce=whole,
        empty_value=None,
        required=False,
        help_text=_("As the sender rates it. What is not rated always opens one."),
    )
    opens_when = forms.ChoiceField(
        label=_("When it opens one"), choices=OpensWhen, widget=forms.RadioSelect, required=False
    )
    label = forms.CharField(
        label=_("Label of issues that open an event"),
        max_length=100,
        required=False,
        help_text=_("Such as “incident”. Without one, issues open nothing."),
    )
    branches = forms.CharField(
        label=_("Branches that are watched"),
        max_length=300,
        required=False,
        help_text=_("Parted by commas; * for all. Without any, it is the default branch."),
    )
    quiet_minutes = forms.IntegerField(
        label=_("Minutes after the end within which it is still the same"),
        min_value=0,
        max_value=10_080,
        help_text=_("What fires again later opens a new event, linked to the earlier one."),
    )
    scheme = forms.ChoiceField(label=_("How the sender proves who it is"), choices=SCHEMES, required=False)
    only_notes = forms.BooleanField(
        label=_("Only note what comes, and open nothing"),
        required=False,
        help_text=_("To look at it for a while first."),
    )

    def __init__(self, organisation, teams, sender, data=None, hook=None):
        super().__init__(data, initial=_initial(sender, hook))
        self.fields["team"].queryset = teams
        needless = {
            "team": not organisation.has_teams,
            "visibility": not organisation.has_teams,
            "opens_when": sender.key not in TAKES_ON,
            "scheme": sender.key != "generic",
        } | {name: name not in sender.asks for name in ("label", "branches")}
        for name in [name for name, is_needless in needless.items() if is_needless]:
            del self.fields[name]

    def clean(self):
        told = super().clean()
        for name in ("visibility", "opens_when", "scheme"):
            if not told.get(name, "?"):
                told.pop(name)
        return told


def _initial(sender, hook) -> dict:
    if hook is None:
        first = {"kind": sender.kind, "visibility": "organisation", "opens_when": "firing", "scheme": sender.scheme}
        return first | {"quiet_minutes": 60}
    return {name: getattr(hook, name) for name in HookForm.base_fields}


class SecretForm(forms.Form):
    secret = forms.CharField(
        label=_("Secret"),
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "data-no-draft": True}),
    )
    replaces_at_once = forms.BooleanField(label=_("The old one counts no more from now on"), required=False)

    def __init__(self, hook, data=None):
        super().__init__(data, auto_id="secret-%s")
        self.fields["secret"].help_text = hook.from_where.secret_words
        if hook.newest_secret is None:
            del self.fields["replaces_at_once"]


class TrialForm(forms.Form):
    """A body to try out."""

    body = forms.CharField(
        label=_("What it sends"),
        max_length=200_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "data-coach": "off", "spellcheck": "false"}),
    )


class ExampleForm(forms.Form):
    """The body that shows how the sender writes."""

    example = forms.CharField(
        label=_("An example of what the tool sends"),
        max_length=200_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "data-coach": "off", "spellcheck": "false"}),
    )

    def clean_example(self):
        text = self.cleaned_data["example"]
        try:
            self.body = Sent(text.encode("utf-8", "replace")).body
        except NotUnderstood as problem:
            raise forms.ValidationError(_("This is not a JSON object.")) from problem
        return text


class PathField(forms.ChoiceField):
    """A place in the example."""

    def __init__(self, label, help_text="", required=False):
        super().__init__(label=label, help_text=help_text, required=required, choices=())


class MappingForm(ExampleForm):
    """Where things stand in the example; its `cleaned_data` is what `Hook.map` takes."""

    each = PathField(
        _("A list with one thing for each alarm"),
        _("Choose it and press “Try it”: then the places inside are offered."),
    )
    title = PathField(_("What it is called"), required=True)
    fingerprint = PathField(_("What is the same each time"), _("A number or a name. Else title and place together."))
    state = PathField(_("Whether it fires or is over"))
    over = forms.CharField(
        label=_("Words that say that it is over"), max_length=300, required=False, initial=OVER_WORDS
    )
    severity = PathField(_("How severe it is"), _("Words such as critical or low, P1 to P5, or 1 (worst) to 5."))
    place = PathField(_("Where"))
    started_at = PathField(_("When it began"))
    ended_at = PathField(_("When it was over"))
    text = PathField(_("More words about it"))
    link = PathField(_("A link to it"))
    tag = PathField(_("A tag"))

    def __init__(self, data=None, example="", picked=None):
        initial = {"over": OVER_WORDS} | (picked or {}) | {"example": example}
        super().__init__(data, initial=initial)
        text = data.get("example", "") if data is not None else example
        each = data.get("each", "") if data is not None else (picked or {}).get("each", "")
        self._offer(text, each, (picked or {}).values())

    def _offer(self, text: str, each: str, kept) -> None:
        """The places of the example; those that count now are offered, too, so that nothing is lost."""
        try:
            body = Sent(text.encode("utf-8", "replace")).body
        except NotUnderstood:
            body = {}
        offered = places_in(_inside(body, each))[:MOST_PATHS]
        known = {path for path, _words in offered}
        more = [(path, path) for path in dict.fromkeys(kept) if path.startswith("/") and path not in known]
        for name, field in self.fields.items():
            if isinstance(field, PathField):
                places = lists_in(body)[:MOST_PATHS] if name == "each" else offered + more
                field.choices = [("", _("nowhere")), *places]


def _inside(body, each: str):
    """The first thing of the list, or the whole."""
    found = at(body, each) if each else body
    return found[0] if each and isinstance(found, list) and found else body
