"""Finding events again among very many: by kind, type, team, tag, time, and what I logged."""

from datetime import datetime, time, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

UNCLASSIFIED = "none"
COUNTED = 1_000
RARE = 10_000


class FindableQuerySet(models.QuerySet):
    def matching(self, kind="", failure_type="", team=None, tag=None, since=None, until=None, logged_by=None):
        """The events to which everything that is asked for applies. Days are those of the reader's zone."""
        found = self if failure_type == UNCLASSIFIED else self.unmerged()
        if kind:
            found = found.filter(kind=kind)
        if failure_type == UNCLASSIFIED:
            found = found.unclassified().learning()
        elif failure_type:
            found = found.filter(failure_type=failure_type)
        if team:
            found = found.filter(team=team)
        if tag is not None:
            found = found.tagged(tag) if tag.pk else found.none()
        if since:
            found = found.filter(happened_at__gte=_midnight(since))
        if until:
            found = found.filter(happened_at__lt=_midnight(until + timedelta(days=1)))
        return found.filter(logged_by=logged_by) if logged_by else found

    def tagged(self, tag):
        """From a rare tag to its events; with a common one, from the newest events to whether they have it."""
        links = self.model.tags.through.objects.filter(tag=tag)
        if links[: RARE + 1].count() > RARE:
            return self.filter(Exists(links.filter(event=OuterRef("pk"))))
        return self.filter(pk__in=Listed(links.values("event")))

    def newest_first(self):
        return self.order_by("-number")

    def latest_first(self):
        """By when they happened, for a period."""
        return self.order_by("-happened_at", "-number")

    def older_than(self, number: int | None):
        return self.filter(number__lt=number) if number else self

    def happened_before(self, moment, number: int):
        """Those below that one in `latest_first`."""
        return self.filter(
            Q(happened_at__lt=moment) | Q(happened_at=moment, number__lt=number), happened_at__lte=moment
        )


class Listed(Subquery):
    """A short list of keys, to begin with. PostgreSQL would rather look a million events up in it, one by one."""

    def as_postgresql(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, template="(SELECT unnest(ARRAY(%(subquery)s)))", **extra)


def _midnight(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
