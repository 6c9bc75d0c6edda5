"""What people did to a run on a device without a network: the same verbs as on the page, each once, each answered."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from goldseam.artifacts.models import Artifact
from goldseam.common.models import Submission
from goldseam.common.resources import attempt
from goldseam.runs.forms import AbandonmentForm, AnswerForm, CompletionForm, ConfirmationForm, HandOverForm, ReportForm
from goldseam.runs.models import Run
from goldseam.runs.words import whole

# What can be done without a network: the form that reads it, and the verb. Those with `_at` are told when it was.
WAYS = {
    "answer": (lambda run, said: AnswerForm(said), "answer", True),
    "confirm": (lambda run, said: ConfirmationForm(said), "confirm", True),
    "hand_over": (HandOverForm, "hand_over", True),
    "finish": (CompletionForm, "finish", True),
    "abandon": (lambda run, said: AbandonmentForm(said), "abandon", True),
    "report": (lambda run, said: ReportForm(said), "report", False),
}


class KeptForm(forms.Form):
    """What every entry has: made once on the device, at a moment that its clock gave."""

    what = forms.ChoiceField(choices=[(what, what) for what in WAYS])
    once = forms.UUIDField()
    at = forms.DateTimeField(required=False)


class BegunForm(forms.Form):
    """A run that was begun without a network, on the version that the device had."""

    artifact = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, required=False)
    key = forms.UUIDField()
    project = forms.CharField(max_length=80, required=False)
    ref = forms.CharField(max_length=120, required=False)
    at = forms.DateTimeField(required=False)


def plain(entry) -> dict[str, str]:
    """The words of an entry, whatever else somebody may have put into it."""
    facts = entry if isinstance(entry, dict) else {}
    words = {str(name): value for name, value in facts.items() if isinstance(value, str)}
    return {name: whole(value) for name, value in words.items()}


def begin(organisation, by, said: dict[str, str]) -> tuple[Run | None, list[str]]:
    """Begins the run that a device began, or says why it is not begun. The same key begins it once."""
    form = BegunForm(said)
    if not form.is_valid():
        return None, words_of(form)
    facts = form.cleaned_data
    number, version, at = facts.pop("artifact"), facts.pop("version"), facts.pop("at")
    artifact = Artifact.objects.filter(organisation=organisation, number=number).visible_to(by).first()
    if artifact is None:
        return None, [_("This checklist is not there any more, or you may not see it.")]
    version = artifact.versions.filter(number=version).first() or artifact.in_force
    try:
        return Run.start(by, artifact, version=version, at=_not_before(version, at), **facts), []
    except ValidationError as refusal:
        return None, refusal.messages


@transaction.atomic
def act(run: Run, by, said: dict[str, str]) -> list[str]:
    """Does what one entry says, unless that was done already. Answers why it is refused: nothing where it is kept."""
    kept = KeptForm(said)
    if not kept.is_valid():
        return words_of(kept)
    about = {"person": by, "led_to": run.get_absolute_url()}
    submission, is_new = Submission.objects.get_or_create(key=kept.cleaned_data["once"], defaults=about)
    if submission.person_id != by.pk:
        return [_("Somebody else has sent this already.")]
    refusals = _done(run, by, kept.cleaned_data, said) if is_new else []
    if refusals:
        submission.delete()
    return refusals


def _done(run: Run, by, kept: dict, said: dict[str, str]) -> list[str]:
    form_of, verb, is_timed = WAYS[kept["what"]]
    form = form_of(run, said)
    about = {"at": kept["at"]} if is_timed else {}
    attempt(form, getattr(run, verb), by=by, **about)
    return words_of(form)


def _not_before(version, at):
    """Nobody runs a version before it is in force, whatever the clock of the device says."""
    return max(at, version.effective_at) if at and version and version.effective_at else at


def words_of(form) -> list[str]:
    return [words for errors in form.errors.values() for words in errors]
