"""Forms of validation. What each takes is what the verb of the same noun takes."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.common.fields import Several
from goldseam.people.models import Person
from goldseam.validation.models import ApprovalRole, ChangeClass, ChangeRecord, ExaminationKind, Outcome
from goldseam.validation.models.following_up import Effect
from goldseam.validation.standards import STANDARDS

LONG = 5000


def text(label, required=False, rows=3, help_text="", most=LONG):
    area = forms.Textarea(attrs={"rows": rows, "data-coach": "off"})
    return forms.CharField(label=label, max_length=most, required=required, widget=area, help_text=help_text)


def day(label, required=False, help_text="", initial=None):
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        initial=initial,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def yes(label, help_text=""):
    return forms.BooleanField(label=label, required=False, help_text=help_text)


class ReasonForm(forms.Form):
    reason = text(_("Why"), required=True, rows=2, most=1000)


class SettingsForm(forms.Form):
    is_four_eyes = yes(_("Nobody approves under two roles, or what they examined themselves"))
    everybody_reads = yes(_("The whole team reads each version that comes in force"))
    minor_is_read = yes(_("Minor changes are read again, too"))

    def __init__(self, control, data=None):
        super().__init__(data, initial={name: getattr(control, name) for name in self.base_fields} if control else {})


class RoleForm(forms.Form):
    name = forms.CharField(label=_("Role"), max_length=80, help_text=_("“Quality”, “Product”, “Ward sister”."))
    people = Several(None, label=_("Who holds it"), widget=forms.CheckboxSelectMultiple)
    approves = yes(_("One of them approves each version"))
    approves_minor = yes(_("Minor changes, too"))
    reads = yes(_("Each of them reads each version that comes in force"))

    def __init__(self, artifact, data=None, role: ApprovalRole | None = None):
        initial: dict = {"approves": True, "approves_minor": True}
        if role:
            initial = {name: getattr(role, name) for name in ("name", "approves", "approves_minor", "reads")}
            initial["people"] = list(role.people.values_list("pk", flat=True))
        super().__init__(data, initial=initial)
        belongs = Person.objects.filter(memberships__organisation=artifact.organisation, is_active=True)
        self.fields["people"].queryset = belongs.exclude(memberships__role="reporter").order_by("name", "pk").distinct()


class CitationForm(forms.Form):
    standard = forms.CharField(label=_("Standard"), max_length=80, widget=forms.TextInput(attrs={"list": "standards"}))
    clause = forms.CharField(label=_("Clause"), max_length=40, required=False)
    title = forms.CharField(label=_("What it asks for"), max_length=200, required=False)
    link = forms.URLField(label=_("Where to read it"), max_length=500, required=False, assume_scheme="https")

    standards = STANDARDS


class RecordForm(forms.Form):
    change_class = forms.ChoiceField(label=_("Class of the change"), choices=ChangeClass, widget=forms.RadioSelect)
    reason = text(_("Reason"), required=True)
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        required=False,
        help_text=_(
            "A complaint, an audit, a number elsewhere. May stay blank where it answers an event that is linked."
        ),
    )
    impact = text(_("Impact"), help_text=_("Who and what works differently from then on?"))
    risks = text(
        _("Risk assessment"), help_text=_("What can go wrong, how badly, how likely, and what holds against it?")
    )
    new_hazards = text(
        _("New hazards"),
        help_text=_("What can go wrong only because of the change? Or: “None found”, and how you looked."),
    )
    roll_back = text(_("Way back"), help_text=_("How do people go back if it does not work?"))
    needs_training = yes(_("People need training before it takes force"))
    training = text(_("Training"), rows=2, help_text=_("Who needs which? Or: “None”, and why."))
    effective_on = day(
        _("Takes force on"),
        help_text=_(
            "Once it is complete and somebody has put it in force, people work by it from that day on. Blank: at once."
        ),
    )
    effect_check_on = day(_("Look at the effect on"))
    base = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, version, data=None):
        record = getattr(version, "change_record", None)
        super().__init__(data, initial=_said(record) if record else {"reason": getattr(version, "what_changed", "")})

    def rest_on(self, record: ChangeRecord) -> None:
        """Makes saving again replace this record: the writer has seen it."""
        self.data = self.data.copy()
        self.data["base"] = record.stamp


class TrainingForm(forms.Form):
    on = day(_("Given on"), required=True, initial=timezone.localdate)
    evidence = text(_("Who took part, or where that is written down"), required=True, rows=2)


class ExaminationForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=ExaminationKind, widget=forms.RadioSelect)
    against = forms.CharField(
        label=_("Against what"),
        max_length=300,
        help_text=_("A requirement, a clause, a way of use: “night shift, two nurses”."),
    )
    method = text(_("How"), required=True, rows=2)
    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome, widget=forms.RadioSelect)
    found = text(_("What was found"), rows=2)
    who = forms.CharField(label=_("Who took part"), max_length=300, required=False)
    on = day(_("On"), required=True, initial=timezone.localdate)
    link = forms.URLField(label=_("Evidence"), max_length=500, required=False, assume_scheme="https")


class ApprovalForm(forms.Form):
    role = forms.ModelChoiceField(ApprovalRole.objects.none(), widget=forms.HiddenInput)
    statement = forms.CharField(
        label=_("What you say with it"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"data-coach": "off"}),
    )

    def __init__(self, artifact, data=None):
        super().__init__(data)
        self.fields["role"].queryset = artifact.approval_roles.all()


class ForceForm(forms.Form):
    pass


class EffectForm(forms.Form):
    effect = forms.ChoiceField(label=_("Did it have its effect?"), choices=Effect, widget=forms.RadioSelect)
    found = text(_("What was found"), required=True)


class LookedAgainForm(forms.Form):
    is_right = forms.TypedChoiceField(
        label=_("Is the version in force still right?"),
        choices=[("yes", _("Yes, it is")), ("no", _("No, it has to change"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
    note = text(_("What was looked at"), required=True, rows=2)
    next_on = day(_("Look again on"), required=True)


def _said(record: ChangeRecord) -> dict:
    said = {name: getattr(record, name) for name in RecordForm.base_fields if name != "base"}
    return said | {"base": record.stamp}
