"""The safety prompt that ends a review: “What felt unsafe to say?”, answered in writing, unsigned."""

import random
import uuid

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.common.codes import keyed

USE = "safety"
GROUP = 5  # Fewer answers are never shown: with three or four, colleagues guess.
OF_ONE = Q(review=None) ^ Q(debrief=None)


class SpentTurn(models.Model):
    """Somebody answered. Who, can't be told from it: the code is keyed with the install's secret."""

    code = models.CharField(max_length=64, primary_key=True)
    review = models.ForeignKey("reviews.Review", models.CASCADE, null=True, related_name="+")
    debrief = models.ForeignKey("reviews.Debrief", models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=OF_ONE, name="turn_of_one")]

    @classmethod
    def spend(cls, use: str, review, by) -> None:
        """One turn for each person and review, and for each `use`."""
        _turn, is_first = cls.objects.get_or_create(code=_code(use, review, by), defaults=of(review))
        if not is_first:
            raise ValidationError(_("You have answered already. Thank you."))

    @classmethod
    def is_spent(cls, use: str, review, by) -> bool:
        return cls.objects.filter(code=_code(use, review, by)).exists()


class SafetyAnswer(models.Model):
    """One unsigned answer. Nothing here or in the order of rows says who wrote it or when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    review = models.ForeignKey("reviews.Review", models.CASCADE, null=True, related_name="safety_answers")
    debrief = models.ForeignKey("reviews.Debrief", models.CASCADE, null=True, related_name="safety_answers")
    text = models.TextField(_("what felt unsafe to say"))

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=OF_ONE, name="safety_answer_of_one")]

    def __str__(self):
        return _("an unsigned answer")

    @classmethod
    @transaction.atomic
    def give(cls, review, by, text: str) -> None:
        """Keeps the answer and forgets whose it is. One answer for each person and review.

        `review` may be a debrief. `by`: a person; or of a guest in a room, a word that only their device can make.
        """
        if not text.strip():
            raise ValidationError({"text": _("Write a sentence, or leave this out altogether.")})
        # Two at the same moment wait for each other: each would write the others' answers anew. Who waited for the end
        # asks the review as it is by now.
        review = type(review).objects.select_for_update().get(pk=review.pk)
        if cls._would_stand_out(review):
            raise ValidationError(_("The answers have been shown already: one more would be seen to be yours."))
        SpentTurn.spend(USE, review, by)

        # All answers of the review are written anew in random order: a database keeps its rows as they came.
        texts = [*review.safety_answers.values_list("text", flat=True), text.strip()]
        random.SystemRandom().shuffle(texts)
        review.safety_answers.all().delete()
        cls.objects.bulk_create([cls(**of(review), text=one) for one in texts])

    @classmethod
    def has_come_from(cls, by, review) -> bool:
        return SpentTurn.is_spent(USE, review, by)

    @classmethod
    def shown_for(cls, review) -> "list[str] | None":
        """The answers once the review is closed, if the group is large enough to hide in; else None."""
        texts = list(review.safety_answers.values_list("text", flat=True))
        return texts if review.is_closed and len(texts) >= GROUP else None

    @classmethod
    def _would_stand_out(cls, review) -> bool:
        """Whether one more could be told from those that people have read."""
        return review.safety_answers.count() >= GROUP and review.has_ever_closed


def of(review) -> dict:
    """The column that holds it: `review` or `debrief`."""
    return {review._meta.model_name: review}


def _code(use: str, review, by) -> str:
    whose = f"seat:{by}" if isinstance(by, str) else by.pk
    which = review.pk if "review" in of(review) else f"debrief:{review.pk}"
    return keyed(f"{use}:{which}:{whose}").hex()
