"""A log that was kept elsewhere, on its way in: the file, what its columns are, and how far it has come."""

import secrets
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.events.models import Visibility
from goldseam.exchange.logs.plan import Plan, Understanding
from goldseam.exchange.logs.profile import Column
from goldseam.exchange.logs.reading import How
from goldseam.exchange.models.log_coming import Coming
from goldseam.exchange.models.log_leaving import Leaving
from goldseam.exchange.models.log_looking import Looked

NAME = 200


def random_place(_import, name: str) -> str:
    """Where a file lies: under a name that says nothing and cannot be guessed."""
    return f"logs/{secrets.token_urlsafe(24)}.{'jsonl' if name.endswith('.jsonl') else 'file'}"


class LogImportQuerySet(models.QuerySet):
    def visible_to(self, person):
        """One's own, and those that came in: of a team for the team, else for whoever writes there."""
        sight = person.sight
        came = Q(begun_at__isnull=False, organisation__in=sight.reads)
        shared = Q(visibility=Visibility.ORGANISATION) | Q(team__in=sight.teams) | Q(organisation__in=sight.oversees)
        return self.filter(Q(by=person.pk, organisation__in=sight.reads) | (came & shared))

    def drafts(self):
        """Files that were looked at, and not brought in."""
        return self.filter(begun_at=None)

    def begun(self):
        return self.filter(begun_at__isnull=False)


class LogImport(Looked, Coming, Leaving, models.Model):
    """One file: first looked at, then brought in. `position` is the line up to which the work has come."""

    is_storied = True

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="log_imports")
    number = models.PositiveBigIntegerField()
    name = models.CharField(max_length=NAME)
    file = models.FileField(upload_to=random_place, max_length=200, blank=True)
    lines = models.FileField(upload_to=random_place, max_length=200, blank=True)  # See `logs/reading.py`.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    how = models.JSONField(default=dict)
    columns = models.JSONField(default=list)
    count = models.PositiveIntegerField(default=0)
    said = models.JSONField(default=dict)  # The plan.
    is_recalled = models.BooleanField(default=False)  # As a file with these columns was understood before.
    source = models.CharField(max_length=120, blank=True)
    visibility = models.CharField(max_length=20, choices=Visibility, default=Visibility.ORGANISATION)
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, related_name="+")
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    updating_at = models.DateTimeField(null=True)
    undoing_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    position = models.PositiveBigIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    differing = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)

    objects = LogImportQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="log_import_number")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("files:log", args=[self.organisation.slug, self.number])

    @cached_property
    def plan(self) -> Plan:
        return Plan.of(self.said)

    @cached_property
    def profile(self) -> list[Column]:
        return [Column.of(facts) for facts in self.columns]

    @property
    def known(self) -> Understanding:
        """The plan together with what stands in the columns."""
        return Understanding(self.plan, self.profile, self.teams)

    @cached_property
    def teams(self) -> dict[str, int]:
        return {name.casefold(): key for key, name in self.organisation.teams.values_list("pk", "name")}

    @property
    def reading(self) -> How:
        return How.of(self.how)

    @property
    def is_draft(self) -> bool:
        return self.begun_at is None

    @property
    def is_undone(self) -> bool:
        return self.undone_at is not None

    @property
    def is_working(self) -> bool:
        """Whether there is still something to do about it."""
        if self.is_draft:
            return False
        if self.undoing_at:
            return not self.is_undone
        return self.ended_at is None or self.updating_at is not None

    @property
    def done(self) -> int:
        return self.new + self.same + self.wrong + self.differing

    @property
    def lines_path(self) -> Path:
        return Path(self.lines.path)

    def can_be_changed_by(self, person) -> bool:
        """Who brought it in, and those who manage the organisation."""
        return self.by_id == person.pk or self.organisation_id in person.sight.oversees

    @transaction.atomic
    def discard(self) -> None:
        """Forgets a file that was only looked at."""
        if LogImport.objects.drafts().filter(pk=self.pk).delete()[0]:
            self.forget_files()

    def forget_files(self) -> None:
        """What has come in needs its file no more. On disk it goes when that is sure."""
        for file in (self.file, self.lines):
            if file:
                storage, name = file.storage, file.name
                transaction.on_commit(lambda storage=storage, name=name: storage.delete(name))

    def want_draft(self) -> None:
        if not self.is_draft:
            raise ValidationError(_("This has come in already."))

    def renew(self) -> None:
        """Looks at it as it is now."""
        self.refresh_from_db()
        for name in ("plan", "profile", "teams"):
            self.__dict__.pop(name, None)
