"""What reviews bring to the home page: those in their window, those without a change, follow-throughs, first steps."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from goldseam.activity.first_steps import FirstStep, first_step
from goldseam.activity.next_steps import Group, NextStep, next_step
from goldseam.changes.models import Change
from goldseam.common.prepared import padded, prepared
from goldseam.common.times import moment
from goldseam.events.models import Event
from goldseam.events.models.event import SAMPLE
from goldseam.reviews.models import Participant, Review
from goldseam.reviews.models.review import ReviewKind

LOOKED_AT = 200  # The newest of a person: what is older is in the list of reviews, and no longer next.
SOON = timedelta(days=1)
SAID_BY_REVIEW = {"source_type__app_label": "reviews", "source_type__model": "review"}


@next_step(order=10)
def reviews(person, organisation) -> list[Group]:
    """Reviews to hold, to finish with a change and to close; and ten minutes a week later."""
    found = _waiting_for(person, organisation)
    under_way = sorted((r for r in found if not r.is_closed), key=lambda review: (review.is_held, review.due_at))
    due = sorted((r for r in found if r.is_closed), key=lambda review: review.follow_through.due_at)
    href = reverse("reviews:list", args=[organisation.slug])
    return [
        Group(_("Reviews"), [_step_of(review) for review in under_way], href),
        Group(_("Follow-throughs"), [_follow_through(review) for review in due], href),
    ]


def _waiting_for(person, organisation) -> list[Review]:
    """A follow-through shows up a day before."""
    found = _waiting(person, padded(_mine(person, organisation.pk)), timezone.now() + SOON)
    prefetch_related_objects(found, Prefetch("events", Event.objects.select_related("hand_over")))
    for review in found:
        review.organisation = organisation
    return [review for review in found if review.event and not review.event.is_handed_over]


def _mine(person, organisation: int) -> list[int]:
    """Keys of the reviews in which the person takes part, or whose team the person belongs to.

    They come first: a database that has to join them with all that the person may see reads every review.
    """
    return sorted({*_taking_part(person, organisation), *_of_teams(person, organisation)})


@prepared
def _taking_part(person, organisation: int):
    taking_part = Participant.objects.filter(person=person.pk, review__organisation=organisation)
    return taking_part.order_by("-review_id").values_list("review_id", flat=True)[:LOOKED_AT]


@prepared
def _of_teams(person, organisation: int):
    of_teams = Review.objects.filter(team__in=person.sight.teams, organisation=organisation)
    return of_teams.order_by("-pk").values_list("pk", flat=True)[:LOOKED_AT]


@prepared
def _waiting(person, keys: list[int], soon: datetime):
    changes = Change.objects.filter(source_id=OuterRef("pk"), **SAID_BY_REVIEW)
    is_due = Q(follow_through__held_at=None, follow_through__due_at__lte=soon)
    return (
        Review.objects.visible_to(person)
        .filter(Q(closure=None, postponement=None, kind=ReviewKind.AAR) | is_due, pk__in=keys)
        .select_related("holding", "sitting", "closure", "follow_through", "room__ending")
        .annotate(has_change=Exists(changes))
    )


def _step_of(review) -> NextStep:
    if not review.is_held:
        mood, left = _window(review)
        why = _("Memory is freshest in the first three days.")
        if review.is_running or review.is_gathered:
            why = _("It is under way. Go on where you stopped.")
        return NextStep(review.name, review.get_absolute_url(), why, review.due_at, mood, left)
    if not review.has_change:
        why = _("The talk is done. Now change the one thing that will look different next time.")
    else:
        why = _("Something reads differently now. Two lines for everybody, and it is closed.")
    return NextStep(review.name, review.get_absolute_url(), why)


def _window(review) -> tuple[str, str]:
    """How much of the 72 hours is left. A late review is no broken promise, so it is not told like one."""
    if review.is_planned_ahead:
        return "", _("Planned for %(moment)s") % {"moment": moment(review.planned_for)}
    if review.window == "late":
        return "soon", _("Late, and still worth it")
    return ("" if review.window == "fresh" else "soon"), review.time_left


def _follow_through(review) -> NextStep:
    due = review.follow_through.due_at
    days = (timezone.localdate() - timezone.localtime(due).date()).days
    late = ngettext("%(num)s day late", "%(num)s days late", days) % {"num": days} if days > 0 else ""
    why = _("Ten minutes: did the changes land?")
    left = late or (_("Today") if days == 0 else _("Tomorrow"))
    return NextStep(review.name, review.get_absolute_url(), why, due, "late" if late else "soon", left)


@first_step("review", order=10)
class FirstReview(FirstStep):
    title = gettext_lazy("Hold one review this week")
    why = gettext_lazy("Log one recent setback, and look back at it while it is fresh.")
    handbook = "reviews"

    def done_in(self, organisation):
        return _own(organisation).filter(review__holding__isnull=False)

    def href(self, organisation) -> str:
        return reverse("events:new", args=[organisation.slug])


@first_step("summary", order=20)
class FirstSummary(FirstStep):
    title = gettext_lazy("Publish its summary in two lines")
    why = gettext_lazy("What happened, and what is different now. Closing the review publishes both.")

    def done_in(self, organisation):
        return _own(organisation).filter(review__closure__isnull=False)

    def href(self, organisation) -> str:
        return reverse("reviews:list", args=[organisation.slug])


def _own(organisation):
    """Reviews of what really happened here, not of samples."""
    return Review.events.through.objects.filter(review__organisation=organisation).exclude(event__source=SAMPLE)
