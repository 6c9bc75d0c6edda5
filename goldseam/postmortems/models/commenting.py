"""Talking about a passage of an account: threads of comments, which somebody settles."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity


class Comment(models.Model):
    """What somebody says about a passage; an answer belongs to the comment that opened the thread."""

    postmortem = models.ForeignKey("postmortems.Postmortem", models.CASCADE, related_name="comments")
    section = models.ForeignKey("reviews.Section", models.SET_NULL, null=True, blank=True, related_name="+")
    quote = models.TextField(_("passage"), blank=True)
    opens = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="answers")
    text = models.TextField(_("comment"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.text[:60]

    @property
    def is_settled(self) -> bool:
        return hasattr(self, "settlement")

    def can_be_removed_by(self, person) -> bool:
        """Whoever wrote it, as long as nobody answered."""
        return self.by_id == person.pk and not self.answers.all()


class Settlement(models.Model):
    """The fact that a thread of comments is settled. Opening it again deletes it."""

    comment = models.OneToOneField(Comment, models.CASCADE, related_name="settlement")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.comment} settled"


class Commented:
    """An account that people comment on."""

    def threads(self) -> list[Comment]:
        """Comments that open a thread, with their answers: three queries, however many there are."""
        opening = self.comments.filter(opens=None).select_related("by", "settlement", "section")
        return list(opening.prefetch_related("answers__by"))

    @transaction.atomic
    def comment(self, by, text: str, section=None, quote: str = "") -> Comment:
        """Says something about a passage, a part, or the whole."""
        self.event.want_it_here()
        _want_words(text)
        said = self.comments.create(by=by, text=text.strip(), section=section, quote=quote.strip())
        Activity.record("postmortem.commented", self, by=by, comment=said.pk)
        return said

    @transaction.atomic
    def answer(self, by, comment: Comment, text: str) -> Comment:
        """Answers in a thread, and opens it again where it was settled."""
        self.event.want_it_here()
        _want_words(text)
        opening = comment.opens or comment
        said = self.comments.create(by=by, text=text.strip(), opens=opening, section=opening.section)
        Settlement.objects.filter(comment=opening).delete()
        Activity.record("postmortem.commented", self, by=by, comment=opening.pk)
        return said

    @transaction.atomic
    def settle(self, by, comment: Comment) -> None:
        """The thread has served; it stays, folded."""
        Settlement.objects.get_or_create(comment=comment, defaults={"by": by})

    @transaction.atomic
    def unsettle(self, by, comment: Comment) -> None:
        Settlement.objects.filter(comment=comment).delete()

    @transaction.atomic
    def remove_comment(self, by, comment: Comment) -> None:
        if not comment.can_be_removed_by(by):
            raise ValidationError(self._why_it_stays(by, comment))
        comment.delete()

    def _why_it_stays(self, by, comment: Comment) -> str:
        if comment.by_id == by.pk:
            return _("Somebody answered: a comment with answers stays.")
        return _("Only whoever wrote it can take it back.")


def _want_words(text: str) -> None:
    if not text.strip():
        raise ValidationError({"text": _("Write a few words.")})
