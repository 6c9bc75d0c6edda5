"""How well people look ahead: what of what happened had been named before, and what of what was named came true."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.common.prepared import in_one_row, prepared_counts
from goldseam.events.models import Visibility
from goldseam.events.models.event import SAMPLE
from goldseam.insights.asked import once
from goldseam.insights.days.events import NOTICED, noticed_in
from goldseam.insights.measure import Figure, Measure, Part, Record, measure
from goldseam.insights.shares import share_figure
from goldseam.premortems.measures import Foresight


class LooksAhead(Measure):
    group = "premortems"
    handbook = "premortem"
    unit = "share"


@measure("foreseen", place="else", order=10)
class Foreseen(LooksAhead):
    title = _("Failures that had been named before")
    counts = _(
        "Setbacks and incidents noticed in these days, in the team and while the plan went on that people had looked "
        "at in a pre-mortem: those to which a risk is tied that had been named before they happened. Work that nobody "
        "had looked at beforehand is left out."
    )
    signal = _("A share whose whole range lies above or below that of the time before, by the exact test.")
    better = "higher"
    gamed = _("By naming very many risks, or by not tying what happened to any.")
    guard = _("How many of the named risks came true stands beside it; the two pull in opposite directions.")

    def figure(self, asked) -> Figure:
        x = rest = 0
        if _look(asked).has_looked_ahead:
            x, rest = _foreseen(asked).count(), _unforeseen(asked).count()
        parts = (
            Part(_now("Named before"), str(x), "foreseen"),
            Part(_now("Not named"), str(rest), "unforeseen"),
        )
        words = _now("%(x)s of %(n)s failures in work that people had looked at beforehand had been named.")
        none = _now("Nothing went wrong in these days in work that people had looked at beforehand.")
        return share_figure(x, x + rest, words, none, parts)

    def records(self, asked, part: str):
        found = _foreseen(asked) if part == "foreseen" else _unforeseen(asked)
        return found.annotate(at=NOTICED).select_related("organisation").order_by("-at", "-number")

    def record(self, found) -> Record:
        return Record(found.title, found.get_absolute_url(), str(found.get_kind_display()), found.at)


@measure("hit_rate", place="else", order=12)
class HitRate(LooksAhead):
    title = _("Named risks that came true")
    counts = _(
        "Risks of pre-mortems of which people said in these days, looking back, whether they came true: those that "
        "did. Where nobody could tell, a risk is left out. It judges how people look ahead and never who named a risk."
    )
    signal = _(
        "None by itself: a low share can mean that counter-measures worked. Read it beside how many failures had been "
        "named before."
    )
    gamed = _("By naming only what is certain.")
    guard = _("How many failures had been named before stands beside it.")

    def figure(self, asked) -> Figure:
        x, rest = _came_true_of(asked)["n"], _did_not_of(asked)["n"]
        parts = (
            Part(_now("Came true"), str(x), "came_true"),
            Part(_now("Did not"), str(rest), "did_not"),
        )
        words = _now("%(x)s of %(n)s named risks came true, as people said when they looked back.")
        return share_figure(x, x + rest, words, _now("Nobody looked back on a pre-mortem in these days."), parts)

    def compare(self, asked, now: Figure, before: Figure):
        return None

    def records(self, asked, part: str):
        found = _risks(asked, "came_true" if part == "came_true" else "did_not")
        return found.select_related("organisation", "outcome").order_by("-outcome__at", "-pk")

    def record(self, found) -> Record:
        return Record(found.title, found.get_absolute_url(), str(found.outcome), found.outcome.at)


def _look(asked) -> Foresight:
    """Plans are read once, also where several figures need them."""
    return once(asked, "foresight", lambda: Foresight(asked.organisation, asked.person))


def _foreseen(asked):
    return _counted(asked, _look(asked).foreseen)


def _unforeseen(asked):
    return _counted(asked, _look(asked).unpredicted)


def _counted(asked, failures):
    """Those that count in the figures of these readers; see `days/events.py`."""
    shared = Q(visibility=Visibility.ORGANISATION)
    if asked.sees_team:
        shared |= Q(visibility=Visibility.TEAM, team=asked.team)
    found = failures.filter(shared).exclude(source=SAMPLE).alias(noticed_at=NOTICED)
    return noticed_in(asked, found.filter(team=asked.team) if asked.team else found)


def _risks(asked, which: str):
    """By when people said what became of them; of a team, those of its plans."""
    found = getattr(_look(asked), which).filter(outcome__at__gte=asked.begins_at, outcome__at__lt=asked.ends_at)
    return found.filter(premortem__team=asked.team) if asked.team else found


@prepared_counts
def _came_true_of(asked):
    return in_one_row(_risks(asked, "came_true"), n=Count("pk"))


@prepared_counts
def _did_not_of(asked):
    return in_one_row(_risks(asked, "did_not"), n=Count("pk"))
