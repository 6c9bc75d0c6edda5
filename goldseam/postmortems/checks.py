"""What stands between a draft and its readers, and between its readers and everybody else."""

from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.strength import Strength
from goldseam.events.models import FactorLevel
from goldseam.reviews.models.closing import Check

BEYOND = {FactorLevel.PROCESS, FactorLevel.TEAM, FactorLevel.ORGANISATION}


def checks_of(postmortem) -> list[Check]:
    """The list that readers go through. What is required stops publishing; the rest is for people to weigh."""
    review, event = postmortem.review, postmortem.event
    sections = list(review.sections.all())
    factors, actions = list(event.factors.all()), list(review.actions.all())
    unwritten = _unwritten(sections, event, actions)
    found = [
        Check(
            "parts",
            not unwritten,
            _("Every part that is asked for is written."),
            lacks=_("words in %(parts)s") % {"parts": ", ".join(f"“{part.heading}”" for part in unwritten)},
        )
    ]
    if postmortem.wants_factors:
        found += _of_factors(factors, hasattr(event, "none_found"))
    if asked := [section for section in sections if section.kind == "went_well"]:
        is_written = any(section.text.strip() for section in asked)
        found.append(Check("well", is_written, _("It says what went well."), required=False))
    return [
        *found,
        Check(
            "times",
            bool(event.started_at and event.detected_at),
            _("It says when it began and when it was noticed."),
            required=False,
        ),
        Check("actions", bool(actions), _("There are follow-ups, each with an owner and a date."), required=False),
        Check(
            "strong",
            any(action.strength and action.strength >= Strength.INTERMEDIATE for action in actions),
            _("At least one follow-up does not rely on memory alone."),
            required=False,
        ),
    ]


def _of_factors(factors, none_found: bool) -> list[Check]:
    """One condition alone never explains an event, and seldom only a technical one."""
    return [
        Check(
            "factors",
            len(factors) >= 2,
            _("There are at least two contributing factors."),
            lacks=_("at least two contributing factors"),
        ),
        Check(
            "beyond",
            any(factor.level in BEYOND for factor in factors) or none_found,
            _("At least one factor lies in the process or the organisation, or you looked and found none."),
            lacks=_("a factor in the process or the organisation, or where you looked for one"),
        ),
    ]


def _unwritten(sections, event, actions) -> list:
    """Required parts in which nothing stands, neither as text nor as rows."""
    rows = {"timeline": event.timeline.exists(), "factors": event.factors.exists(), "actions": bool(actions)}
    return [one for one in sections if one.is_required and not one.text.strip() and not rows.get(one.kind)]
