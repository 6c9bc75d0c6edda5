"""What can happen to a decision. Who wrote a dissent is not told by its activity."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.decisions.models import Decision
from goldseam.people.models import Person


@told_with(Decision)
def decisions():
    return Decision.objects.select_related(
        "organisation", "team", "rejection", "deprecation", "superseded__by_decision"
    )


class AboutDecision(Kind):
    """Who proposed it hears of it, and who decides."""

    icon = "page"

    def recipients(self, activity):
        return Person.objects.filter(near(activity.subject)).distinct()


class Quiet(AboutDecision):
    """Stands in the story, and disturbs nobody."""

    def recipients(self, activity):
        return []


class ForTheTeam(AboutDecision):
    def recipients(self, activity):
        decision = activity.subject
        around = near(decision)
        if decision.team_id:
            around |= Q(teams=decision.team_id)
        return Person.objects.filter(around).distinct()


def near(decision) -> Q:
    deciders = Decision.deciders.through.objects.filter(decision=decision.pk).values("person")
    return Q(pk=decision.proposed_by_id) | Q(pk__in=deciders)


@kind("decision.proposed")
class Proposed(AboutDecision):
    sentence = _("{actor} proposed “{subject}”")
    sentence_here = _("{actor} proposed this")


@kind("decision.amended")
class Amended(Quiet):
    sentence = _("{actor} wrote on the proposal “{subject}”")
    sentence_here = _("{actor} wrote on it")


@kind("decision.accepted")
class Accepted(ForTheTeam):
    sentence = _("{actor} accepted “{subject}”: it is decided")
    sentence_here = _("{actor} accepted it. Its words stay.")


@kind("decision.rejected")
class Rejected(ForTheTeam):
    sentence = _("{actor} decided against “{subject}”")
    sentence_here = _("{actor} decided against it")

    def note(self, activity):
        rejection = getattr(activity.subject, "rejection", None)
        return rejection.reason if rejection else ""


@kind("decision.taken_up_again")
class TakenUpAgain(AboutDecision):
    sentence = _("{actor} took up “{subject}” again")
    sentence_here = _("{actor} took it up again")


@kind("decision.deprecated")
class Deprecated(ForTheTeam):
    sentence = _("“{subject}” is no longer followed")
    sentence_here = _("It is no longer followed")

    def note(self, activity):
        deprecation = getattr(activity.subject, "deprecation", None)
        return deprecation.reason if deprecation else ""


@kind("decision.followed_again")
class FollowedAgain(ForTheTeam):
    sentence = _("{actor} brought “{subject}” back: it is followed again")
    sentence_here = _("{actor} brought it back: it is followed again")


@kind("decision.superseded")
class Superseded(ForTheTeam):
    sentence = _("A newer decision took the place of “{subject}”")
    sentence_here = _("A newer decision took its place")


@kind("decision.dissented")
class Dissented(AboutDecision):
    sentence = _("Somebody sees “{subject}” differently, and attached a page")
    sentence_here = _("A dissent was attached")


@kind("decision.looked_back")
class LookedBack(ForTheTeam):
    sentence = _("{actor} wrote what came of “{subject}”")
    sentence_here = _("{actor} wrote what came of it")


@kind("decision.look_back_due")
class LookBackDue(AboutDecision):
    sentence = _("Did it come as predicted? It is the day to look back on “{subject}”")
    sentence_here = _("It is the day to look back on it")
    is_reminder = True
