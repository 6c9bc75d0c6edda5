"""The page of an experiment: plan, do, study and act on one worksheet, with the step that is worked on open."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from goldseam.actions.models import Action
from goldseam.activity.models import Activity
from goldseam.experiments.choices import Role, Scale
from goldseam.experiments.forms.doing import NoteForm, PauseForm, ResumptionForm
from goldseam.experiments.forms.new import DetailsForm
from goldseam.experiments.forms.studying import DecisionForm, NextForm, StudyForm
from goldseam.experiments.forms.watching import NewSeriesForm, WatchForm
from goldseam.experiments.library.tried_before import for_cycle
from goldseam.experiments.models import Cycle
from goldseam.experiments.plan.gaps import scale_hint
from goldseam.experiments.plan.in_words import DECIDED, scale_of
from goldseam.experiments.result.prediction import prediction_words
from goldseam.experiments.result.scoring import method_score
from goldseam.experiments.sample.sentences import reckoned
from goldseam.experiments.views.pictures import holdings_of, picture_of_holding, picture_of_watched, titled
from goldseam.experiments.worksheet.next_thing import is_time_to_study, way_on
from goldseam.experiments.worksheet.steps import missing_in, parts_of, steps_of

HISTORY = 30
STEP_OF_FORM = {
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
    person, plan = request.user, cycle.plan
    can_write = cycle.can_be_edited_by(person)
    missing = missing_in(cycle)
    watching = watching_of(cycle)
    values_forms = forms.get("values_forms", {})
    pictures = [] if cycle.is_planned else [picture_of_watched(cycle, one, values_forms) for one in watching]
    values = pictures[0]["values"] if pictures else 0
    parts = forms.pop("parts", {})
    asked = {"forms": parts, "open": _asked_part(request, forms), "can_write": can_write}
    fitting = scale_hint(plan)
    seen = cycle.observation if cycle.is_started else None
    collected = seen.collected if seen else 0
    opened = _opened(forms, parts, asked["open"])
    if cycle.is_running and is_time_to_study(cycle, collected):
        opened |= {"study"}
    context = {
        "cycle": cycle,
        "plan": plan,
        "can_write": can_write,
        "scale": scale_of(plan),
        "ramp": _ramp(cycle, person),
        "missing": missing,
        "plan_parts": parts_of(cycle, plan, watching, missing, asked),
        "steps": steps_of(cycle, missing, values, opened),
        "next": way_on(cycle, missing, collected) if can_write else None,
        "watching": watching,
        "pictures": pictures,
        "seen_picture": titled(pictures[0], _("Expected beside seen")) if pictures and cycle.is_studied else None,
        "fitting": fitting.label if fitting else "",
        "reckoning": reckoned(cycle, plan) if cycle.is_planned else None,
        "events": list(cycle.events_for(person).select_related("organisation")),
        "action": Action.objects.visible_to(person).filter(pk=cycle.action_id).first(),
        "history": _history(cycle),
        "amendments": cycle.amendments if cycle.is_started else [],
        "score": _score(cycle, person),
        "tried": for_cycle(cycle, person) if cycle.is_planned else [],
        "observation": seen,
        "details_form": DetailsForm(cycle),
        "watch_form": WatchForm(cycle, person),
        "series_form": NewSeriesForm(),
    }
    context |= _doing(cycle, person) | _studying(cycle, plan) | forms
    return render(request, "experiments/show.html", context, status=status)


def watching_of(cycle) -> list:
    """What is watched, with the measure for the effect first."""
    watched = cycle.watched.select_related("series__organisation")
    return sorted(watched, key=lambda one: one.role != Role.MAIN)


def _ramp(cycle, person) -> list[tuple]:
    """The cycles of the ramp that this person may see, each with how widely it was tried."""
    cycles = Cycle.objects.visible_to(person).of_ramp(cycle.first_of_ramp).with_state()
    return [(one, scale_of(one.plan)) for one in cycles]


def _doing(cycle, person) -> dict:
    pause = cycle.current_pause
    return {
        "notes": list(cycle.notes.select_related("by")) if cycle.is_started else [],
        "pause": pause,
        "resumption": pause.resumption if pause and pause.is_asked else None,
        "review": pause.review if pause else None,
        "needs_second_person": cycle.needs_second_person if pause else False,
        "can_agree": cycle.can_agree(person) if pause else False,
        "note_form": NoteForm(),
        "pause_form": PauseForm(),
        "resumption_form": ResumptionForm(),
    }


def _studying(cycle, plan) -> dict:
    return {
        "prediction": prediction_words(cycle.plan_before_data, cycle.main),
        "doubts": cycle.adoption_doubts if cycle.is_studied and not cycle.is_decided else [],
        "study_form": StudyForm(),
        "decision_form": DecisionForm(),
        "decided": DECIDED[cycle.decision.kind] if cycle.is_decided else "",
        "next_form": NextForm(cycle),
        "next_cycle": cycle.next_cycle if cycle.is_decided else None,
        "next_scale": _next_scale(cycle, plan),
        "holdings": [picture_of_holding(cycle, holding) for holding in holdings_of(cycle)],
    }


def _next_scale(cycle, plan) -> str:
    return str(Scale(plan.scale).wider.label) if cycle.is_decided and cycle.may_widen and plan.scale else ""


def _score(cycle, person):
    """How the test was done, for those who do it: others would make a contest of it."""
    is_theirs = cycle.is_started and (cycle.team_id is None or cycle.team_id in person.sight.teams)
    return method_score(cycle) if is_theirs else None


def _asked_part(request, forms) -> str:
    if "watch_form" in forms or "series_form" in forms:
        return "data"
    return request.GET.get("part", "")


def _opened(forms, parts, part: str) -> set[str]:
    """The steps that are to stand open besides the one that is worked on."""
    opened = {step for name, step in STEP_OF_FORM.items() if name in forms}
    return opened | ({"plan"} if parts or part else set())


def _history(cycle):
    """What was done, newest first."""
    return (
        Activity.objects.history_of(cycle).order_by("-id").select_related("actor").prefetch_related("subject")[:HISTORY]
    )
