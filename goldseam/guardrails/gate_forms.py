"""Forms of gates: what they are called, what they ask for, and who signs."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.models import Artifact
from goldseam.common.fields import Several
from goldseam.guardrails.condition_words import How, built, parts_of
from goldseam.guardrails.conditions import LONGEST
from goldseam.guardrails.facts import NAME
from goldseam.guardrails.models import Unreachable
from goldseam.people.models import Person
from goldseam.people.models.membership import WRITERS

ABOUT = ("title", "name", "project", "team", "when_unreachable", "has_four_eyes")
MOST_LISTS = 300


class PeopleField(Several):
    """People who work in the organisation."""

    def __init__(self, organisation, **options):
        working = {"memberships__organisation": organisation, "memberships__role__in": WRITERS}
        people = Person.objects.filter(is_active=True, **working).order_by("name", "pk")
        super().__init__(people, widget=forms.CheckboxSelectMultiple, required=False, **options)


class GateForm(forms.Form):
    """What a gate is called and how strict it is; its `cleaned_data` is what `Gate.make` and `Gate.describe` take."""

    title = forms.CharField(label=_("Title"), max_length=160, help_text=_("Such as “Before a release”."))
    name = forms.CharField(
        label=_("Short name"),
        max_length=40,
        help_text=_("Pipelines ask by it: small letters, digits and “-”, such as release."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    project = forms.CharField(
        label=_("Project"), max_length=80, required=False, help_text=_("If it is for one project only: its name.")
    )
    team: forms.ModelChoiceField = forms.ModelChoiceField(
        None, label=_("Team"), required=False, empty_label=_("The whole organisation")
    )
    when_unreachable = forms.ChoiceField(
        label=_("When a pipeline cannot reach it"), choices=Unreachable, widget=forms.RadioSelect
    )
    has_four_eyes = forms.BooleanField(label=_("Each sign-off has to come from another person"), required=False)

    def __init__(self, organisation, person, data=None, gate=None, rule=None):
        super().__init__(data, initial=_initial(organisation, gate, rule))
        self.fields["team"].queryset = organisation.teams.all()
        if not organisation.has_teams:
            del self.fields["team"]
        if organisation.is_solo:
            del self.fields["has_four_eyes"]
        elif gate and person.guides_in(organisation):
            label = _("May override it, besides those who guide the organisation")
            self.fields["overriders"] = PeopleField(organisation, label=label)


def _initial(organisation, gate, rule) -> dict:
    if gate:
        return {name: getattr(gate, name) for name in ABOUT} | {"overriders": gate.overriders.all()}
    title, team = (rule.title, rule.team) if rule else ("", None)
    return {"title": title, "team": team, "when_unreachable": Unreachable.CLOSED, "has_four_eyes": True}


class ClauseForm(forms.Form):
    """One if-then of a gate. The condition is put together from three fields, or written in CEL."""

    title = forms.CharField(
        label=_("What it is about"), max_length=160, help_text=_("Such as “Scope changed after the freeze”.")
    )
    fact = forms.CharField(
        label=_("Fact"), max_length=60, required=False, help_text=_("As the pipeline sends it: scope_changed")
    )
    how = forms.ChoiceField(label=_("Comparison"), choices=How, required=False)
    value = forms.CharField(label=_("Value"), max_length=200, required=False)
    condition = forms.CharField(
        label=_("Or written in CEL"),
        max_length=LONGEST,
        required=False,
        help_text=_('Such as: environment == "production" && files > 20. Nothing in both: it always applies.'),
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false", "data-coach": "off"}),
    )
    checklists: Several = Several(
        None, label=_("A complete run of"), required=False, widget=forms.CheckboxSelectMultiple
    )
    roles = forms.CharField(
        label=_("A sign-off as"), max_length=300, required=False, help_text=_("Roles with commas: QA, Product")
    )
    checks = forms.CharField(
        label=_("A check that passed"), max_length=300, required=False, help_text=_("Names with commas: smoke, load")
    )

    def __init__(self, gate, person, data=None, clause=None):
        super().__init__(data, initial=_initial_clause(clause))
        used = Artifact.objects.filter(gate_needs__clause__gate=gate)
        seen = Artifact.objects.filter(organisation=gate.organisation, is_private=False).visible_to(person)
        seen = seen.filter(Q(team=None) | Q(team=gate.team))
        lists = seen.checklists().in_use().order_by("title", "number").values("pk")[:MOST_LISTS]
        shown = {*lists.values_list("pk", flat=True), *used.values_list("pk", flat=True)}
        self.fields["checklists"].queryset = Artifact.objects.filter(pk__in=shown).order_by("title", "number")

    def clean(self):
        typed = super().clean()
        fact, how, value = (typed.pop(name, "") for name in ("fact", "how", "value"))
        if fact and typed.get("condition"):
            self.add_error("condition", _("Either three fields or CEL: empty one of them."))
        elif fact and not NAME.match(fact):
            self.add_error("fact", _("Letters without accents, digits and _, such as scope_changed."))
        elif fact and how not in {How.TRUE, How.FALSE} and not value.strip():
            self.add_error("value", _("Say what it is compared with."))
        elif fact:
            typed["condition"] = built(fact, how, value)
        for name in ("roles", "checks"):
            typed[name] = [one.strip() for one in typed.get(name, "").split(",") if one.strip()]
        return typed | {"checklists": list(typed.get("checklists") or [])}


def _initial_clause(clause) -> dict:
    if clause is None:
        return {}
    needs = clause.needs.all()
    return {
        "title": clause.title,
        **(parts_of(clause.condition) or {"condition": clause.condition}),
        "checklists": [need.artifact_id for need in needs if need.artifact_id],
        "roles": ", ".join(clause.names("sign_off")),
        "checks": ", ".join(clause.names("check")),
    }


class RoleForm(forms.Form):
    def __init__(self, role, data=None):
        super().__init__(data, initial={"people": role.people.all()})
        self.fields["people"] = PeopleField(role.gate.organisation, label=_("Who may sign"))

    def clean(self):
        typed = super().clean()
        return {"people": list(typed.get("people", []))}


class KeyForm(forms.Form):
    name = forms.CharField(
        label=_("What will use it"), max_length=80, help_text=_("Such as “release pipeline of web”.")
    )


class RetirementForm(forms.Form):
    reason = forms.CharField(label=_("Why"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class OverrideForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it has to pass nevertheless"),
        max_length=2000,
        help_text=_("It becomes a near miss that everybody can learn from."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SignOffForm(forms.Form):
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class Plain(forms.Form):
    """A button alone: the verb may refuse, and says why."""
