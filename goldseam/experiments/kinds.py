"""What can happen to an experiment. Whoever may see it can hear of it; nobody else does."""

import re

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.experiments.models import Cycle
from goldseam.people.models import Person


@told_with(Cycle)
def cycles():
    return Cycle.objects.select_related("organisation", "team", "decision", "publication").prefetch_related("pauses")


class AboutCycle(Kind):
    """Who owns it hears of it, and who planned it."""

    icon = "flask"

    def recipients(self, activity):
        cycle = activity.subject
        return Person.objects.filter(pk__in={cycle.owner_id, cycle.made_by_id} - {None})


class Quiet(AboutCycle):
    """Stands in the story, and disturbs nobody."""

    def recipients(self, activity):
        return []


class ForTheTeam(AboutCycle):
    """All who work there hear of it, and those who are named as being told."""

    def recipients(self, activity):
        cycle = activity.subject
        around = Q(pk__in={cycle.owner_id, cycle.made_by_id} - {None}) | Q(pk__in=told_people(cycle))
        if cycle.team_id:
            around |= Q(teams=cycle.team_id)
        return Person.objects.filter(around).distinct()


def told_people(cycle) -> set[int]:
    """Members who are named in the plan as being told."""
    told = cycle.plan.told.casefold()
    members = cycle.organisation.memberships.values_list("person", "person__name") if told else []
    return {person for person, name in members if _is_named(name.casefold().strip(), told)}


def _is_named(name: str, text: str) -> bool:
    return bool(name) and name in text and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


@kind("cycle.made")
class CycleMade(AboutCycle):
    sentence = _("{actor} planned the experiment “{subject}”")
    sentence_here = _("{actor} began this plan")


@kind("cycle.renamed")
class CycleRenamed(Quiet):
    sentence = _("{actor} renamed the experiment “{subject}”")
    sentence_here = _("{actor} renamed it")


@kind("cycle.planned")
class CyclePlanned(Quiet):
    sentence = _("{actor} wrote in the plan of “{subject}”")
    sentence_here = _("{actor} wrote in the plan")


@kind("cycle.watching")
class CycleWatching(Quiet):
    sentence = _("{actor} chose what “{subject}” looks at")
    sentence_here = _("{actor} chose what it looks at")


@kind("cycle.unwatched")
class CycleUnwatched(Quiet):
    sentence = _("{actor} took out a measurement of “{subject}”")
    sentence_here = _("{actor} took out a measurement")


@kind("cycle.started")
class CycleStarted(ForTheTeam):
    sentence = _("{actor} started the experiment “{subject}”")
    sentence_here = _("{actor} started it. The plan is locked.")


@kind("cycle.amended")
class CycleAmended(ForTheTeam):
    sentence = _("{actor} changed the plan of “{subject}” after the start")
    sentence_here = _("{actor} changed the plan after the start")


@kind("cycle.noted")
class CycleNoted(Quiet):
    sentence = _("{actor} wrote down how “{subject}” goes")
    sentence_here = _("{actor} wrote down how it goes")


@kind("cycle.note_taken_out")
class NoteTakenOut(Quiet):
    sentence = _("{actor} took a line out of the log of “{subject}”")
    sentence_here = _("{actor} took a line out of the log")


@kind("cycle.paused")
class CyclePaused(ForTheTeam):
    """Without an actor it stopped by itself."""

    has_own_mail = True  # With the chart of what stopped it, at once.
    sentence = _("{actor} stopped the experiment “{subject}”")
    sentence_here = _("{actor} stopped it")
    sentence_alone = _("The experiment “{subject}” stopped: a condition of its plan is met")

    def sentence_for(self, activity, here=False):
        if activity.actor_id is None and activity.subject is not None:
            return str(self.sentence_alone).format(subject=activity.subject)
        return super().sentence_for(activity, here)

    def note(self, activity):
        pauses = activity.subject.pauses.all()
        return next((pause.why for pause in pauses if pause.pk == activity.details.get("pause")), "")


@kind("cycle.resumption_asked")
class ResumptionAsked(ForTheTeam):
    sentence = _("{actor} asks whether “{subject}” can go on: a second person has to agree")
    sentence_here = _("{actor} asks whether it can go on: a second person has to agree")


@kind("cycle.resumption_declined")
class ResumptionDeclined(ForTheTeam):
    sentence = _("“{subject}” stays stopped")
    sentence_here = _("It stays stopped")


@kind("cycle.resumed")
class CycleResumed(ForTheTeam):
    sentence = _("{actor} agreed that “{subject}” goes on")
    sentence_here = _("{actor} agreed that it goes on")


@kind("cycle.studied")
class CycleStudied(ForTheTeam):
    sentence = _("{actor} wrote what came out of “{subject}”")
    sentence_here = _("{actor} wrote what came out")


@kind("cycle.study_taken_back")
class StudyTakenBack(Quiet):
    sentence = _("{actor} took back the result of “{subject}” and goes on")
    sentence_here = _("{actor} took back the result and goes on")


@kind("cycle.decided")
class CycleDecided(ForTheTeam):
    sentence = _("{actor} decided what becomes of “{subject}”")
    sentence_here = _("{actor} decided what becomes of it")

    def note(self, activity):
        return activity.subject.decision.get_kind_display() if activity.subject.is_decided else ""


@kind("cycle.decision_taken_back")
class DecisionTakenBack(Quiet):
    sentence = _("{actor} took back the decision about “{subject}”")
    sentence_here = _("{actor} took back the decision")


@kind("cycle.continued")
class CycleContinued(Quiet):
    sentence = _("{actor} planned the next cycle after “{subject}”")
    sentence_here = _("{actor} planned the next cycle")


@kind("cycle.adopted")
class CycleAdopted(ForTheTeam):
    sentence = _("{actor} made “{subject}” a part of how you work")
    sentence_here = _("{actor} made it a part of how you work")
    icon = "seam"


@kind("cycle.slipping")
class CycleSlipping(ForTheTeam):
    sentence = _("The gain of “{subject}” is slipping")
    sentence_here = _("The gain is slipping")

    def note(self, activity):
        holdings = activity.subject.adoption.holdings.all() if activity.subject.is_adopted else []
        return next((holding.why for holding in holdings if holding.is_slipping), "")


@kind("cycle.published")
class CyclePublished(ForTheTeam):
    sentence = _("{actor} published what came out of “{subject}”")
    sentence_here = _("{actor} published what came out")


@kind("cycle.withdrawn")
class CycleWithdrawn(Quiet):
    sentence = _("{actor} withdrew the card of “{subject}”")
    sentence_here = _("{actor} withdrew its card")


@kind("cycle.copied")
class CycleCopied(Quiet):
    sentence = _("{actor} began “{subject}” with the plan of another experiment")
    sentence_here = _("{actor} began it with the plan of another experiment")


@kind("cycle.window_over")
class WindowOver(AboutCycle):
    sentence = _("The time of “{subject}” is over: what came out?")
    sentence_here = _("Its time is over: what came out?")
    is_reminder = True


@kind("cycle.untold")
class CycleUntold(AboutCycle):
    """For who looks after it: a null that others do not know of is tried again."""

    sentence = _("Nobody else knows what came out of “{subject}”. A card of it takes two minutes.")
    sentence_here = _("Nobody else knows what came out. A card of it takes two minutes.")
    is_reminder = True

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.owner_id)
