"""What can happen to a series."""

from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.measurements.models import Series


@told_with(Series)
def series():
    return Series.objects.select_related("organisation")


class OfSeries(Kind):
    """Something that was done to a series; the reason, where one was given, stands below."""

    icon = "pen"

    def note(self, activity):
        return activity.details.get("reason") or activity.details.get("text") or activity.details.get("name", "")


@kind("series.started")
class Started(OfSeries):
    sentence = _("{actor} started to measure “{subject}”")
    sentence_here = _("{actor} started this")
    icon = "page"


@kind("series.described")
class Described(OfSeries):
    sentence = _("{actor} said better what “{subject}” is")
    sentence_here = _("{actor} changed the description")


@kind("series.values_added")
class ValuesAdded(OfSeries):
    sentence = _("{actor} added values to “{subject}”: {count}")
    sentence_here = _("{actor} added values: {count}")

    def words(self, activity):
        return {"count": activity.details.get("count", 0)}


@kind("series.corrected")
class Corrected(OfSeries):
    sentence = _("{actor} corrected a value of “{subject}”")
    sentence_here = _("{actor} corrected a value")


@kind("series.value_removed")
class ValueRemoved(OfSeries):
    sentence = _("{actor} took a value out of “{subject}”")
    sentence_here = _("{actor} took a value out")


@kind("series.value_brought_back")
class ValueBroughtBack(OfSeries):
    sentence = _("{actor} brought a value of “{subject}” back")
    sentence_here = _("{actor} brought a value back")


@kind("series.split")
class Split(OfSeries):
    sentence = _("{actor} began a new phase of “{subject}”")
    sentence_here = _("{actor} began a new phase")


@kind("series.joined")
class Joined(OfSeries):
    sentence = _("{actor} joined two phases of “{subject}” again")
    sentence_here = _("{actor} joined two phases again")


@kind("series.frozen")
class Frozen(OfSeries):
    sentence = _("{actor} froze the baseline of “{subject}”")
    sentence_here = _("{actor} froze the baseline")


@kind("series.thawed")
class Thawed(OfSeries):
    sentence = _("{actor} took the baseline of “{subject}” back")
    sentence_here = _("{actor} took the baseline back")


@kind("series.annotated")
class Annotated(OfSeries):
    sentence = _("{actor} noted what was going on in “{subject}”")
    sentence_here = _("{actor} noted what was going on")


@kind("series.annotation_removed")
class AnnotationRemoved(OfSeries):
    sentence = _("{actor} took a note out of “{subject}”")
    sentence_here = _("{actor} took a note out")


@kind("series.rules_chosen")
class RulesChosen(OfSeries):
    sentence = _("{actor} chose the rules for “{subject}”")
    sentence_here = _("{actor} chose the rules of the chart")


@kind("series.archived")
class Archived(OfSeries):
    sentence = _("{actor} stopped watching “{subject}”")
    sentence_here = _("{actor} stopped watching this")
    icon = "leaf"


@kind("series.watched_again")
class WatchedAgain(OfSeries):
    sentence = _("{actor} watches “{subject}” again")
    sentence_here = _("{actor} watches this again")


@kind("series.key_made")
class KeyMade(OfSeries):
    sentence = _("{actor} let another program add values to “{subject}”")
    sentence_here = _("{actor} let another program add values")


@kind("series.key_revoked")
class KeyRevoked(OfSeries):
    sentence = _("{actor} revoked a key to “{subject}”")
    sentence_here = _("{actor} revoked a key")


@kind("series.pulled")
class Pulled(OfSeries):
    sentence = _("{actor} lets “{subject}” ask Prometheus for its values")
    sentence_here = _("{actor} lets this ask Prometheus for its values")


@kind("series.pull_stopped")
class PullStopped(OfSeries):
    sentence = _("{actor} stopped “{subject}” from asking Prometheus")
    sentence_here = _("{actor} stopped this from asking Prometheus")
