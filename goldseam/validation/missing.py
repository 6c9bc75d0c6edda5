"""What is missing before a version may be put in force, each with the place where it can be mended."""

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.artifacts.readiness import Gap
from goldseam.validation.models.outcomes import ExaminationKind, newest_of_each
from goldseam.validation.models.standing import authors_of

# By class: fields of the record of the change that have to say something.
ASKED = {
    "minor": ["reason", "impact", "risks", "roll_back"],
    "major": ["reason", "impact", "risks", "new_hazards", "roll_back", "training", "effect_check_on"],
}

NAMED = {"effect_check_on": gettext_lazy("a day to look at the effect")}


def missing_of(version, authors: set[int] | None = None) -> list[Gap]:
    """`authors` are those of the version, where somebody has asked for them already."""
    record = getattr(version, "change_record", None)
    approvals = _of_approvals(version, record, authors)
    return [*_of_record(version, record), *_of_examinations(version, record), *approvals]


def gap(version, rule: str, words: str, part: str) -> Gap:
    return Gap(rule, words, is_firm=True, href=f"{dossier_of(version)}#{part}")


def dossier_of(version) -> str:
    artifact = version.artifact
    return reverse("validation:version", args=[artifact.organisation.slug, artifact.number, version.number])


def _of_record(version, record):
    if record is None:
        yield gap(version, "V1", _("Say what changes, why, and what it may do."), "record")
        return
    blank = [name for name in ASKED[record.change_class] if not getattr(record, name)]
    if blank:
        labels = ", ".join(str(NAMED.get(name) or record._meta.get_field(name).verbose_name) for name in blank)
        yield gap(version, "V2", _("The record of the change lacks: %(fields)s.") % {"fields": labels}, "record")
    if not (record.source or version.changes.exists()):
        words = _("Say where the change comes from, or link the event that it answers.")
        yield gap(version, "V2", words, "record")
    if record.needs_training and not hasattr(version, "training_done"):
        yield gap(version, "V3", _("The training that it needs has not been given yet."), "training")


def _of_examinations(version, record):
    """A minor change is verified; a major one is validated, too. What failed holds it up until it is mended."""
    standing = newest_of_each(version.examinations.all())
    for kind in list(ExaminationKind) if record and record.is_major else [ExaminationKind.VERIFICATION]:
        if not any(one.kind == kind for one in standing):
            words = _("Nobody has examined it yet. %(kind)s.") % {"kind": kind.label}
            yield gap(version, "V4", words, "examinations")
    for one in standing:
        if one.has_failed:
            words = _("It failed an examination: %(against)s") % {"against": one.against}
            yield gap(version, "V5", words, "examinations")


def _of_approvals(version, record, authors):
    asked = asked_roles(version.artifact, record)
    if not asked:
        yield gap(version, "V6", _("No role approves such a change. Name one."), "roles")
    given = {approval.role_id for approval in version.approvals.all()}
    waiting = [role for role in asked if role.pk not in given]
    if waiting and authors is None:
        authors = authors_of(version)
    for role in waiting:
        yield _of_role(version, role, authors)
    yield from _of_four_eyes(version)


def _of_role(version, role, authors: set[int]) -> Gap:
    """Where all who hold the role wrote on the change, waiting for them would be in vain."""
    if {person.pk for person in role.people.all()} <= authors:
        words = _("“%(role)s” has to approve it, but nobody holds it who did not write on this change. Name somebody.")
        return gap(version, "V7", words % {"role": role}, "roles")
    return gap(version, "V7", _("“%(role)s” has not approved it yet.") % {"role": role}, "approvals")


def _of_four_eyes(version):
    """An approval may have come before the examination, or before it was chosen that others have to look."""
    if not version.artifact.control.is_four_eyes:
        return
    approved = Counter(approval.by for approval in version.approvals.all() if approval.by)
    examined = {one.by_id for one in version.examinations.all()}
    for person, count in approved.items():
        if count > 1 or person.pk in examined:
            words = _("%(who)s approved it twice, or examined it, too. Somebody else has to approve it.")
            yield gap(version, "V9", words % {"who": person}, "approvals")


def asked_roles(artifact, record) -> list:
    """The roles that approve a change of this class; all that approve, while nobody has said which class it is."""
    approving = [role for role in artifact.approval_roles.all() if role.approves]
    return [role for role in approving if role.approves_minor or record is None or record.is_major]
