"""What contributing factors can be about, by level. The codes are for finding patterns; people read the labels.

Organisations that report in the terms of HFACS find the nearest of its levels beside each level. Its own words judge
(“unsafe act”), so they stand nowhere in the interface.
"""

from django.utils.translation import gettext_lazy as _

from goldseam.events.models import FactorLevel

PRECONDITIONS, SUPERVISION, ORGANISATION = "preconditions", "supervision", "organisational_influences"

CODES = {
    FactorLevel.TECHNICAL: [
        ("design_limit", _("Design reached its limit")),
        ("software", _("Software or configuration")),
        ("hardware", _("Hardware or material")),
        ("interface", _("Interface or display")),
        ("monitoring", _("Alarm or monitoring")),
        ("capacity", _("Capacity")),
        ("dependency", _("Dependency or supplier")),
        ("data", _("Data")),
        ("surroundings", _("Surroundings: heat, light, noise, space")),
    ],
    FactorLevel.TASK: [
        ("workload", _("Workload")),
        ("time_pressure", _("Time pressure")),
        ("interruption", _("Interruption")),
        ("fatigue", _("Tiredness or shift")),
        ("unfamiliar_task", _("Unfamiliar task")),
        ("information_missing", _("Information not at hand")),
        ("ambiguous_cue", _("Sign that could mean several things")),
        ("skill_practice", _("Skill without practice")),
    ],
    FactorLevel.PROCESS: [
        ("procedure_missing", _("No procedure")),
        ("procedure_wrong", _("Procedure was wrong")),
        ("procedure_unusable", _("Procedure could not be used")),
        ("handover", _("Hand-over")),
        ("change_control", _("Control of changes")),
        ("verification", _("Checking and testing")),
        ("checklist", _("Checklist")),
        ("access", _("Access or permission")),
        ("escalation", _("Way to get help")),
        ("training", _("Training as it is made")),
        ("maintenance", _("Maintenance")),
    ],
    FactorLevel.TEAM: [
        ("planning", _("Planning")),
        ("staffing", _("Staffing")),
        ("role_clarity", _("Who does what")),
        ("known_problem", _("Known problem left open")),
        ("local_norm", _("Local habit or workaround")),
    ],
    FactorLevel.ORGANISATION: [
        ("resources", _("Resources")),
        ("goal_conflict", _("Goals or incentives that conflict")),
        ("policy", _("Policy")),
        ("speaking_up", _("Speaking up")),
        ("procurement", _("Buying")),
        ("regulation", _("Regulation")),
        ("learning_lost", _("Learning not carried over")),
    ],
}

HFACS = {
    FactorLevel.TECHNICAL: [PRECONDITIONS],
    FactorLevel.TASK: [PRECONDITIONS],
    FactorLevel.PROCESS: [PRECONDITIONS, SUPERVISION],
    FactorLevel.TEAM: [SUPERVISION],
    FactorLevel.ORGANISATION: [ORGANISATION],
}

LEVELS = {code: level for level, codes in CODES.items() for code, _label in codes}
LABELS = {code: label for codes in CODES.values() for code, label in codes}

# Beyond the technical and the person: one of these is wanted before a postmortem is published.
WIDER = {FactorLevel.PROCESS, FactorLevel.TEAM, FactorLevel.ORGANISATION}


def choices() -> list:
    """Levels with their codes, for one field: a level alone is an answer too."""
    return [(level.label, [(level.value, _("%s, in general") % level.label), *CODES[level]]) for level in FactorLevel]


def level_and_code(chosen: str) -> tuple[str, str]:
    """The level and the code of an answer."""
    return (str(LEVELS[chosen]), chosen) if chosen in LEVELS else (chosen, "")


def label(code: str) -> str:
    """The words for a code; one that is not in the list stands for itself."""
    return str(LABELS.get(code, code))
