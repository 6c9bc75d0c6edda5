"""The page of an experiment: plan, do, study and act on one worksheet, with the step that is worked on open."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from goldseam.actions.models import Action
from goldseam.activity.models import Activity
from goldseam.experiments.choices import Scale
from goldseam.experiments.forms.doing import NoteForm, PauseForm, ResumptionForm
from goldseam.experiments.forms.new import DetailsForm
from goldseam.experiments.forms.studying import DecisionForm, NextForm, StudyForm
from goldseam.experiments.forms.watching import NewSeriesForm, WatchForm
from goldseam.experiments.library.tried_before import for_cycle
from goldseam.experiments.models import Cycle
from goldseam.experiments.plan.gaps import scale_hint
from goldseam.experiments.plan.in_words import scale_of
from goldseam.experiments.result.balancing import balances_of
from goldseam.experiments.result.prediction import predicted_in
from goldseam.experiments.result.scoring import method_score
from goldseam.experiments.sample.sentences import reckoned
from goldseam.experiments.views.pictures import holdings_of, picture_of_holding, titled
from goldseam.experiments.views.sheet import Sheet
from goldseam.experiments.worksheet.next_thing import is_time_to_study, way_on
from goldseam.experiments.worksheet.steps import parts_of, steps_of
from goldseam.reviews.models import Review

HISTORY = 30
STEP_OF_FORM = {
    "parts": "plan",
    "watch_form": "plan",
    "series_form": "plan",
    "note_form": "do",
    "values_forms": "do",
    "study_form": "study",
    "decision_form": "act",
    "next_form": "act",
}


def cycle_page(request, cycle, status: int = 200, **forms):
    """Renders the worksheet. `forms` replaces fresh forms by those that came back with errors."""
    sheet = Sheet(cycle, request.user, forms)
    part = "data" if forms.keys() & {"watch_form", "series_form"} else request.GET.get("part", "")
    context = _head(sheet, part) | _plan(sheet, part) | _do(sheet) | _study(sheet) | _act(sheet) | _aside(sheet)
    return render(request, "experiments/show.html", context | forms, status=status)


def _head(sheet, part: str) -> dict:
    cycle = sheet.cycle
    return {
        "cycle": cycle,
        "plan": sheet.plan,
        "can_write": sheet.can_write,
        "scale": scale_of(sheet.plan),
        "ramp": _ramp(sheet),
        "steps": steps_of(cycle, sheet.missing, sheet.values, _opened(sheet, part)),
        "next": way_on(cycle, sheet.missing, sheet.collected) if sheet.can_write else None,
    }


def _ramp(sheet) -> list[tuple]:
    """The cycles of the ramp that this person may see, each with how widely it was tried."""
    cycles = Cycle.objects.visible_to(sheet.person).of_ramp(sheet.cycle.first_of_ramp).with_state()
    return [(one, scale_of(one.plan)) for one in cycles]


def _opened(sheet, part: str) -> set[str]:
    """The steps that are to stand open besides the one that is worked on."""
    opened = {step for name, step in STEP_OF_FORM.items() if sheet.forms.get(name)}
    if part:
        opened.add("plan")
    if sheet.cycle.is_running and is_time_to_study(sheet.cycle, sheet.collected):
        opened.add("study")
    return opened


def _plan(sheet, part: str) -> dict:
    cycle, plan = sheet.cycle, sheet.plan
    asked = {"forms": sheet.forms.get("parts", {}), "open": part, "can_write": sheet.can_write}
    fitting = scale_hint(plan)
    return {
        "missing": sheet.missing,
        "plan_parts": parts_of(cycle, plan, sheet.watching, sheet.missing, asked),
        "watching": sheet.watching,
        "fitting": fitting.label if fitting else "",
        "reckoning": reckoned(cycle, plan) if cycle.is_planned else None,
        "amendments": cycle.amendments if cycle.is_started else [],
        "watch_form": WatchForm(cycle, sheet.person),
        "series_form": NewSeriesForm(),
    }


def _do(sheet) -> dict:
    cycle = sheet.cycle
    return _pause(cycle, sheet.person) | {
        "pictures": sheet.pictures,
        "notes": list(cycle.notes.select_related("by")) if cycle.is_started else [],
        "note_form": NoteForm(),
        "pause_form": PauseForm(),
        "resumption_form": ResumptionForm(),
    }


def _pause(cycle, person) -> dict:
    pause = cycle.current_pause
    return {
        "pause": pause,
        "resumption": pause.resumption if pause and pause.is_asked else None,
        "review": Review.objects.visible_to(person).filter(pk=pause.review_id).first() if pause else None,
        "needs_second_person": cycle.needs_second_person if pause else False,
        "can_agree": cycle.can_agree(person) if pause else False,
    }


def _study(sheet) -> dict:
    cycle, pictures = sheet.cycle, sheet.pictures
    return {
        "prediction": predicted_in(cycle, cycle.main),
        "balances": balances_of(cycle),
        "observation": sheet.seen,
        "seen_picture": titled(pictures[0], _("Expected beside seen")) if pictures and cycle.is_studied else None,
        "study_form": StudyForm(),
    }


def _act(sheet) -> dict:
    cycle, person = sheet.cycle, sheet.person
    return {
        "doubts": cycle.adoption_doubts if cycle.is_studied and not cycle.is_decided else [],
        "decision_form": DecisionForm(),
        "adopted": cycle.version_for(person) if cycle.is_adopted else None,
        "holdings": [picture_of_holding(cycle, holding) for holding in holdings_of(cycle)],
        "has_next": cycle.is_decided and cycle.next_cycle is not None,
        "next_cycle": cycle.next_for(person) if cycle.is_decided else None,
        "next_form": NextForm(cycle),
        "next_scale": Scale(sheet.plan.scale).wider.label if cycle.may_widen and sheet.plan.scale else "",
    }


def _aside(sheet) -> dict:
    cycle, person = sheet.cycle, sheet.person
    return {
        "events": list(cycle.events_for(person).select_related("organisation")),
        "action": Action.objects.visible_to(person).filter(pk=cycle.action_id).first(),
        "score": _score(cycle, person),
        "tried": for_cycle(cycle, person) if cycle.is_planned else [],
        "details_form": DetailsForm(cycle),
        "history": _history(cycle),
    }


def _score(cycle, person):
    """How the test was done, for those who do it: others would make a contest of it."""
    is_theirs = cycle.is_started and (cycle.team_id is None or cycle.team_id in person.sight.teams)
    return method_score(cycle) if is_theirs else None


def _history(cycle):
    """What was done, newest first."""
    told = Activity.objects.history_of(cycle).order_by("-id")
    return told.select_related("actor").prefetch_related("subject")[:HISTORY]
