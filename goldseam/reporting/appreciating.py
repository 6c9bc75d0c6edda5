"""Words to thank with, by what was reported: whoever spoke up hears first that it was right to.

They are offered and not set: who thanks says it in their own way. Each answers one of the situations in which people
have learned to keep silent.
"""

from django.utils.translation import gettext as _

from goldseam.events.models import DetectionMethod, EventKind

GRAVE = 4
UNSURE = ("not sure", "maybe", "perhaps", "might", "i think", "?")
OFFERED = 4


def wordings_for(event) -> list[str]:
    """A few ways to say thank you for this; another event opens with another one."""
    offered = list(dict.fromkeys([*_of_situation(event), *_always()]))[:OFFERED]
    start = event.number % len(offered)
    return offered[start:] + offered[:start]


def _of_situation(event) -> list[str]:
    if event.kind in (EventKind.GOOD_CARE, EventKind.SUCCESS):
        return _good_care()
    if event.kind == EventKind.GOOD_CATCH:
        return _good_catch()
    if event.detection_method == DetectionMethod.SELF_CATCH:
        return _own_mistake()
    if event.kind == EventKind.UNSAFE_CONDITION:
        return _condition()
    if event.kind == EventKind.INCIDENT or _is_grave(event):
        return _bad_news()
    if any(word in event.text.lower() for word in UNSURE):
        return _uncertainty()
    return _near_miss()


def _is_grave(event) -> bool:
    return max(event.severity_actual or 0, event.severity_potential or 0) >= GRAVE


def _good_care() -> list[str]:
    return [
        _("Thank you for writing this down. Good work is easily taken for granted, and now others can copy it."),
        _("It is good to read what went right. What made it possible?"),
    ]


def _good_catch() -> list[str]:
    return [
        _("Good catch, and thank you for telling us. You saw it before it could reach anybody."),
        _("Thank you for looking twice. What made you notice it?"),
    ]


def _own_mistake() -> list[str]:
    return [
        _("Thank you for being open about this. How did the work make that easy to do?"),
        _("Good catch. You noticed it yourself and said so: that helps everybody who does the same work."),
    ]


def _condition() -> list[str]:
    return [
        _("Thank you for telling us before anything happened. That is the best moment."),
        _("Thank you. You pointed at something that others walk past. What would make it safe for you?"),
    ]


def _bad_news() -> list[str]:
    return [
        _("Thank you for bringing this to us now. What do you need today?"),
        _("Bad news is hard to bring. I am glad that we know it, and that we know it from you."),
    ]


def _uncertainty() -> list[str]:
    return [
        _("Thank you for speaking up although you are not sure. We may be missing something, and will look."),
        _("You need not be certain to be right to tell us. Thank you."),
    ]


def _near_miss() -> list[str]:
    return [
        _("Thank you for telling us. It ended well, so most people would have gone on with their day."),
        _("Thank you. Now we can learn from it without anybody having been hurt."),
    ]


def _always() -> list[str]:
    return [
        _("Thank you for taking the time to report this. We will look at it and tell you what becomes of it."),
        _("Thank you. Is there anything that you would like us to know or to look at first?"),
    ]
