"""The dossier of a version: all that is known about its change, on one page."""

from functools import cached_property
from zoneinfo import ZoneInfo

from django.utils import timezone

from goldseam.validation.missing import asked_roles, missing_of
from goldseam.validation.models import ReadingRequest
from goldseam.validation.models.approving import refusal_for
from goldseam.validation.models.control import is_steered_by
from goldseam.validation.models.reading import missing_readers, readers_of, sees_readers
from goldseam.validation.models.standing import authors_of, is_newer, standing


class Dossier:
    """What one person reads about one version of an artifact, and what they can do there."""

    def __init__(self, artifact, version, person):
        self.artifact, self.version, self.person = artifact, version, person
        self.writes = person.writes_in(artifact.organisation)

    @cached_property
    def in_force(self):
        return standing(self.artifact)

    @cached_property
    def is_open(self) -> bool:
        if not self.version or self.artifact.is_retired or not self.artifact.is_controlled or self.enactment:
            return False
        return is_newer(self.version, self.in_force)

    @cached_property
    def can_write(self) -> bool:
        return self.writes and self.is_open

    @cached_property
    def can_steer(self) -> bool:
        return is_steered_by(self.person, self.artifact)

    @property
    def control(self):
        return getattr(self.artifact, "control", None)

    @property
    def record(self):
        return getattr(self.version, "change_record", None)

    @property
    def enactment(self):
        return getattr(self.version, "enactment", None)

    @property
    def takes_force_later(self) -> bool:
        """Whether its day lies ahead, where the organisation is."""
        on = self.record.effective_on if self.record else None
        return on is not None and on > timezone.localdate(timezone=ZoneInfo(self.artifact.organisation.time_zone))

    @property
    def training_done(self):
        return getattr(self.version, "training_done", None)

    @property
    def effect(self):
        return getattr(self.version, "effect_check", None)

    @cached_property
    def examinations(self) -> list:
        return list(self.version.examinations.all())

    @cached_property
    def missing(self) -> list:
        return missing_of(self.version, self.authors) if self.is_open else []

    @cached_property
    def authors(self) -> set[int]:
        return authors_of(self.version) if self.waiting_roles else set()

    @cached_property
    def roles(self) -> list:
        return list(self.artifact.approval_roles.all())

    @cached_property
    def approvals(self) -> list:
        return list(self.version.approvals.all())

    def can_take_back(self, approval) -> bool:
        """One's own, while nobody works by the version."""
        is_in_force = bool(self.enactment) and self.version.is_in_force
        return self.writes and approval.by_id == self.person.pk and not is_in_force

    @cached_property
    def waiting_roles(self) -> list:
        """Roles that are asked for this version and have not approved it."""
        if not self.is_open:
            return []
        given = {approval.role_id for approval in self.approvals}
        return [role for role in asked_roles(self.artifact, self.record) if role.pk not in given]

    @cached_property
    def my_roles(self) -> list:
        """Those of them that the reader holds, each with what stands in the way, if anything does."""
        mine = [role for role in self.waiting_roles if self.person in role.people.all()]
        return [(role, refusal_for(self.version, self.person, role, self.authors)) for role in mine]

    @cached_property
    def versions(self) -> list:
        return list(self.artifact.versions.select_related("enactment")[:50])

    @cached_property
    def changes(self) -> list:
        """The events that the version answers, as far as the reader sees them."""
        return list(self.version.changes.visible_to(self.person).select_related("event__organisation"))

    @cached_property
    def reading(self):
        return ReadingRequest.objects.filter(artifact=self.artifact).first() if self.control else None

    @cached_property
    def reads_now(self) -> bool:
        """Whether the reader is asked to read this version, and has not yet."""
        if not (self.reading and self.in_force and self.version and self.in_force.pk == self.version.pk):
            return False
        return missing_readers(self.artifact).filter(pk=self.person.pk).exists()

    @cached_property
    def has_read(self):
        """That the reader said to have read this version: nothing where nobody is asked any more."""
        return self.version.acknowledgements.filter(person=self.person).first() if self.reading else None

    @cached_property
    def sees_readers(self) -> bool:
        return sees_readers(self.person, self.artifact)

    @cached_property
    def missing_readers(self) -> list:
        return list(missing_readers(self.artifact)[:300]) if self.sees_readers else []

    @cached_property
    def readers_count(self) -> int:
        return readers_of(self.artifact).count()

    @cached_property
    def reviews(self) -> list:
        return list(self.artifact.periodic_reviews.select_related("by", "version")[:20])

    @cached_property
    def citations(self) -> list:
        return list(self.artifact.citations.all())

    @cached_property
    def seal(self) -> str:
        trail = getattr(self.artifact, "trail", None)
        return trail.last.seal if trail and trail.last else ""
