"""The quarter, for everybody who wants to know whether learning helps: what changed, and what later data say of it."""

from django.utils.translation import gettext as _

from goldseam.insights.digests.changed import changed
from goldseam.insights.digests.figures import chart_of, told
from goldseam.insights.digests.parts import Line, Section, Telling, section
from goldseam.insights.models import Rhythm
from goldseam.shareouts.models import Note
from goldseam.shareouts.quarters import Quarter


@section(Rhythm.QUARTER, 10)
def what_changed(telling: Telling) -> Section:
    return changed(telling, most=10)


@section(Rhythm.QUARTER, 20)
def strengthened(telling: Telling) -> Section | None:
    """The note that the organisation wrote about this quarter."""
    quarter = Quarter.of(telling.asked.period.since)
    notes = Note.objects.filter(organisation=telling.organisation, quarter_key=quarter.key)
    note = notes.visible_to(telling.reader).published().select_related("organisation").first()
    if note is None:
        return None
    line = Line(str(note), _("as we tell it ourselves"), note.get_absolute_url(), is_gold=True)
    return Section("strengthened", _("What we strengthened"), (line,))


@section(Rhythm.QUARTER, 30)
def learning(telling: Telling) -> Section:
    lines = told(telling, "artifacts_updated", "artifacts_strong_share", "lesson_to_change", "days_to_change")
    return Section("learning", _("From a lesson to a change"), lines, chart=chart_of(telling, "artifacts_updated"))


@section(Rhythm.QUARTER, 40)
def pulse(telling: Telling) -> Section:
    return Section("pulse", _("How safe it is to speak up"), told(telling, "pulse"), chart=chart_of(telling, "pulse"))


@section(Rhythm.QUARTER, 50)
def foresight(telling: Telling) -> Section:
    return Section("foresight", _("What was foreseen"), told(telling, "foreseen", "hit_rate"))


@section(Rhythm.QUARTER, 60)
def trials(telling: Telling) -> Section:
    return Section("trials", _("What was tried"), told(telling, "trials", "method_score"))


@section(Rhythm.QUARTER, 70)
def coming_back(telling: Telling) -> Section:
    return Section("recurrence", _("What came back"), told(telling, "recurrence", "repeat_free_time"))
