"""The safety prompt that ends a review: “What felt unsafe to say?”, answered in writing, unsigned."""

import random
import uuid

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.codes import keyed

GROUP = 5  # Fewer answers are never shown: with three or four, colleagues guess.


class SpentTurn(models.Model):
    """Somebody answered. Who, can't be told from it: the code is keyed with the install's secret."""

    code = models.CharField(max_length=64, primary_key=True)
    review = models.ForeignKey("reviews.Review", models.CASCADE, related_name="+")


class SafetyAnswer(models.Model):
    """One unsigned answer. Nothing here or in the order of rows says who wrote it or when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    review = models.ForeignKey("reviews.Review", models.CASCADE, related_name="safety_answers")
    text = models.TextField(_("what felt unsafe to say"))

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return _("an unsigned answer")

    @classmethod
    @transaction.atomic
    def give(cls, review, by, text: str) -> None:
        """Keeps the answer and forgets whose it is. One answer for each person and review.

        `by`: a person; or of a guest in a room, a word that only their device can make.
        """
        if not text.strip():
            raise ValidationError({"text": _("Write a sentence, or leave this out altogether.")})
        # Two at the same moment wait for each other: each would write the others' answers anew.
        type(review).objects.select_for_update().get(pk=review.pk)
        if cls._would_stand_out(review):
            raise ValidationError(_("The answers have been shown already: one more would be seen to be yours."))
        _turn, is_first = SpentTurn.objects.get_or_create(code=_code(review, by), defaults={"review": review})
        if not is_first:
            raise ValidationError(_("You have answered already. Thank you."))

        # All answers of the review are written anew in random order: a database keeps its rows as they came.
        texts = [*review.safety_answers.values_list("text", flat=True), text.strip()]
        random.SystemRandom().shuffle(texts)
        review.safety_answers.all().delete()
        cls.objects.bulk_create([cls(review=review, text=one) for one in texts])

    @classmethod
    def has_come_from(cls, by, review) -> bool:
        return SpentTurn.objects.filter(code=_code(review, by)).exists()

    @classmethod
    def shown_for(cls, review) -> "list[str] | None":
        """The answers once the review is closed, if the group is large enough to hide in; else None."""
        texts = list(review.safety_answers.values_list("text", flat=True))
        return texts if review.is_closed and len(texts) >= GROUP else None

    @classmethod
    def _would_stand_out(cls, review) -> bool:
        """Whether one more could be told from those that people have read: after closing, also if opened again."""
        if review.safety_answers.count() < GROUP:
            return False
        return Activity.objects.history_of(review.history).filter(kind="review.closed", subject_id=review.pk).exists()


def _code(review, by) -> str:
    whose = f"seat:{by}" if isinstance(by, str) else by.pk
    return keyed(f"safety:{review.pk}:{whose}").hex()
