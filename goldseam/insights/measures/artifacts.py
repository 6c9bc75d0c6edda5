"""What people work by that reads differently because of what was learned."""

from collections import Counter
from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from goldseam import charts
from goldseam.artifacts.models import Retirement, Version
from goldseam.artifacts.models.kind import ArtifactKind
from goldseam.artifacts.strength import USUAL, Strength
from goldseam.common.prepared import in_one_row, padded, prepared, prepared_counts
from goldseam.insights import seen
from goldseam.insights.by_month import MonthsAsked
from goldseam.insights.measure import Figure, Measure, Part, Record, measure
from goldseam.insights.measures.put_back import perhaps_put_back, put_back
from goldseam.insights.shares import share_figure

A_MONTH = timedelta(days=30)
KINDS_SHOWN = 5


def versions_in(asked, begins_at=None, ends_at=None):
    """Versions that people began to work by in those days, because of at least one lesson: each once.

    `active_at` is the later of two moments: the version is in force, and its artifact is worked by.
    """
    lessons = seen.changes(asked).filter(version=OuterRef("pk"))
    later = Version.objects.filter(artifact=OuterRef("artifact"), number__gt=OuterRef("number"))
    overtaken = later.filter(effective_at__lte=OuterRef("artifact__activation__at"))
    since = begins_at or asked.begins_at
    begun = Version.objects.filter(
        Q(effective_at__gte=since) | Q(artifact__activation__at__gte=since),
        artifact__organisation=asked.organisation,
        artifact__activation__isnull=False,
        effective_at__isnull=False,
        is_cosmetic=False,
    ).annotate(active_at=Greatest("effective_at", "artifact__activation__at"))
    begun = begun.filter(active_at__gte=since, active_at__lt=ends_at or asked.ends_at)
    return begun.filter(~Exists(overtaken), Exists(lessons))


def standing_in(asked, begins_at=None, ends_at=None):
    """The same without those that were taken back within 30 days."""
    begun = versions_in(asked, begins_at, ends_at)
    return lasting(begun, put_back(list(perhaps_put_back(begun, A_MONTH))))


def lasting(begun, taken_back):
    return begun.exclude(retired_soon()).exclude(pk__in=taken_back)


def standing_of(asked) -> dict:
    """How many of them there are, and how many of each strength."""
    return _standing(asked, padded(sorted(put_back(_perhaps_put_back(asked)))))


@prepared
def _perhaps_put_back(asked):
    return perhaps_put_back(versions_in(asked), A_MONTH)


@prepared_counts
def _standing(asked, taken_back: list[int]):
    strengths = {f"of_{level.value}": Count("pk", filter=of_strength(level)) for level in Strength}
    return in_one_row(lasting(versions_in(asked), taken_back), n=Count("pk"), **strengths)


@prepared_counts
def _not_yet_of(asked):
    return in_one_row(waiting_lessons(asked), n=Count("version", distinct=True))


def not_yet(asked):
    """Written because of a lesson in these days; nobody works by them so far."""
    found = Version.objects.filter(pk__in=waiting_lessons(asked).values("version"))
    return found.annotate(active_at=F("at"))


def waiting_lessons(asked):
    """From these, which are few: a database may else look for the lessons of every version there is."""
    lessons = seen.changes(asked).filter(at__gte=asked.begins_at, at__lt=asked.ends_at)
    waits = Q(version__artifact__activation__isnull=True) | Q(version__effective_at__isnull=True)
    retired = Retirement.objects.filter(artifact=OuterRef("version__artifact"))
    return lessons.filter(waits, ~Exists(retired), version__artifact__organisation=asked.organisation)


def retired_soon() -> Q:
    return Q(artifact__retirement__at__gte=F("active_at"), artifact__retirement__at__lte=F("active_at") + A_MONTH)


def of_strength(level: int) -> Q:
    """As people said; else as the kind mostly does."""
    usual = [kind for kind, known in USUAL.items() if known == level]
    return Q(artifact__said_strength=level) | Q(artifact__said_strength=None, artifact__kind__in=usual)


class OfVersions(Measure):
    group = "changes"
    better = "higher"
    handbook = "checklists"

    def record(self, found) -> Record:
        return Record(str(found), found.get_absolute_url(), found.what_changed, found.active_at)

    def shown(self, versions):
        return versions.select_related("artifact__organisation").order_by("-active_at", "-pk")


