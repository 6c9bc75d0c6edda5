"""What people answer, unsigned, at the end of a review: did you learn something here?"""

from django.db.models import F
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.common.prepared import prepared
from goldseam.insights import seen
from goldseam.insights.measure import Figure, Measure, Part, Record, measure
from goldseam.insights.shares import share_figure
from goldseam.reviews.models import Holding
from goldseam.safety.models.learned import Learned


@measure("learned_something", place="else", order=28)
class LearnedSomething(Measure):
    group = "reviews"
    title = _("“I learned something here”")
    counts = _(
        "What people answered at the end of reviews that were held in these days: yes, of all answers. Nobody knows "
        "who said what. Only reviews that are closed and that at least five people answered count, also in the sum, "
        "so that no single answer can be worked out."
    )
    signal = _("A share whose whole range lies above or below that of the time before, by the exact test.")
    unit = "share"
    better = "higher"
    handbook = "reviews"
    gamed = _("By asking for a yes.")
    guard = _("Answers are unsigned, and nobody sees them before the review is closed.")

    def figure(self, asked) -> Figure:
        found = Learned.share_in(_held(asked)) if _any_shown() else None
        if found is None:
            return Figure(_now("Too early to say: no review has five answers yet."), n=0)
        parts = (Part(_now("Reviews with enough answers"), str(_shown(asked).count()), "reviews"),)
        if found.is_of_one_mind:
            return Figure(_of_one_mind(found), n=found.answers, parts=parts)
        words = _now("%(x)s of %(n)s answers say: yes, I learned something here.")
        return share_figure(found.yes, found.answers, words, "", parts)

    def records(self, asked, part: str):
        loaded = _shown(asked).annotate(moment=F("holding__at")).select_related("organisation")
        return loaded.prefetch_related("events").order_by("-moment", "-pk")

    def record(self, found) -> Record:
        return Record(str(found), found.get_absolute_url(), "", found.moment)


def _of_one_mind(found) -> str:
    """Without a number: it would tell what each of them answered."""
    if found.is_mostly_yes:
        return _now("Nearly everybody who answered says yes, I learned something here.")
    return _now("Few or none of those who answered say that they learned something.")


@prepared
def _any_shown():
    return Learned.objects.shown().values_list("pk", flat=True)[:1]


def _held(asked):
    keys = Holding.objects.filter(at__gte=asked.begins_at, at__lt=asked.ends_at).values("review")
    return seen.reviews(asked).filter(pk__in=keys)


def _shown(asked):
    return _held(asked).filter(pk__in=Learned.objects.shown().values("review"))
