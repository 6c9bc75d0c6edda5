"""What can happen to a review."""

from goldseam.activity.kinds import Kind, kind
from goldseam.people.models import Person


class AboutReview(Kind):
    """Those who take part hear of it, unless they did it themselves."""

    icon = "talk"

    def recipients(self, activity):
        taking_part = activity.subject.participants.values("person")
        return Person.objects.filter(pk__in=taking_part).exclude(pk=activity.actor_id)


@kind("review.opened")
class ReviewOpened(AboutReview):
    sentence = "{actor} opened the review"

    def recipients(self, activity):
        """The team, so that everybody who was there can come."""
        team = activity.subject.team_id
        return Person.objects.filter(teams=team).exclude(pk=activity.actor_id) if team else []


@kind("review.planned")
class ReviewPlanned(AboutReview):
    sentence = "{actor} planned the review"


@kind("review.postponed")
class ReviewPostponed(AboutReview):
    sentence = "{actor} put the review off: people come first"


@kind("review.resumed")
class ReviewResumed(AboutReview):
    sentence = "{actor} took the review up again"


@kind("review.started")
class ReviewStarted(AboutReview):
    sentence = "{actor} started the review"


@kind("review.held")
class ReviewHeld(Kind):
    sentence = "The review was held"
    icon = "talk"


@kind("review.closed")
class ReviewClosed(AboutReview):
    sentence = "{actor} closed the review: {summary}"

    def words(self, activity):
        return {"summary": getattr(activity.subject, "closure", "")}


@kind("review.reopened")
class ReviewReopened(AboutReview):
    sentence = "{actor} reopened the review"


@kind("review.followed_through")
class ReviewFollowedThrough(AboutReview):
    sentence = "{actor} looked whether the changes landed"
