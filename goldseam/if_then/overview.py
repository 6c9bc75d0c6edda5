"""The page of plans: my own, by stage, with what is at hand for each; and the rules of the team."""

from functools import cached_property

from django.core.paginator import Paginator

from goldseam.artifacts.models import Stage
from goldseam.if_then.enforcement import enforcers_of
from goldseam.if_then.models import SystemQuestion
from goldseam.if_then.plans import is_rehearsed, own_plans, sentence_of, team_rules
from goldseam.if_then.tally import tallies_of
from goldseam.language.if_then import MOST_ACTIVE

SHOWN = 100  # Of one's own, the newest.
PAGE = 30


class Overview:
    """A fixed number of queries, whatever there is."""

    most = MOST_ACTIVE

    def __init__(self, person, organisation, page: str = ""):
        self.person, self.organisation, self.page = person, organisation, page

    @cached_property
    def plans(self) -> list:
        plans = list(own_plans(self.person, self.organisation.pk).order_by("-number")[:SHOWN])
        tallies = tallies_of(plans, self.person)
        for plan in plans:
            plan.organisation = self.organisation
            plan.sentence, plan.is_rehearsed, plan.tally = sentence_of(plan), is_rehearsed(plan), tallies[plan.pk]
        return plans

    @property
    def active(self) -> list:
        return self._at(Stage.ACTIVE)

    @property
    def drafts(self) -> list:
        return self._at(Stage.DRAFT, Stage.TRIAL)

    @property
    def retired(self) -> list:
        return self._at(Stage.RETIRED)

    def _at(self, *stages) -> list:
        return [plan for plan in self.plans if plan.stage in stages]

    @cached_property
    def rules(self):
        """A page of the team rules, each with what sees to it that it is kept."""
        page = Paginator(team_rules(self.person, self.organisation.pk), PAGE).get_page(self.page)
        answers = _newest_answers(page.object_list)
        enforcers = enforcers_of(page.object_list, self.person)
        for rule in page.object_list:
            rule.organisation = self.organisation
            rule.sentence, rule.answer, rule.enforcers = sentence_of(rule), answers.get(rule.pk), enforcers[rule.pk]
        return page


def _newest_answers(rules) -> dict:
    found = SystemQuestion.objects.filter(artifact__in=[rule.pk for rule in rules]).order_by("pk")
    return {question.artifact_id: question for question in found}
