"""How long something could have been noticed before anybody did: an alert that nobody saw, a log that nobody read.

Only people can say so, by marking a row of the timeline. No time of an event tells it, so none is guessed.
"""

from functools import cached_property

from django.db.models import Case, F, IntegerField, OuterRef, Subquery, Value, When
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.common.prepared import prepared
from goldseam.events.models import EventKind
from goldseam.events.models.marking import Mark, Moment
from goldseam.events.models.timeline import Precision
from goldseam.insights.asked import once
from goldseam.insights.days.events import NOTICED, TIMED, UNKNOWN, WRONG, noticed_in
from goldseam.insights.measure import Figure, Part, measure
from goldseam.insights.measures.durations import MOST, Duration, Durations, Taken
from goldseam.insights.measures.of_events import shown
from goldseam.verdicts.words import joined

CLOSE = [Precision.SECOND, Precision.MINUTE, Precision.HOUR]  # As close as the times of an event are; see `Markable`.
MARKED = Mark.objects.filter(event=OuterRef("pk"), moment=Moment.DETECTABLE, entry__precision__in=CLOSE)
GAP = Case(
    When(detected_at=None, then=Value(UNKNOWN)),
    When(detectable_at=None, then=Value(UNKNOWN)),
    When(detectable_at__gt=F("detected_at"), then=Value(WRONG)),
    default=Value(TIMED),
    output_field=IntegerField(),
)


@measure("detection_gap", place="else", order=11)
class DetectionGap(Duration):
    title = _("From when it could have been noticed to being noticed")
    counts = _(
        "Incidents noticed in these days of which both moments are known: from the row of the timeline that people "
        "marked “It could have been noticed” to when somebody noticed. Where no row is marked, or only the day of it "
        "is known, an incident is left out and counted beside it; one that was noticed before it could be is listed as "
        "a mistake in the data."
    )
    gamed = _("By marking a later row, or none.")
    guard = _("The row says what there was to see, and each correction of a time stays in the story of its event.")
    can_be_open = False
    unknown = _("When it could have been noticed, or was, is not known")
    wrong = _("Noticed before it could be: a mistake in the data")
    picture_says = _("Each dot is an incident: from when it could have been noticed to when it was.")
    without = _("No incident of these days has both times: when it could have been noticed, and when it was.")
    sentence = _("Half of %(n)s incidents were noticed within %(median)s of when they could have been.")

    def told(self, asked, days) -> Figure:
        counted = days.tally().incident
        # Where no incident is counted, nothing more has to be asked.
        taken, marked = (self.durations(asked), self._marked(asked)) if counted else (Durations([]), [])
        timed = sum(detectable <= detected for detectable, detected, *_rest in marked)
        newest = _now("These are the newest %(shown)s of %(all)s.") % {"shown": MOST, "all": timed}
        words = joined(self._words(taken), newest if timed > MOST else "")
        parts = (
            Part(_now("Both times known"), str(timed), "timed"),
            Part(str(self.unknown), str(max(0, counted - len(marked))), "unknown"),
            Part(str(self.wrong), str(len(marked) - timed), "wrong"),
        )
        return Figure(words, *taken.middle, len(taken.all), parts)

    def records(self, asked, part: str):
        found = shown(asked, kind=EventKind.INCIDENT).annotate(detectable_at=Subquery(MARKED.values("entry__at")[:1]))
        states = {"timed": TIMED, "unknown": UNKNOWN, "wrong": WRONG}
        return found.annotate(state=GAP).filter(state=states[part])

    def _taken(self, asked) -> list[Taken]:
        waits = [
            Taken((detected - detectable).total_seconds() / 60, number, title, is_open=False)
            for detectable, detected, number, title in self._marked(asked)
            if detectable <= detected
        ]
        return waits[:MOST]

    def _marked(self, asked) -> list[tuple]:
        """Of each incident with both moments: these, its number and its title. Read once, also where it is compared."""
        return once(asked, f"marks of {self.key}", lambda: self._question(asked))

    @cached_property
    def _question(self):
        def marked(asked):
            # Marks are few. A database may else look for those of each event of the period.
            found = noticed_in(asked).filter(pk__in=Mark.objects.filter(moment=Moment.DETECTABLE).values("event"))
            known = {"marks__moment": Moment.DETECTABLE, "marks__entry__precision__in": CLOSE}
            found = found.filter(kind=EventKind.INCIDENT, detected_at__isnull=False, **known)
            columns = "marks__entry__at", "detected_at", "number", "title"
            return found.order_by(NOTICED.desc(), "-number").values_list(*columns)

        return prepared(marked)
