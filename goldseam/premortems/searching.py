"""What risks are found by: their words, and those of the plan that they belong to. Rehearsals leave no words."""

from goldseam.common.search import Document, changes_with, searchable, token
from goldseam.premortems.models import Premortem, Risk


@searchable("risk", Risk, number=30)
def documents(keys):
    risks = Risk.objects.filter(pk__in=keys, premortem__rehearses=None).with_state()
    for risk in risks.prefetch_related("premortem__tags"):
        yield Document(risk.pk, risk.organisation_id, risk.title, _texts(risk), _tokens(risk))


@changes_with(Premortem, Risk)
def risks_in(premortems):
    """The plan's words are its risks' words, too: by them the next plan of its kind finds what failed."""
    return Risk.objects.filter(premortem__in=premortems).values_list("pk", flat=True)


def _texts(risk):
    plan = risk.premortem
    yield from (
        risk.story,
        risk.cluster,
        risk.observable,
        risk.counter_measure,
        risk.contingency,
        plan.title,
        plan.plan,
    )
    yield from (tag.name for tag in plan.tags.all())


def _tokens(risk):
    yield token("state", risk.state)
    if risk.premortem.team_id:
        yield token("team", risk.premortem.team_id)
