"""Finding events again among very many: by kind, type, team, tag, time, and what I logged."""

from datetime import datetime, time, timedelta

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone

UNCLASSIFIED = "unclassified"
COUNTED = 1_000


class FindableQuerySet(models.QuerySet):
    def matching(self, kind="", failure_type="", team=None, tag="", since=None, until=None, logged_by=None):
        """The events to which everything that is asked for applies. Days are those of the reader's zone."""
        found = self
        if kind:
            found = found.filter(kind=kind)
        if failure_type == UNCLASSIFIED:
            found = found.unclassified().learning()
        elif failure_type:
            found = found.filter(failure_type=failure_type)
        if team:
            found = found.filter(team=team)
        if tag:
            found = found.tagged(tag)
        if since:
            found = found.filter(happened_at__gte=_midnight(since))
        if until:
            found = found.filter(happened_at__lt=_midnight(until + timedelta(days=1)))
        return found.filter(logged_by=logged_by) if logged_by else found

    def tagged(self, name: str):
        links = self.model.tags.through.objects
        return self.filter(Exists(links.filter(event=OuterRef("pk"), tag__name=name)))

    def newest_first(self):
        return self.order_by("-number")

    def older_than(self, number: int | None):
        return self.filter(number__lt=number) if number else self


def _midnight(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
