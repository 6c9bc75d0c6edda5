"""What controlled artifacts ask of a person: to approve, to read, and to look whether a change had its effect."""

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.activity.next_steps import Group, NextStep, next_step
from goldseam.artifacts.models import Version
from goldseam.common.prepared import prepared
from goldseam.validation.models import (
    Acknowledgement,
    Approval,
    ApprovalRole,
    ChangeRecord,
    Control,
    Examination,
    ReadingRequest,
    TrailEntry,
)

LOOKED_AT = 50


@next_step(order=28)
def regulated_work(person, organisation) -> Group:
    """Alone there is nobody who could approve."""
    found = [] if organisation.is_solo else waiting_for(person, organisation)
    return Group(_("Regulated work"), found, reverse("validation:list", args=[organisation.slug]))


def waiting_for(person, organisation) -> list[NextStep]:
    """All that one person is asked for, in one query."""
    found: list[NextStep] = []
    for control in _asking(person, organisation.pk, person.writes_in(organisation)):
        found += _steps(control, person, organisation)
    return found


def _steps(control, person, organisation):
    title, address = control.artifact.title, [organisation.slug, control.artifact.number]
    if control.approves:
        href = reverse("validation:version", args=[*address, control.newest_number])
        yield NextStep(
            title, f"{href}#approvals", _("Version %(n)d asks for your approval.") % {"n": control.newest_number}
        )
    if control.reads and control.in_force:
        href = reverse("validation:version", args=[*address, control.in_force])
        yield NextStep(title, f"{href}#reading", _("Please read version %(n)d.") % {"n": control.in_force})
    if control.artifact.owner_id == person.pk and control.effect_on and control.effect_on <= timezone.localdate():
        href = reverse("validation:version", args=[*address, control.effect_number])
        why = _("Did the change have its effect?")
        yield NextStep(title, f"{href}#effect", why, control.effect_on, "soon", _("Its day has come"))


@prepared
def _asking(person, organisation: int, writes: bool):
    controls = Control.objects.filter(artifact__organisation=organisation, artifact__retirement=None)
    seen = controls.visible_to(person).select_related("artifact").annotate(**_versions(), **_effects())
    held = ApprovalRole.objects.filter(artifact=OuterRef("artifact"), people=person.pk)
    given = Approval.objects.filter(role=OuterRef("pk"), version=OuterRef(OuterRef("newest")))
    not_given = held.filter(approves=True).exclude(Exists(given))
    asked = seen.annotate(
        has_role=Exists(not_given),
        has_minor_role=Exists(not_given.filter(approves_minor=True)),
        is_examined=Exists(_of_newest(Examination)),
        is_author=_is_author(person),
        has_looked=Exists(_of_newest(Examination, by=person.pk)) | Exists(_of_newest(Approval, by=person.pk)),
        is_unread=Exists(_unread(person)),
        is_reader=Exists(held.filter(reads=True)),
    )
    reads = Q(is_unread=True) & (Q(is_reader=True) | Q(everybody_reads=True) & _of_team(person, writes))
    marked = asked.annotate(approves=_is(_waits()) if writes else Value(False), reads=_is(reads))
    owned = Q(artifact__owner=person.pk, effect_on__isnull=False)
    asking = marked.filter(Q(approves=True) | Q(reads=True) | owned)
    return asking.order_by("-approves", "-reads", "effect_on", "pk")[:LOOKED_AT]


def _is(condition: Q) -> Case:
    return Case(When(condition, then=True), default=False, output_field=BooleanField())


def _waits() -> Q:
    """A version waits for a role of the person, and `refusal_for` has nothing against it."""
    of_class = Q(newest_class="major", has_role=True) | Q(has_minor_role=True)
    is_somebody_else = Q(is_author=False) & (Q(is_four_eyes=False) | Q(has_looked=False))
    return Q(newest__isnull=False, newest_number__gt=F("base"), is_examined=True) & of_class & is_somebody_else


def _is_author(person):
    """As in `authors_of`: whoever wrote on it since the version that stands, or described the change."""
    written = Version.objects.filter(artifact=OuterRef("artifact"), by=person.pk, number__gt=OuterRef("base"))
    told = TrailEntry.objects.filter(trail__artifact=OuterRef("artifact"), verb="recorded", by_number=person.pk)
    described = told.filter(version_number=OuterRef("newest_number"))
    return Exists(written.filter(number__lte=OuterRef("newest_number"))) | Exists(described.order_by())


def _of_newest(model, **about):
    return model.objects.filter(version=OuterRef("newest"), **about)


def _of_team(person, writes: bool) -> Q:
    of_team = Q(artifact__team__in=person.sight.teams)
    return of_team | Q(artifact__team=None) if writes else of_team


def _versions() -> dict:
    """The version that waits for approvals, and the one in force."""
    versions = Version.objects.filter(artifact=OuterRef("artifact")).order_by("-number")
    waiting = versions.filter(enactment=None, change_record__isnull=False)
    in_force = versions.filter(effective_at__isnull=False)
    stands = Q(enactment__isnull=False) | Q(artifact__activation__isnull=False)
    return {
        "newest": Subquery(waiting.values("pk")[:1]),
        "newest_number": Subquery(waiting.values("number")[:1]),
        "newest_class": Subquery(waiting.values("change_record__change_class")[:1]),
        "in_force": Subquery(in_force.values("number")[:1]),
        # The number of the version that stands, as in `standing`; 0 where none does.
        "base": Coalesce(Subquery(in_force.values(base=Case(When(stands, F("number")), default=0))[:1]), 0),
    }


def _effects() -> dict:
    """The first change whose effect nobody has looked at."""
    in_force = ChangeRecord.objects.filter(version__artifact=OuterRef("artifact"), version__effective_at__isnull=False)
    unchecked = in_force.filter(version__enactment__isnull=False, version__effect_check=None)
    dated = unchecked.filter(effect_check_on__isnull=False).order_by("effect_check_on")
    return {
        "effect_on": Subquery(dated.values("effect_check_on")[:1]),
        "effect_number": Subquery(dated.values("version__number")[:1]),
    }


def _unread(person):
    """What asks to be read, where the person has read neither that version nor a later one."""
    read = Acknowledgement.objects.filter(
        artifact=OuterRef("artifact"), person=person.pk, number__gte=OuterRef("number")
    )
    return ReadingRequest.objects.filter(artifact=OuterRef("artifact")).exclude(Exists(read))
