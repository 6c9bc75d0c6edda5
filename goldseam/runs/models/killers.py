"""Killer items: critical, and easily missed. Whoever relies on a run wants to know that none of them was skipped."""

from django.db import models
from django.db.models import Exists, OuterRef, Subquery

from goldseam.runs.models.answering import Answer, Answered


class KillersQuerySet(models.QuerySet):
    def without_skipped_killers(self):
        """Those in which the newest answer to no killer item is that it was skipped."""
        same = Answer.objects.filter(run=OuterRef("run"), item=OuterRef("item"))
        newest = same.order_by("-at", "-id").values("pk")[:1]
        skipped = Answer.objects.filter(run=OuterRef("pk"), item__is_killer=True, state=Answered.SKIPPED)
        return self.filter(~Exists(skipped.filter(pk=Subquery(newest))))
