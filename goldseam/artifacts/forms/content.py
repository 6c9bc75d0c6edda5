"""The form of what a version says: a checklist's lines, the two halves of an if-then, or a text."""

from functools import cached_property

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.comparing import Content, facts_of
from goldseam.artifacts.forms.lines import Rows, lines_of, row_of
from goldseam.artifacts.halves import halves_of, without
from goldseam.artifacts.hints import Hints, hints_for
from goldseam.artifacts.items import Line
from goldseam.artifacts.micro_check import micro_check
from goldseam.artifacts.models import ArtifactKind, CueType, Mode

CHECKLIST = ["aim", "trigger", "mode", "critical_pause"]
IF_THEN = ["trigger", "response", "cue_type", "obstacle"]
SINGLES = ["aim", "trigger", "mode", "critical_pause", "response", "cue_type", "obstacle", "text"]


class ContentForm(forms.Form):
    """What a version says; its `cleaned_data` is what `Artifact.revise` and `Change.make` take.

    `ContentForm(kind, current=None, data=None)`: `current` is the version that the writer sees. A checklist has
    `rows`, one form for each line; an if-then has its two halves; anything else has a text.
    """

    aim = forms.CharField(
        label=_("Aim"), max_length=300, required=False, help_text=_("What it makes sure of, in one sentence.")
    )
    trigger = forms.CharField(
        label=_("When to use it"),
        max_length=300,
        required=False,
        help_text=_("A moment that everybody notices: “before the release is announced”."),
    )
    mode = forms.ChoiceField(label=_("Way of use"), choices=Mode, widget=forms.RadioSelect, initial=Mode.DO_CONFIRM)
    critical_pause = forms.CharField(
        label=_("Which pause stands before what cannot be undone?"),
        max_length=120,
        required=False,
        help_text=_("One of the pause points of the lines, by its name."),
        widget=forms.TextInput(attrs={"list": "pauses", "autocomplete": "off"}),
    )
    response = forms.CharField(label=_("then …"), max_length=300, widget=forms.Textarea(attrs={"rows": 1}))
    cue_type = forms.ChoiceField(
        label=_("What tells you that the moment has come?"),
        choices=CueType,
        widget=forms.RadioSelect,
        required=False,
    )
    obstacle = forms.CharField(label=_("What could get in the way?"), max_length=300, required=False)
    text = forms.CharField(
        label=_("Text"),
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 10, "data-coach": "off"}),
        help_text=_("The words that people work by, or those that matter here."),
    )
    what_changed = forms.CharField(label=_("What changed, in a line"), max_length=200, required=False)
    is_cosmetic = forms.BooleanField(
        label=_("Only wording or layout"), required=False, help_text=_("Then it does not count as a lesson learned.")
    )
    base = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, kind, current=None, data=None, initial=None):
        self.kind, self.current = kind, current
        super().__init__(data, initial=_initial(current, self.is_if_then) | (initial or {}))
        self.rows = None
        if self.is_checklist:
            lines = (initial or {}).get("lines") or (current.lines if current else [])
            self.rows = Rows(data, initial=[row_of(line) for line in lines], prefix="form")
        self._keep(CHECKLIST if self.is_checklist else IF_THEN if self.is_if_then else ["text"])
        if self.is_if_then:
            self._ask_for_halves()
        if current is None:
            del self.fields["what_changed"], self.fields["is_cosmetic"], self.fields["base"]

    @property
    def is_checklist(self) -> bool:
        return self.kind == ArtifactKind.CHECKLIST

    @property
    def is_if_then(self) -> bool:
        return self.kind in (ArtifactKind.IF_THEN, ArtifactKind.TEAM_RULE)

    def _keep(self, names: list[str]) -> None:
        for name in set(SINGLES) - set(names):
            del self.fields[name]

    def _ask_for_halves(self) -> None:
        trigger = self.fields["trigger"]
        trigger.label, trigger.required, trigger.help_text = _("If …"), True, ""
        trigger.widget = forms.Textarea(attrs={"rows": 1, "maxlength": 300})
        if self.kind == ArtifactKind.TEAM_RULE:
            self.fields["response"].label = _("then we …")
            self.fields["cue_type"].label = _("What tells us that the moment has come?")
            self.fields["obstacle"].label = _("What could get in our way?")

    @property
    def unsplit(self) -> str:
        """An older text whose two halves nobody can tell apart without reading it."""
        if not self.is_if_then or self.current is None or self.current.response:
            return ""
        return "" if any(halves_of(self.current.text)) else self.current.text

    @cached_property
    def hints(self) -> Hints | None:
        """What could make it easier to use as it stands in the form; None for other kinds."""
        return hints_for(self)

    @property
    def micro_check(self) -> list:
        return micro_check(self.hints) if self.hints is not None and self.is_checklist else []

    @property
    def typed_lines(self) -> list[Line]:
        """The lines as they stand in the form, right or wrong."""
        if self.rows is None:
            return []
        if self.is_bound:
            self.rows.is_valid()
            return lines_of([getattr(row, "cleaned_data", {}) for row in self.rows.forms])
        return self.initial.get("lines") or (self.current.lines if self.current else [])

    @property
    def pauses(self) -> list[str]:
        """The pause points of the lines, each once, in order."""
        return list(dict.fromkeys(line.pause.strip() for line in self.typed_lines if line.pause.strip()))

    @property
    def roles(self) -> list[str]:
        return list(dict.fromkeys(line.role.strip() for line in self.typed_lines if line.role.strip()))

    @property
    def typed(self) -> Content:
        """What stands in the form, for comparing it with a version."""
        said = {name: self[name].value() or "" if name in self.fields else "" for name in SINGLES}
        return Content(facts_of(said, self.kind), said["text"].replace("\r\n", "\n"), self.typed_lines)

    def clean_trigger(self):
        typed = self.cleaned_data["trigger"]
        return without("if", typed) if self.is_if_then else typed

    def clean_response(self):
        return without("then", self.cleaned_data["response"])

    def clean(self):
        content = super().clean()
        if self.is_if_then:
            content["text"] = ""  # Its halves say it from now on.
        if self.rows is None:
            return content
        if not self.rows.is_valid():
            self.add_error(None, _("A line needs another look. Everything you typed is still here."))
            return content
        content["lines"] = lines_of([row.cleaned_data for row in self.rows.forms])
        self._check_critical_pause(content)
        return content

    def _check_critical_pause(self, content) -> None:
        named = content.get("critical_pause", "")
        if not named or named in self.pauses:
            return
        if self.pauses:
            words = _("No line stands at a pause point of this name. There are: %(pauses)s.")
            self.add_error("critical_pause", words % {"pauses": " · ".join(self.pauses)})
        else:
            self.add_error(
                "critical_pause", _("No line has a pause point yet. Name it at the first line of that pause.")
            )

    def rest_on(self, version) -> None:
        """Makes saving again save on top of this version: the writer has seen it."""
        self.data = self.data.copy()
        self.data["base"] = str(version.number)
        self.current = version


def _initial(version, is_if_then: bool) -> dict:
    if version is None:
        return {}
    said = {name: getattr(version, name) for name in SINGLES} | {"base": version.number}
    if is_if_then and not version.response:
        trigger, response = halves_of(version.text)
        said |= {"trigger": version.trigger or trigger, "response": response}
    return said
