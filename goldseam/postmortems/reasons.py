"""Why an event deserves a written account: which of the organisation's criteria it crosses, and in which words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.events.models import DetectionMethod

LUCK = {DetectionMethod.CUSTOMER, DetectionMethod.CHANCE, DetectionMethod.AFTER_HARM, DetectionMethod.AUTHORITY}
STOPPED = {"near_miss", "good_catch"}  # Nobody was reached: what could have happened counts.


def reasons_for(event, criteria, impact=None, similar: int = 0) -> list[list]:
    """Each criterion that the event crosses, with the value that crosses it: `[["severity_actual", 4], …]`.

    `similar` is how many events of the last twelve months were linked with this one as the same again, itself included.
    """
    told = {
        "severity_actual": event.severity_actual,
        "severity_potential": event.severity_potential if event.kind in STOPPED else None,
        "minutes": _minutes(event),
        "people_affected": impact.people_affected if impact else None,
        "times_a_year": similar,
    }
    crossed = [[name, value] for name, value in told.items() if _reaches(value, getattr(criteria, name))]
    if criteria.on_loss and impact and impact.lost_something:
        crossed.append(["on_loss", 1])
    if criteria.on_stepping_in and impact and impact.stepped_in:
        crossed.append(["on_stepping_in", 1])
    if criteria.on_luck and event.detection_method in LUCK:
        crossed.append(["on_luck", 1])
    return crossed


def in_words(reasons: list[list]) -> list[str]:
    """The reasons as a reader understands them."""
    return [_in_words(name, value) for name, value in reasons]


def _minutes(event) -> int | None:
    """From where it began, or was noticed, until it was over."""
    began, over = event.started_at or event.detected_at, event.recovered_at
    return int((over - began).total_seconds() // 60) if began and over else None


def _reaches(value: int | None, limit: int | None) -> bool:
    return limit is not None and value is not None and value >= max(limit, 1)


def _in_words(name: str, value: int) -> str:
    if name == "minutes":
        words = ngettext("it took %(num)s minute until it was over", "it took %(num)s minutes until it was over", value)
        return words % {"num": value}
    if name == "people_affected":
        return ngettext("%(num)s person noticed it", "%(num)s people noticed it", value) % {"num": value}
    if name == "times_a_year":
        words = ngettext(
            "it happened %(num)s time within twelve months", "it happened %(num)s times within twelve months", value
        )
        return words % {"num": value}
    sentences = {
        "severity_actual": _("its severity is %(value)s of 5"),
        "severity_potential": _("its potential severity is %(value)s of 5"),
        "on_loss": _("something was lost, or somebody was harmed"),
        "on_stepping_in": _("somebody had to step in"),
        "on_luck": _("it was found by luck, from outside, or by the harm itself"),
    }
    return sentences[name] % {"value": value}
