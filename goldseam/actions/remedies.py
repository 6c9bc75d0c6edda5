"""How strong each kind of change is, what fits which reason, and what to say where it does not."""

from django.utils.translation import gettext_lazy as _

STRONG = {"remove_hazard", "forcing_function", "simplify", "automate", "leaders"}
WEAK = {"second_check", "warning", "policy", "training", "study", "approval", "sanction"}

# Per reason: the kinds of change that fit it best, in the order in which they are proposed.
FITTING = {
    "deviance": ["simplify", "less_load", "standard", "automate", "forcing_function"],
    "inattention": ["forcing_function", "automate", "checklist", "less_load", "separate"],
    "lack_of_ability": ["practice", "simplify", "checklist", "automate", "leaders"],
    "process_inadequacy": ["standard", "simplify", "remove_hazard", "forcing_function", "checklist"],
    "task_challenge": ["simplify", "automate", "less_load", "redundancy", "read_back"],
    "process_complexity": ["alert", "redundancy", "remove_hazard", "practice", "simplify"],
    "uncertainty": ["alert", "experiment", "redundancy", "share", "checklist"],
    "hypothesis_testing": ["share", "experiment", "checklist", "alert", "simplify"],
    "exploratory_testing": ["share", "experiment", "checklist", "alert", "simplify"],
}
MISFITS = {
    "deviance": {"warning", "sanction", "policy"},
    "inattention": {"training", "warning", "second_check", "sanction"},
    "lack_of_ability": {"policy", "sanction"},
    "process_inadequacy": {"training", "sanction"},
    "task_challenge": {"sanction", "policy"},
    "process_complexity": {"policy", "standard", "sanction"},
    "uncertainty": {"sanction", "policy", "approval"},
    "hypothesis_testing": {"approval", "policy", "sanction"},
    "exploratory_testing": {"approval", "policy", "sanction"},
}
WARNINGS = {
    "deviance": _(
        "The other way made sense to somebody. A reminder does not change what made it sensible: "
        "what would make the safe way the faster one?"
    ),
    "inattention": _(
        "This was a slip, and slips happen to skilled people. What would make it hard to do wrong, even on a bad day?"
    ),
    "lack_of_ability": _("A new document rarely gives a skill. Practice, help at the start, or a simpler task would."),
    "process_inadequacy": _(
        "The agreed way was followed and did not work. Teaching it again keeps it as it is: change it first."
    ),
    "task_challenge": _(
        "The task is too hard to get right every time. Pressure does not make it easier; a change would."
    ),
    "process_complexity": _(
        "A rule for the last combination will not see the next one. "
        "Would noticing sooner or a smaller damage help more?"
    ),
    "uncertainty": _(
        "The choice was sensible with what was known. Early signals and smaller stakes protect better than a ban."
    ),
    "hypothesis_testing": _("This was a trial that kept its limits. More approvals could cost you the next lesson."),
    "exploratory_testing": _("This was a trial that kept its limits. More approvals could cost you the next lesson."),
}


def strength_of(remedy: str) -> int:
    """3 strong, 2 intermediate, 1 weak: the less it relies on memory and vigilance, the stronger."""
    return 3 if remedy in STRONG else 1 if remedy in WEAK else 2


def fitting(reason: str) -> list[str]:
    """The kinds of change to think of first for an event with this reason."""
    return FITTING.get(reason, [])


def mismatch(reason: str, remedy: str):
    """What to say where this kind of change does not fit the reason; None where it does."""
    return WARNINGS[reason] if remedy in MISFITS.get(reason, ()) else None
