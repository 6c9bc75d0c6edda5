"""Talking about a passage of an account: threads of comments, which somebody settles."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


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


class Settlement(models.Model):
    """The fact that a thread of comments is settled. Opening it again deletes it."""

    comment = models.OneToOneField(Comment, models.CASCADE, related_name="settlement")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.comment} settled"


class Commented:
    """An account that people comment on."""
