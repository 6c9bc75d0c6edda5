"""Gates and watches say which team rules they see to: those that act now, not drafts."""

from collections import defaultdict

from django.utils.translation import gettext as _

from goldseam.guardrails.models import Gate, Watch
from goldseam.if_then.enforcement import Enforcer, enforces


@enforces
def gates_of(rules: list[int], person) -> dict[int, list[Enforcer]]:
    gates = Gate.objects.visible_to(person).filter(rule__in=rules).active().select_related("organisation")
    return _by_rule(gates, lambda gate: _("Enforced by the gate %(title)s") % {"title": gate})


@enforces
def watches_of(rules: list[int], person) -> dict[int, list[Enforcer]]:
    watches = Watch.objects.visible_to(person).filter(rule__in=rules).active().select_related("organisation")
    return _by_rule(watches, lambda watch: _("Watched by %(title)s") % {"title": watch})


def _by_rule(guardrails, words) -> dict[int, list[Enforcer]]:
    found: dict[int, list[Enforcer]] = defaultdict(list)
    for guardrail in guardrails.order_by("title", "number"):
        found[guardrail.rule_id].append(Enforcer(words(guardrail), guardrail.get_absolute_url()))
    return found
