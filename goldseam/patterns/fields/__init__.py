"""What events can be counted by, in the order in which people are offered it."""

from django.utils.translation import gettext_lazy as _

from goldseam.events.factor_codes import CODES
from goldseam.events.models import EventKind, FactorLevel, FailureType, Reach, Severity
from goldseam.patterns.fields.field import Field
from goldseam.patterns.fields.linked import CurrentReason, Factors, Holes, Tags
from goldseam.patterns.fields.noticing import GROUPS, Noticed, NoticedBy
from goldseam.patterns.fields.plain import Choices, Severities, Sources, Teams, Words

_CODES = [pair for pairs in CODES.values() for pair in pairs]

FIELDS: dict[str, Field] = {
    field.key: field
    for field in (
        Choices("kind", _("Kind"), EventKind.choices),
        Factors("factor", _("Contributing factor"), "code", _CODES),
        Factors("level", _("Level of the factor"), "level", FactorLevel.choices),
        Noticed("noticed", _("How it was noticed")),
        NoticedBy("noticed_by", _("Noticed by design, people or luck")),
        Holes("hole", _("Layer with a hole")),
        Choices("failure_type", _("Type of failure"), FailureType.choices),
        CurrentReason("reason", _("Reason behind the type")),
        Words("place", _("Place")),
        Tags("tag", _("Tag")),
        Teams("team", _("Team")),
        Severities("severity_potential", _("How bad it could have been"), Severity.choices),
        Severities("severity_actual", _("How bad it was"), Severity.choices),
        Choices("reach", _("How far it came"), Reach.choices),
        Sources("source", _("Where it came from")),
    )
}
USUAL = "kind"

__all__ = ["FIELDS", "GROUPS", "USUAL", "Field"]
