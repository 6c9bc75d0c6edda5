"""What waits: overdue, unanswered, not looked at. Each kind is a count that opens its list, the oldest first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.changes.models import Verification
from goldseam.common.prepared import prepared
from goldseam.insights import seen
from goldseam.insights.asked import today_in
from goldseam.insights.measure import Record
from goldseam.insights.measures.reviews import ended
from goldseam.reporting.models import Report
from goldseam.reporting.replying import without_reply
from goldseam.reviews.models import Review
from goldseam.reviews.models.review import DUE

MOST = 99  # Whoever has that many waits for another reason than not knowing how many.
TIME_TO_SEE = timedelta(days=90)  # Before that, later data seldom say anything.


@dataclass(frozen=True)
class Kind:
    """One kind of thing that waits. `find` gives them, the oldest first, each with its `moment`.

    It is told until when something may have waited for, which `until` works out.
    """

    key: str
    title: Any
    why: Any
    find: Callable
    until: Callable = lambda asked: None
    name: Callable = str
    page: Callable = lambda found: found.get_absolute_url()

    def found(self, asked):
        return self.find(asked, self.until(asked))

    def count(self, asked) -> int:
        """It goes no further than one more than MOST."""
        return len(self._some(asked, self.until(asked)))

    @cached_property
    def _some(self):
        """What looks for so many, prepared; see common/prepared.py. Without an order SQLite goes through all events."""
        return prepared(lambda asked, until: self.find(asked, until).values_list("pk", flat=True)[: MOST + 1])

    def record(self, found) -> Record:
        return Record(self.name(found), self.page(found), "", found.moment)


@dataclass(frozen=True)
class Waiting:
    """`count` goes no further than MOST."""

    kind: Kind
    count: int

    def __str__(self):
        return f"{MOST}+" if self.count > MOST else str(self.count)


def unassigned(asked, until: None):
    return seen.actions(asked).open().unassigned().annotate(moment=F("made_at")).order_by("moment", "pk")


def unanswered(asked, until: None):
    # Looked up one by one, since a database may else go through all events to find the few that were reported.
    reported = seen.events(asked).filter(pk=OuterRef("event"))
    found = without_reply(Report.objects.filter(Exists(reported)))
    return found.annotate(moment=F("day")).select_related("event__organisation")


def late_reviews(asked, until: datetime):
    """Opened, not held, and its 72 hours are over."""
    open_ones = Review.objects.filter(organisation=asked.organisation).talks().not_held().unclosed()
    talks = ended(seen.reviews(asked).filter(pk__in=open_ones.values("pk")))
    late = talks.filter(ended_at__lt=until).annotate(moment=F("ended_at"))
    return late.prefetch_related("events").order_by("moment", "pk")


def unchecked(asked, until: date):
    """Finished, and the day has come on which somebody looks whether it worked."""
    return seen.actions(asked).to_be_checked(until).annotate(moment=F("effect_due_on")).order_by("moment", "pk")


def unproven(asked, until: datetime):
    """In force for long enough, and nobody has looked at later data."""
    looks = Verification.objects.filter(change=OuterRef("pk"))
    old = seen.changes(asked).filter(
        ~Exists(looks),
        at__lt=until,
        version__effective_at__isnull=False,
        version__artifact__activation__isnull=False,
        version__artifact__organisation=asked.organisation,
    )
    related = "version__artifact__organisation", "event__organisation"
    return old.annotate(moment=F("at")).select_related(*related).order_by("pk")


KINDS = [
    Kind(
        "reports",
        _("Reports that wait for a word"),
        _("Whoever reported hears from a human within a week. Silence teaches people not to report."),
        unanswered,
        name=lambda report: str(report.event),
        page=lambda report: report.event.get_absolute_url(),
    ),
    Kind(
        "reviews",
        _("Reviews past their 72 hours"),
        _("Memory fades. A late review is better than none: hold it, or close it with a reason."),
        late_reviews,
        until=lambda asked: timezone.now() - DUE,
    ),
    Kind(
        "unassigned",
        _("Promises without an owner or a date"),
        _("What is everybody’s is nobody’s. They mostly came with a document."),
        unassigned,
    ),
    Kind(
        "effects",
        _("Finished promises nobody has looked at"),
        _("Done is not the same as works. The day to look has come."),
        unchecked,
        until=lambda asked: today_in(asked.organisation),
    ),
    Kind(
        "proofs",
        _("Changes without a look at later data"),
        _("In force for three months or more: there may be enough later events to say whether they help."),
        unproven,
        until=lambda asked: timezone.now() - TIME_TO_SEE,
    ),
]


def waiting(asked) -> list[Waiting]:
    """How many of each kind wait today."""
    return [Waiting(kind, kind.count(asked)) for kind in KINDS]


def kind_named(key: str) -> Kind | None:
    return next((kind for kind in KINDS if kind.key == key), None)
