"""Forms of artifacts: what a version says, and a new artifact with its first version."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.comparing import Content
from goldseam.artifacts.hints import hints
from goldseam.artifacts.items import Line
from goldseam.artifacts.models import Artifact, ArtifactKind, Mode

BLANK_ROWS = 3
MOST_ROWS = 200
IF_THEN = {ArtifactKind.IF_THEN, ArtifactKind.TEAM_RULE}


class LineForm(forms.Form):
    """One line of a checklist. A blank pause point stands for the one above."""

    text = forms.CharField(
        label=_("Line"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 1, "data-coach": "off"})
    )
    pause = forms.CharField(label=_("Pause point"), max_length=120, required=False)
    killer = forms.BooleanField(label=_("Killer item"), required=False)
    position = forms.IntegerField(label=_("Position"), min_value=0, max_value=9999, required=False)
    DELETE = forms.BooleanField(label=_("Take this line out"), required=False)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A row counts as it was sent, also where it equals what stood in that place before.
        self.empty_permitted = False
        self.fields["pause"].widget.attrs["list"] = "pauses"
        self.fields["position"].widget.attrs["data-position"] = True
        self.fields["DELETE"].widget.attrs["data-delete"] = True

    @property
    def is_blank(self) -> bool:
        return not (self["text"].value() or "").strip()

    def clean_text(self):
        return " ".join(self.cleaned_data["text"].split())


Rows = forms.formset_factory(LineForm, extra=BLANK_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 50)


class ContentForm(forms.Form):
    """What a version says; its `cleaned_data` is what `Artifact.revise` and `Change.make` take.

    `ContentForm(kind, current=None, data=None)`: `current` is the version that the writer sees. A checklist has
    `rows`, one form for each line; anything else has a text.
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
    text = forms.CharField(
        label=_("Text"), max_length=50_000, widget=forms.Textarea(attrs={"rows": 10, "data-coach": "off"})
    )
    what_changed = forms.CharField(label=_("What changed, in a line"), max_length=200, required=False)
    is_cosmetic = forms.BooleanField(
        label=_("Only wording or layout"), required=False, help_text=_("Then it does not count as a lesson learned.")
    )
    base = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, kind, current=None, data=None, initial=None):
        self.kind, self.current = kind, current
        super().__init__(data, initial=_initial(current) | (initial or {}))
        self.rows = None
        if kind == ArtifactKind.CHECKLIST:
            lines = current.lines if current else []
            self.rows = Rows(data, initial=[_row(line) for line in lines], prefix="form")
            del self.fields["text"]
        else:
            del self.fields["mode"], self.fields["aim"], self.fields["trigger"]
            self._explain_text()
        if current is None:
            del self.fields["what_changed"], self.fields["is_cosmetic"], self.fields["base"]

    def _explain_text(self):
        if self.kind in IF_THEN:
            self.fields["text"].label = _("If …, then …")
            self.fields["text"].help_text = _(
                "“If the scope changes after the freeze, then QA and product sign again.”"
            )
        else:
            self.fields["text"].help_text = _("The words that people work by, or those that matter here.")

    @property
    def hints(self) -> list[str]:
        """What could make the lines, as they stand in the form, easier to use."""
        return hints(self.typed_lines) if self.rows is not None else []

    @property
    def typed_lines(self) -> list[Line]:
        """The lines as they stand in the form, right or wrong."""
        if self.rows is None:
            return []
        if self.is_bound:
            self.rows.is_valid()
            return _lines([getattr(row, "cleaned_data", {}) for row in self.rows.forms])
        return self.current.lines if self.current else []

    @property
    def typed(self) -> Content:
        """What stands in the form, for comparing it with a version."""
        named = [("aim", _("Aim")), ("trigger", _("When to use it")), ("mode", _("Way of use"))]
        facts = [(str(label), self._shown(name)) for name, label in named]
        return Content(facts, self._shown("text").replace("\r\n", "\n"), self.typed_lines)

    def _shown(self, name: str) -> str:
        if name not in self.fields:
            return ""
        value = self[name].value() or ""
        return str(dict(Mode.choices).get(value, value)) if name == "mode" else value

    def clean(self):
        content = super().clean()
        if self.rows is not None:
            if not self.rows.is_valid():
                self.add_error(None, _("A line needs another look. Everything you typed is still here."))
            else:
                content["lines"] = _lines([row.cleaned_data for row in self.rows.forms])
        return content

    def rest_on(self, version) -> None:
        """Makes saving again save on top of this version: the writer has seen it."""
        self.data = self.data.copy()
        self.data["base"] = str(version.number)
        self.current = version


class NewArtifactForm(ContentForm):
    """A new artifact with its first version; its `cleaned_data` is what `Artifact.make` takes."""

    field_order = ["title", "team", "link", "aim", "trigger", "mode", "text"]

    title = forms.CharField(label=_("Title"), max_length=160, help_text=_("A name that people will recognise."))
    team = forms.ModelChoiceField(None, label=_("Team"), required=False, empty_label=_("The whole organisation"))
    link = forms.URLField(
        label=_("Where it lives"),
        max_length=200,
        required=False,
        assume_scheme="https",
        help_text=_("If people read it somewhere else: its address there."),
    )

    def __init__(self, organisation, kind, data=None, initial=None):
        super().__init__(kind, data=data, initial=initial)
        self.fields["team"].queryset = organisation.teams.all()
        if not organisation.has_teams:
            del self.fields["team"]
        if kind == ArtifactKind.CHECKLIST:
            del self.fields["link"]

    def clean(self):
        typed = super().clean()
        about = {name: typed.pop(name) for name in ("title", "team", "link") if name in typed}
        return about | {"kind": self.kind, "content": typed}


class DetailsForm(forms.Form):
    """What an artifact is called and where it lives."""

    title = forms.CharField(label=_("Title"), max_length=160)
    team = forms.ModelChoiceField(None, label=_("Team"), required=False, empty_label=_("The whole organisation"))
    link = forms.URLField(label=_("Where it lives"), max_length=200, required=False, assume_scheme="https")

    def __init__(self, artifact: Artifact, data=None):
        super().__init__(data, initial={"title": artifact.title, "team": artifact.team, "link": artifact.link})
        self.fields["team"].queryset = artifact.organisation.teams.all()
        if not artifact.organisation.has_teams:
            del self.fields["team"]


class RetirementForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is no longer needed"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


def kind_named(name: str) -> str:
    """The kind of this name; a checklist where there is none."""
    return name if name in ArtifactKind.values else ArtifactKind.CHECKLIST


def _initial(version) -> dict:
    if version is None:
        return {}
    return {name: getattr(version, name) for name in ("aim", "trigger", "mode", "text")} | {"base": version.number}


def _row(line: Line) -> dict:
    return {"text": line.text, "pause": line.pause, "killer": line.is_killer, "key": line.key}


def _lines(rows: list[dict]) -> list[Line]:
    """The rows as lines, in the order that their positions say; those without one stand where they stood."""
    filled = [row for row in rows if row.get("text") and not row.get("DELETE")]
    last = len(filled) + 10_000
    ordered = sorted(filled, key=lambda row: last if row.get("position") is None else row["position"])
    lines, pause = [], ""
    for row in ordered:
        pause = row.get("pause") or pause
        lines.append(Line(text=row["text"], pause=pause, is_killer=bool(row.get("killer")), key=row.get("key")))
    return lines
