"""Plain words for the choices that people make about an event."""

from django.utils.translation import gettext_lazy as _

from goldseam.events.models import Reason

KINDS = {
    "setback": _("Something went wrong, or less well than hoped."),
    "incident": _("It reached somebody: a customer, a patient, a user."),
    "near_miss": _("It was stopped before it reached anybody."),
    "unsafe_condition": _("Nothing has happened yet, but it easily could."),
    "success": _("It went well, and it is worth knowing why."),
    "good_catch": _("Somebody noticed something in time."),
    "good_care": _("Somebody did something well that others can copy."),
}

TYPES = {
    "preventable": _("A known, workable way existed, and the outcome came from not having, knowing or following it."),
    "complexity": _("Ordinary conditions met in a way that nobody had seen, or the future could not be known."),
    "intelligent": _("A thought-through trial in new territory gave a result that nobody wanted."),
}

# What each type asks of those who learn from it.
TYPE_QUESTIONS = {
    "preventable": _("How do we make the known way the easy way?"),
    "complexity": _("How do we see it sooner and limit the damage?"),
    "intelligent": _("What did we learn, and what is the next trial?"),
}

REASONS = {
    "deviance": _("Somebody knowingly left the agreed way."),
    "inattention": _("Somebody slipped from the agreed way without meaning to."),
    "lack_of_ability": _("Skills, conditions or training for the job were missing."),
    "process_inadequacy": _("The agreed way was followed, and was itself wrong or incomplete."),
    "task_challenge": _("The job is too hard to get right every time."),
    "process_complexity": _("Many parts met in a new combination and broke."),
    "uncertainty": _("Sensible choices under an unclear future turned out badly."),
    "hypothesis_testing": _("A trial meant to show that something works showed that it does not."),
    "exploratory_testing": _("A trial to find out what is possible gave an unwanted result."),
}

MARKS = {
    "experiment_design": _("Design of the trial"),
    "weak_design": _("Weak design"),
    "workaround": _("Workaround"),
}

# What each severity means, by what it touched: people, service or product, money, and in a word. The highest applies.
SEVERITIES = [
    (1, _("Nobody was hurt"), _("Unnoticed"), _("Less than 0.1% of a month's revenue")),
    (2, _("First aid, or briefly upset"), _("A few noticed, for less than an hour"), _("Less than 1%")),
    (3, _("Treatment, or harm that passes"), _("Many noticed, for less than a day"), _("Less than 5%")),
    (4, _("Lasting harm to one person"), _("Something central down for a day, or data exposed"), _("Less than 20%")),
    (5, _("A death, or lasting harm to several"), _("Its existence threatened"), _("20% or more")),
]

# Found by design, by alert people, by others, or by luck.
DETECTION_GROUPS = [
    (
        _("By design"),
        [
            "monitoring_alert",
            "scheduled_check",
            "checklist_pause",
            "forcing_function",
            "audit_or_record_review",
            "test_or_simulation",
            "trend_analysis",
        ],
    ),
    (_("By alert people"), ["self_catch", "peer_or_second_person", "receiver_at_handover"]),
    (_("From outside"), ["customer_or_patient", "supplier_or_partner", "external_authority"]),
    (_("By luck, or too late"), ["chance", "after_harm"]),
]


def reason_name(code: str) -> str:
    """The name of a reason; empty for a word that is none."""
    return str(dict(Reason.choices).get(code, ""))
