"""Whether what happens is noticed by design, or by luck."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.insights.days.reading import Days
from goldseam.insights.measure import Figure, Part, measure
from goldseam.insights.measures import monthly
from goldseam.insights.measures.of_events import OfEvents, shown
from goldseam.insights.shares import share_figure
from goldseam.patterns.fields.noticing import DESIGNED, GROUPS
from goldseam.verdicts import Verdict, proportions

OTHERWISE, UNKNOWN = "otherwise", "unknown"


@measure("detected_by_design", place="trends", order=30)
class DetectedByDesign(OfEvents):
    title = _("Noticed by design")
    counts = _(
        "Events noticed in these days by something that was made for it (an alert, a scheduled check, a pause point, a "
        "lock, an audit, a test, a look at the trend), out of those of which it is known how they were noticed. Where "
        "nobody said, an event is left out and counted beside them."
    )
    signal = _(
        "A month or quarter beyond the limits of a p chart, or a long row on one side of its middle. They are wider "
        "where months differ more than chance explains."
    )
    unit = "share"
    better = "higher"
    gamed = _("By not saying how an event was noticed.")
    guard = _("How many are left out stands beside it.")

    def told(self, asked, days: Days) -> Figure:
        tally = days.tally()
        stretches = monthly.share_stretches(days.months, lambda month: month.tally.method_known)
        found = monthly.shares(stretches, lambda month: month.tally.designed, lambda month: month.tally.method_known)
        verdict = monthly.shares_verdict(stretches, found, self.better)
        chart = monthly.shares_picture(str(self.title), stretches, found, verdict, _now("of those known"))
        return share_figure(
            tally.designed,
            tally.method_known,
            _now("%(x)s of %(n)s were noticed by something that was made for it."),
            _now("Of no event of these days is it known how it was noticed."),
            (
                Part(_now("Noticed by design"), str(tally.designed), DESIGNED),
                Part(_now("Noticed otherwise"), str(tally.method_known - tally.designed), OTHERWISE),
                Part(_now("Nobody said how"), str(tally.events - tally.method_known), UNKNOWN),
            ),
            chart=chart if days.months else None,
            verdict=verdict,
            is_signal=verdict.decided or verdict.stands_out,
        )

    def compare(self, asked, now: Figure, before: Figure) -> Verdict | None:
        days = Days.of(asked)
        if not days.is_known:
            return None
        then, these = days.tally(asked.period.before), days.tally()
        return proportions.of(then.designed, then.method_known, these.designed, these.method_known, better=self.better)

    def records(self, asked, part: str):
        if part == UNKNOWN:
            return shown(asked, detection_method="")
        if part == DESIGNED:
            return shown(asked, detection_method__in=GROUPS[DESIGNED])
        found = shown(asked).exclude(detection_method__in=["", *GROUPS[DESIGNED]])
        return found if part == OTHERWISE else found.none()