@measure("artifacts_updated", place="trends", order=10)
class ArtifactsUpdated(OfVersions):
    title = _("Things people work by that changed because of a lesson")
    counts = _(
        "Versions of checklists, plans, rules, tests and the like that people began to work by in these days, linked "
        "to at least one event. Several lessons in one version count once. New wording alone does not count, nor what "
        "was put back by the next version or retired within 30 days. What was only retired does not count: nothing "
        "says which thing takes its place, and that one counts by itself."
    )
    signal = _(
        "Twelve months or so on the chart, and a long row of months above or below the middle. One good month is none."
    )
    gamed = _("By trivial edits.")
    guard = _("Strength and effect are shown beside it; new wording and what is taken back do not count.")

    def figure(self, asked) -> Figure:
        count = standing_of(asked)["n"]
        waiting = _not_yet_of(asked)["n"]
        parts = [Part(_now("Began to be worked by"), str(count), "counted")]
        if waiting:
            parts.append(Part(_now("Written, and still a draft, on trial or unsigned"), str(waiting), "not_yet"))
        if not count:
            return Figure(_now("None yet in these days."), 0, n=0, parts=tuple(parts))
        words = ngettext(
            "%(num)s thing that people work by reads differently because of what was learned.",
            "%(num)s things that people work by read differently because of what was learned.",
            count,
        )
        return Figure(words % {"num": count}, count, n=count, parts=tuple(parts))

    def records(self, asked, part: str):
        return self.shown(not_yet(asked) if part == "not_yet" else standing_in(asked))

    def picture(self, asked, figure) -> charts.Months:
        months = MonthsAsked(asked)
        span = months.period
        whole = type(asked)(asked.organisation, asked.person, span, asked.team)
        found = standing_in(whole).values_list("artifact__kind", "active_at")
        return _by_kind(months, list(found))


@measure("artifacts_strong_share", place="else", order=12)
class ArtifactsStrongShare(OfVersions):
    title = _("How much of it protects by itself")
    counts = _(
        "Of the changes counted above: those that are strong or intermediate, which means that they rely less on "
        "somebody remembering. The strength is what people said, or else what this kind of thing mostly reaches."
    )
    signal = _("A share whose whole range lies above or below that of the time before, by the exact test.")
    unit = "share"
    gamed = _("By calling weak things strong.")
    guard = _("Whether it helped is counted from later events, whatever the label says.")

    def figure(self, asked) -> Figure:
        counted = standing_of(asked)
        parts = tuple(
            Part(str(level.label), str(counted[f"of_{level.value}"]), f"strength-{level.value}")
            for level in reversed(Strength)
        )
        x = counted[f"of_{Strength.STRONG.value}"] + counted[f"of_{Strength.INTERMEDIATE.value}"]
        words = _now("%(x)s of %(n)s changes are strong or intermediate.")
        return share_figure(x, counted["n"], words, _now("None: nothing changed in these days."), parts)

    def records(self, asked, part: str):
        return self.shown(standing_in(asked).filter(of_strength(int(part[-1]))))


def _by_kind(months: MonthsAsked, found: list[tuple]) -> charts.Months:
    """By month and kind; beyond five kinds the rarer ones stand together, since patterns tell no more apart."""
    often = [kind for kind, _count in Counter(kind for kind, _at in found).most_common(KINDS_SHOWN)]
    columns: list[Counter] = [Counter() for _first in months.firsts]
    for kind, at in found:
        place = months.place_of(at)
        if place is not None:
            columns[place][kind if kind in often else "others"] += 1
    has_others = any("others" in column for column in columns)
    kinds = [charts.Kind(kind, str(ArtifactKind(kind).label)) for kind in often]
    return charts.Months(
        _now("Changed because of a lesson, by month and kind"),
        _now("%(count)s in %(months)s months.") % {"count": len(found), "months": len(months.firsts)},
        months=[charts.Month(months.name(place), dict(column)) for place, column in enumerate(columns)],
        kinds=[*kinds, charts.Kind("others", _now("Others"))] if has_others else kinds,
        unit=_now("changes a month"),
    )
