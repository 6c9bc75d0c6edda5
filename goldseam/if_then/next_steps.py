"""What plans bring to the home page: did you meet the moment, and plans that want to be said aloud."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.activity.next_steps import Group, NextStep, next_step
from goldseam.common.prepared import prepared
from goldseam.if_then.plans import is_rehearsed, own_plans, sentence_of

LOOKED_AT = 30  # The newest: nobody has more in mind.
ASKED_FOR = timedelta(days=7)  # Then the question has grown old.
WRITTEN = timedelta(days=14)  # Nobody is asked for ever to rehearse what stayed a draft.


@dataclass(frozen=True)
class MomentStep(NextStep):
    """A plan whose moment may have come, to be answered on the spot."""

    number: int = 0


@next_step(order=24)
def own_if_then_plans(person, organisation) -> list[Group]:
    """One query for both; nothing of it is shown to anybody else."""
    plans = _newest(person, organisation.pk)
    for plan in plans:
        plan.organisation = organisation
    href = reverse("if_then:list", args=[organisation.slug])
    met: list[NextStep] = [_moment(plan) for plan in plans if _is_asked(plan)]
    aloud = [_aloud(plan) for plan in plans if _wants_to_be_said(plan)]
    asking = Group(_("Did you meet the moment?"), met, href, template="if_then/_moments_next.html")
    lead = _(
        "Say it aloud twice, and picture the moment. It takes half a minute, and plans that are said are kept more."
    )
    return [asking, Group(_("To rehearse"), aloud, href, lead)]


@prepared
def _newest(person, organisation: int):
    return own_plans(person, organisation).in_use().order_by("-number")[:LOOKED_AT]


def _is_asked(plan) -> bool:
    """A reminder was given, and nothing was noted since."""
    if not plan.is_active or plan.is_silent or plan.asked_on is None:
        return False
    is_answered = plan.met_on is not None and plan.met_on >= plan.asked_on
    return not is_answered and timezone.localdate() - plan.asked_on <= ASKED_FOR


def _wants_to_be_said(plan) -> bool:
    is_fresh = plan.written_at is not None and timezone.now() - plan.written_at <= WRITTEN
    return not is_rehearsed(plan) and (plan.is_active or is_fresh)


def _moment(plan) -> MomentStep:
    return MomentStep(sentence_of(plan), f"{plan.get_absolute_url()}#moments", number=plan.number)


def _aloud(plan) -> NextStep:
    return NextStep(plan.title, f"{plan.get_absolute_url()}#rehearsal", sentence_of(plan))
