"""A choice of events in words."""

from django.utils.translation import gettext as _

from goldseam.common.times import day
from goldseam.events.factor_codes import label


def marks_in_words(scope) -> list[str]:
    """What events have in common that are counted; each mark by itself."""
    told = [
        (scope.kind and scope.get_kind_display(), _("kind: %(name)s")),
        (scope.failure_type and scope.get_failure_type_display(), _("type: %(name)s")),
        (scope.factor and label(scope.factor), _("condition: %(name)s")),
        (scope.tag, _("tag: %(name)s")),
        (scope.layer, _("hole in: %(name)s")),
        (scope.words, _("words: “%(name)s”")),
        (scope.team, _("team: %(name)s")),
    ]
    return [words % {"name": name} for name, words in told if name]


def in_words(scope) -> str:
    """With the day that was chosen, for the history of choices."""
    words = events_in_words(scope)
    if scope.counts_from:
        words += " " + _("Counted from %(day)s on.") % {"day": day(scope.counts_from)}
    return words


def events_in_words(scope) -> str:
    """“The event itself, those linked as the same again, and all with kind: Near miss, tag: labels.”"""
    marks = ", ".join(marks_in_words(scope))
    if scope.same_again and marks:
        return _("The event itself, those linked as the same again, and all with %(marks)s.") % {"marks": marks}
    if marks:
        return _("All events with %(marks)s.") % {"marks": marks}
    return _("The event itself, and those linked as the same again.")
