"""The question that ends a review: “Did you learn something here?”, answered with yes or no, unsigned."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from goldseam.safety.models.prompt import GROUP, SpentTurn

USE = "learned"


class Share(NamedTuple):
    """How many of those who answered learned something."""

    yes: int
    answers: int

    @property
    def is_of_one_mind(self) -> bool:
        """All said the same: an exact number would tell what each of them said.

        “All but one” is there so that words in place of the number do not say “all”.
        """
        return min(self.yes, self.answers - self.yes) <= 1

    @property
    def is_mostly_yes(self) -> bool:
        return 2 * self.yes > self.answers


class Asked(NamedTuple):
    """How the question stands in a review, for one person."""

    has_answered: bool
    share: Share | None
    is_open: bool


class LearnedQuerySet(models.QuerySet):
    def shown(self):
        """Of closed reviews with enough answers to hide among. Smaller ones are never part of a sum either: whoever
        knows the sum with and without one of them would know that one."""
        return self.annotate(answers=F("yes") + F("no")).filter(answers__gte=GROUP, review__closure__isnull=False)


class Learned(models.Model):
    """What was answered in one review, as two numbers: there is no row of anybody."""

    review = models.OneToOneField("reviews.Review", models.CASCADE, related_name="learned", primary_key=True)
    yes = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)

    objects = LearnedQuerySet.as_manager()

    def __str__(self):
        return _("what was learned")

    @classmethod
    @transaction.atomic
    def give(cls, review, by, learned: bool) -> None:
        """Counts the answer and forgets whose it is. One for each person and review; `by` as of the safety prompt."""
        type(review).objects.select_for_update().get(pk=review.pk)
        if cls._would_stand_out(review):
            raise ValidationError(_("The answers have been shown already: one more would be seen to be yours."))
        SpentTurn.spend(USE, review, by)
        tally, _is_new = cls.objects.get_or_create(review=review)
        name = "yes" if learned else "no"
        cls.objects.filter(pk=tally.pk).update(**{name: F(name) + 1})

    @classmethod
    def asked(cls, review, person) -> Asked:
        """What is answered is shown once the review is closed, if the group is large enough to hide in."""
        has_answered = cls.has_come_from(person, review)
        share = cls.shown_for(review) if review.is_closed else None
        return Asked(has_answered, share, is_open=not has_answered and share is None)

    @classmethod
    def has_come_from(cls, by, review) -> bool:
        return SpentTurn.is_spent(USE, review, by)

    @classmethod
    def shown_for(cls, review) -> Share | None:
        tally = cls.objects.shown().filter(review=review).first()
        return Share(tally.yes, tally.yes + tally.no) if tally else None

    @classmethod
    def share_in(cls, reviews) -> Share | None:
        """The same over many reviews, a queryset; None where nothing may be shown."""
        found = cls.objects.shown().filter(review__in=reviews.order_by().values("pk"))
        sums = found.aggregate(all_yes=models.Sum("yes"), all_no=models.Sum("no"))
        yes, no = sums["all_yes"] or 0, sums["all_no"] or 0
        return Share(yes, yes + no) if yes + no else None

    @classmethod
    def _would_stand_out(cls, review) -> bool:
        """Whether people have read the numbers."""
        tally = cls.objects.filter(review=review).first()
        return tally is not None and tally.yes + tally.no >= GROUP and review.has_ever_closed
