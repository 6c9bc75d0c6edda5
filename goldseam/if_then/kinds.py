"""What can happen to plans and rules. Rehearsals and met moments are nobody's news: they leave no activity."""

from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind
from goldseam.people.models import Person

MOMENT_DUE = "if_then.moment_due"


@kind(MOMENT_DUE)
class MomentDue(Kind):
    """For the owner alone."""

    sentence = _("Your plan “{subject}”: did you meet the moment?")
    sentence_here = _("Did you meet the moment?")
    icon = "clock"
    is_reminder = True

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.owner_id)

    def href(self, activity) -> str:
        return f"{activity.subject.get_absolute_url()}#moments"


@kind("team_rule.questioned")
class TeamRuleQuestioned(Kind):
    sentence = _("{actor} looked whether a system can do “{subject}” instead of people")
    sentence_here = _("{actor} looked whether a system can do this instead of people")
    icon = "page"

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.owner_id)
