"""What can happen to a red-team drill. Who wrote a point, and who declined, is told to nobody."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.people.models import Person
from goldseam.red_teams.models import Drill, Member


@told_with(Drill)
def drills():
    return Drill.objects.with_state().select_related("decision", "premortem")


class AboutDrill(Kind):
    """Who decides hears of it, who is in it, and who set it up."""

    icon = "page"

    def recipients(self, activity):
        return Person.objects.filter(near(activity.subject)).distinct()


class Quiet(AboutDrill):
    """Stands in the story, and disturbs nobody."""

    def recipients(self, activity):
        return []


class ForTheDecider(AboutDrill):
    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.decider_id)


def near(drill) -> Q:
    members = Member.objects.filter(drill=drill.pk).values("person")
    return Q(pk__in={drill.decider_id, drill.made_by_id} - {None}) | Q(pk__in=members)


@kind("red_team.chartered")
class Chartered(ForTheDecider):
    sentence = _("{actor} sets up a red team: “{subject}”")
    sentence_here = _("{actor} wrote the charter")


@kind("red_team.charter_changed")
class CharterChanged(Quiet):
    sentence = _("{actor} changed the charter of “{subject}”")
    sentence_here = _("{actor} changed the charter")


@kind("red_team.invited")
class Invited(AboutDrill):
    """Only those who were asked hear of it."""

    sentence = _("{actor} asks people to be in the red team “{subject}”")
    sentence_here = _("Somebody was asked to be in it")

    def recipients(self, activity):
        return Person.objects.filter(pk__in=activity.details.get("people", []))


@kind("red_team.members_changed")
class MembersChanged(Quiet):
    sentence = _("The red team “{subject}” has other members")
    sentence_here = _("The group changed")


@kind("red_team.veto_agreed")
class VetoAgreed(AboutDrill):
    sentence = _("{actor} agreed that the red team “{subject}” may say no")
    sentence_here = _("{actor} agreed to a veto")


@kind("red_team.begun")
class Begun(AboutDrill):
    sentence = _("The red team “{subject}” is at work")
    sentence_here = _("The work began. The charter is locked.")


@kind("red_team.called_off")
class CalledOff(AboutDrill):
    sentence = _("{actor} called off the red team “{subject}”")
    sentence_here = _("{actor} called it off")


@kind("red_team.handed_over")
class HandedOver(ForTheDecider):
    sentence = _("{actor} asks you to answer the red team “{subject}”")
    sentence_here = _("{actor} handed the answers over")


@kind("red_team.reported")
class Reported(AboutDrill):
    sentence = _("The red team handed in its report on “{subject}”")
    sentence_here = _("The report was handed in")


@kind("red_team.point_answered")
class PointAnswered(Quiet):
    sentence = _("{actor} answered a point of “{subject}”")
    sentence_here = _("{actor} answered a point")


@kind("red_team.ended")
class Ended(AboutDrill):
    sentence = _("Each point of “{subject}” has its answer")
    sentence_here = _("Each point has its answer")


@kind("red_team.vetoed")
class Vetoed(AboutDrill):
    sentence = _("The red team says no: “{subject}”")
    sentence_here = _("The red team says no")


@kind("red_team.lifted")
class Lifted(AboutDrill):
    sentence = _("The red team no longer says no: “{subject}”")
    sentence_here = _("The red team no longer says no")


@kind("red_team.answers_wait")
class AnswersWait(ForTheDecider):
    sentence = _("The red team has waited a week for your answers: “{subject}”")
    sentence_here = _("The answers have waited a week")
    is_reminder = True


@kind("red_team.last_day")
class LastDay(AboutDrill):
    sentence = _("It is the last day of the red team “{subject}”")
    sentence_here = _("It is the last day")
    is_reminder = True

    def recipients(self, activity):
        members = Member.objects.filter(drill=activity.subject.pk).values("person")
        return Person.objects.filter(pk__in=members)
