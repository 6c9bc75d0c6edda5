"""What can happen to a review."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.common.times import moment
from goldseam.people.models import Membership, Person
from goldseam.people.sight import GUIDES
from goldseam.reviews.models import Debrief, Review


@told_with(Review)
def reviews():
    return Review.objects.select_related("organisation", "closure").prefetch_related("events")


class AboutReview(Kind):
    """Those who take part hear of it."""

    icon = "talk"

    def words(self, activity):
        return {"event": activity.subject.name}

    def recipients(self, activity):
        taking_part = activity.subject.participants.values("person")
        return Person.objects.filter(pk__in=taking_part)


@kind("review.opened")
class ReviewOpened(AboutReview):
    sentence = _("{actor} opened the review of “{event}”")
    sentence_here = _("{actor} opened the review")

    def recipients(self, activity):
        """The team, so that everybody who was there can come."""
        team = activity.subject.team_id
        return Person.objects.filter(teams=team) if team else []


@kind("review.invited")
class InvitedToReview(AboutReview):
    """For whoever is asked to come; the review itself shows who takes part."""

    sentence = _("{actor} asks you to take part in the review of “{event}”")
    is_reminder = True
    has_own_mail = True  # With the appointment, where there is one.

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.details.get("person"))


@kind("review.planned")
class ReviewPlanned(AboutReview):
    sentence = _("{actor} planned the review of “{event}”")
    sentence_here = _("{actor} planned the review")
    has_own_mail = True  # The invitation.

    def note(self, activity):
        return moment(activity.subject.planned_for)


@kind("review.called_off")
class ReviewCalledOff(AboutReview):
    sentence = _("{actor} called off the appointment for the review of “{event}”")
    sentence_here = _("{actor} called off the appointment for the review")
    has_own_mail = True


@kind("review.taken_out")
class TakenOutOfReview(AboutReview):
    """For whoever need not come; the story of the event names nobody who was asked."""

    sentence = _("{actor} took you off the list of the review of “{event}”")
    is_reminder = True
    has_own_mail = True

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.details.get("person"))


@kind("review.postponed")
class ReviewPostponed(AboutReview):
    sentence = _("{actor} put off the review of “{event}”: people come first")
    sentence_here = _("{actor} put the review off: people come first")
    has_own_mail = True  # The appointment does not take place.


@kind("review.resumed")
class ReviewResumed(AboutReview):
    sentence = _("{actor} took up the review of “{event}” again")
    sentence_here = _("{actor} took the review up again")


@kind("review.started")
class ReviewStarted(AboutReview):
    sentence = _("{actor} started the review of “{event}”")
    sentence_here = _("{actor} started the review")


@kind("review.held")
class ReviewHeld(AboutReview):
    sentence = _("The review of “{event}” was held")
    sentence_here = _("The review was held")

    def recipients(self, activity):
        return []


@kind("review.closed")
class ReviewClosed(AboutReview):
    sentence = _("{actor} closed the review of “{event}”")
    sentence_here = _("{actor} closed the review")
    has_own_mail = True  # The invitation to the follow-through.

    def note(self, activity):
        """The second line of the summary, which is for everybody who may see the event."""
        return activity.subject.closure.what_is_different if activity.subject.is_closed else ""


@kind("review.reopened")
class ReviewReopened(AboutReview):
    sentence = _("{actor} reopened the review of “{event}”")
    sentence_here = _("{actor} reopened the review")


@kind("review.followed_through")
class ReviewFollowedThrough(AboutReview):
    sentence = _("{actor} looked whether the changes after “{event}” landed")
    sentence_here = _("{actor} looked whether the changes landed")


@kind("review.due")
class ReviewDue(AboutReview):
    sentence = _("The review of “{event}” is waiting: memory is freshest in the first three days")
    is_reminder = True


@kind("review.window_closed")
class ReviewWindowClosed(AboutReview):
    """For whoever facilitates and those who guide: told once, that the three days are over."""

    sentence = _("Three days after “{event}”, nobody has looked back at it yet. Late is still worth it")
    is_reminder = True

    def recipients(self, activity):
        """Of the guides those in the team; where it has none, all of them."""
        review = activity.subject
        guides = Membership.objects.filter(organisation=review.organisation_id, role__in=GUIDES)
        of_team = guides.filter(person__teams=review.team_id) if review.team_id else guides.none()
        told = of_team if of_team.exists() else guides
        return Person.objects.filter(Q(pk__in=told.values("person")) | Q(pk=review.facilitator_id))


@kind("review.follow_through_due")
class FollowThroughDue(AboutReview):
    sentence = _("Ten minutes: did the changes after “{event}” land?")
    is_reminder = True


@told_with(Debrief)
def debriefs():
    return Debrief.objects.select_related("organisation", "team")


@kind("debrief.held")
class DebriefHeld(Kind):
    """The team reads what the leader got wrong and changes: that is what it is for."""

    sentence = _("{actor} went first: one thing that went wrong, and what changes")
    icon = "talk"

    def note(self, activity):
        return activity.subject.changing

    def recipients(self, activity):
        team = activity.subject.team_id
        return Person.objects.filter(teams=team) if team else []
