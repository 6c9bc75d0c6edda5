"""The page of a run: the lines to answer, then what came of it."""

from datetime import timedelta

from django.shortcuts import render
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from goldseam.runs.forms import AbandonmentForm, CompletionForm, HandOverForm
from goldseam.runs.models import Run
from goldseam.runs.sheet import Sheet


def run_page(request, run, status: int = 200, **forms):
    """Renders the run. `refused` is the key of a line whose answer was not taken, with the form that says why."""
    artifact = run.artifact
    can_run = request.membership.writes
    newest = None if artifact.is_retired else artifact.in_force
    context = {
        "run": run,
        "artifact": artifact,
        "version": run.version,
        "sheet": Sheet(run, request.user),
        "can_run": can_run,
        "answers_now": can_run and run.is_open,
        "is_mine": run.held_by_id == request.user.pk,
        "version_now": newest,
        "newer": newest if newest and newest.number > run.version.number else None,
        "hand_overs": list(run.hand_overs.select_related("by", "to")),
        "took": _took(run) if run.ended_at else "",
        "refused": {},
        "handover_form": HandOverForm(run),
        "completion_form": CompletionForm(run),
        "abandonment_form": AbandonmentForm(auto_id="abandonment_%s"),
    }
    return render(request, "runs/show.html", context | forms, status=status)


def blank_sheet(artifact, version, person) -> dict:
    """What the lines of a run need before it is begun."""
    version.artifact = artifact
    run = Run(organisation=artifact.organisation, artifact=artifact, version=version, number=0)
    return {
        "run": run,
        "sheet": Sheet(run, person),
        "can_run": True,
        "answers_now": True,
        "refused": {},
        "took": "",
        "completion_form": CompletionForm(run),
    }


def _took(run) -> str:
    if run.ended_at - run.started_at < timedelta(minutes=1):
        return _("less than a minute")
    return timesince(run.started_at, run.ended_at, depth=1)
