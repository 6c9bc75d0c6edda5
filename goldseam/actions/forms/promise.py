"""The form of a promise."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.actions.forms.dates import DateInput, checked_day
from goldseam.actions.models import Aim, Remedy
from goldseam.actions.models.linking import found_in
from goldseam.actions.remedies import fitting, mismatch, strength_of
from goldseam.artifacts.strength import Strength
from goldseam.people.models import Person

USUAL = timedelta(days=14)
SUGGESTED = [
    (timedelta(days=7), _("in a week")),
    (timedelta(days=14), _("in two weeks")),
    (timedelta(days=30), _("in a month")),
    (timedelta(days=90), _("in three months")),
]


class ActionForm(forms.Form):
    """One promise.

    `ActionForm(organisation, event, data=None, instance=None)`: `event` may be None. A kind of change that does not
    fit the event's reason is refused once, with the thought behind it; with `why_it_fits` it is kept.
    `cleaned_data` is what `Action.promise` and `Action.amend` take.
    """

    title = forms.CharField(
        label=_("What will be done"),
        max_length=140,
        help_text=_("Open with a verb, and name the thing that will be different."),
    )
    owner = forms.ModelChoiceField(Person.objects.none(), label=_("Owner"), empty_label=_("Who?"))
    due_on = forms.DateField(label=_("Due"), widget=DateInput)
    remedy = forms.ChoiceField(
        label=_("Kind of change"), help_text=_("The less it relies on memory, the stronger it protects.")
    )
    aim = forms.ChoiceField(label=_("Aim"), choices=Aim, initial=Aim.PREVENT)
    risk_reduction = forms.CharField(
        label=_("Expected risk reduction"),
        max_length=300,
        help_text=_("Which risk, from what to what: “an unnoticed end date: from once a year to almost never”."),
    )
    measure = forms.CharField(
        label=_("How we will see that it worked"),
        max_length=300,
        required=False,
    )
    effect_due_on = forms.DateField(
        label=_("When we will look"),
        required=False,
        widget=DateInput,
        help_text=_("Without a date: a month after it is done."),
    )
    links = forms.CharField(
        label=_("Addresses of issues or tickets"),
        required=False,
        max_length=5000,
        help_text=_("One address a line. The state there is not fetched: when it is done there, mark it here as well."),
        widget=forms.Textarea(attrs={"rows": 2, "data-coach": "off", "spellcheck": "false"}),
    )
    why_it_fits = forms.CharField(
        label=_("Keep it all the same, because"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, organisation, event, data=None, instance=None, initial=None):
        super().__init__(data, initial=_initial(instance) | (initial or {}), auto_id="action_%s")
        self.organisation, self.event, self.instance = organisation, event, instance
        label = event.classification if event else None
        self.reason = label.reason if label else ""
        self.fields["remedy"].choices = remedy_choices(self.reason)
        if instance:
            del self.fields["links"]  # Its page has them, one by one.
        self._offer_owners()
        self._offer_days()

    def _offer_owners(self):
        self.fields["owner"].queryset = writers_of(self.organisation)
        if self.organisation.is_solo:
            self.fields["owner"].required = False
            self.fields["owner"].widget = forms.HiddenInput()

    def _offer_days(self):
        today = timezone.localdate()
        self.days = [(today + span, words) for span, words in SUGGESTED]
        attrs = {"list": "action_days"}
        if not self.instance:
            attrs["min"] = today.isoformat()
        self.fields["due_on"].widget.attrs |= attrs

    @property
    def misfit(self):
        """The thought behind why the chosen kind of change does not fit the event's reason; None where it does."""
        remedy = self["remedy"].value()
        return mismatch(self.reason, remedy) if self.reason and isinstance(remedy, str) else None

    @property
    def asks_why_it_fits(self) -> bool:
        return bool(self.misfit or self["why_it_fits"].value())

    def clean_owner(self):
        return self.cleaned_data["owner"] or self.fields["owner"].queryset.first()

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        is_moved = not self.instance or due_on != self.instance.due_on
        return checked_day(due_on) if is_moved else due_on

    def clean_effect_due_on(self):
        day, due_on = self.cleaned_data["effect_due_on"], self.cleaned_data.get("due_on")
        if day and due_on and day < due_on:
            raise forms.ValidationError(_("Look once it is done: choose a day after the due date."))
        return day

    def clean_links(self):
        """The addresses, each once."""
        found = {}
        for address in self.cleaned_data["links"].split():
            try:
                found.setdefault(found_in(address).url, address)
            except forms.ValidationError as refusal:
                raise forms.ValidationError([f"{address[:60]}: {refusal.messages[0]}"]) from refusal
        return list(found)

    def clean(self):
        chosen = super().clean()
        if "remedy" in chosen:
            chosen["strength"] = strength_of(chosen["remedy"])
            if mismatch(self.reason, chosen["remedy"]) and not chosen.get("why_it_fits", "").strip():
                self.fields["why_it_fits"].required = True
                self.add_error("why_it_fits", _("Choose another kind of change, or say why this one fits here."))
        return chosen


def writers_of(organisation):
    """Those who can keep a promise here."""
    writers = organisation.memberships.writers().values("person")
    return Person.objects.filter(pk__in=writers, is_active=True).order_by("name")


def _initial(action):
    if action is None:
        return {"due_on": timezone.localdate() + USUAL}
    names = ("title", "owner", "due_on", "remedy", "aim", "risk_reduction", "measure", "effect_due_on", "why_it_fits")
    return {name: getattr(action, name) for name in names}


def remedy_choices(reason: str = "") -> list:
    """Kinds of change: what fits the reason first, then all others, strongest first."""
    best = fitting(reason)
    groups: list = [("", _("Choose the kind of change"))]
    if best:
        groups.append((_("Fits this event best"), [(key, _with_strength(key)) for key in best]))
    for strength in reversed(Strength):
        rest = [(key, label) for key, label in Remedy.choices if strength_of(key) == strength and key not in best]
        groups.append((strength.label, rest))
    return groups


def _with_strength(remedy: str) -> str:
    return f"{Remedy(remedy).label} · {Strength(strength_of(remedy)).label.lower()}"
