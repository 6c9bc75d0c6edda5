"""Finding accounts again: what is part of learning, and when it happened."""

from django.db import models
from django.db.models import Exists, OuterRef

from goldseam.events.models import Event, HandOver
from goldseam.reviews.models import Review


class FindableQuerySet(models.QuerySet):
    def learning(self):
        """Accounts of what is part of the learning process."""
        # Few are handed over: looked up once, not for each account.
        handed_over = HandOver.objects.values("event")
        return self.exclude(review__in=Review.events.through.objects.filter(event__in=handed_over).values("review"))

    def happened_between(self, since=None, until=None):
        """Accounts of what began on one of these days; days are those of the reader's zone."""
        begun = Event.objects.matching(since=since, until=until).filter(reviews=OuterRef("review_id"))
        return self.filter(Exists(begun))
