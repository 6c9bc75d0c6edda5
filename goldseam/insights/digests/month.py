"""The month, for the people who look at patterns: what comes back, what it tells, and what to look at together."""

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.insights.digests.changed import changed
from goldseam.insights.digests.figures import chart_of, signals, told
from goldseam.insights.digests.parts import Line, Section, Telling, section
from goldseam.insights.models import Rhythm
from goldseam.patterns.models import Pattern

PATTERNS = 6
WATCHED = (
    "near_misses",
    "incidents",
    "type_mix",
    "detected_by_design",
    "recurrence",
    "closure",
    "effect_checks",
    "review_timeliness",
    "follow_through",
    "checklist_catches",
)


@section(Rhythm.MONTH, 10)
def what_changed(telling: Telling) -> Section:
    return changed(telling, most=5)


@section(Rhythm.MONTH, 20)
def patterns(telling: Telling) -> Section:
    """Those that people saw when they looked at this month."""
    period = telling.asked.period
    seen = Pattern.objects.visible_to(telling.reader).filter(analysis__organisation=telling.organisation)
    seen = telling.of_team(seen, "analysis__team")
    seen = seen.filter(analysis__since__lte=period.until, analysis__until__gte=period.since)
    found = seen.select_related("analysis__organisation").order_by("-analysis__number", "place")[:PATTERNS]
    lines = tuple(Line(one.title, one.defences or one.why, one.get_absolute_url()) for one in found)
    lead = "" if lines else _("Nobody has looked at the patterns of this month yet.")
    look = reverse("patterns:look", args=[telling.organisation.slug])
    return Section("patterns", _("Patterns"), lines, lead, more=look, more_words=_("Look at the patterns"))


@section(Rhythm.MONTH, 30)
def near_misses(telling: Telling) -> Section:
    lines = told(telling, "near_misses", "incidents", "near_miss_ratio")
    lead = _("More near misses told may mean more trust, or more that goes wrong. Read them beside the incidents.")
    chart = chart_of(telling, "near_misses")
    return Section("near-misses", _("Near misses and incidents"), lines, lead, chart)


@section(Rhythm.MONTH, 40)
def types(telling: Telling) -> Section:
    lines = told(telling, "type_mix", "detected_by_design")
    return Section("types", _("What kind of failure it was"), lines, chart=chart_of(telling, "type_mix"))


@section(Rhythm.MONTH, 50)
def promises(telling: Telling) -> Section:
    keys = ("closure", "effect_checks") + ("overdue",) * telling.is_newest
    return Section("promises", _("Promises"), told(telling, *keys))


@section(Rhythm.MONTH, 60)
def look_at(telling: Telling) -> Section:
    """For the monthly review: what shows more than chance does."""
    lines = signals(telling, *WATCHED)
    lead = (
        _("These show more than chance does. Ask what is behind them.")
        if lines
        else _("No figure shows more than chance does. Take one pattern, and ask which defence would have held.")
    )
    return Section("look-at", _("What to look at together"), lines, lead)
