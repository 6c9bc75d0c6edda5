"""What can happen to a pre-mortem and to its risks. Whoever may see it can hear of it; nobody else does."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.people.models import Person
from goldseam.premortems.models import Premortem, Risk


@told_with(Premortem)
def premortems():
    return Premortem.objects.select_related("organisation", "team")


@told_with(Risk)
def risks():
    return Risk.objects.select_related("organisation", "premortem", "owner", "acceptance")


class Quiet(Kind):
    """Stands in the story, and disturbs nobody."""

    icon = "layers"


class ForTheFacilitator(Kind):
    """For whoever leads it."""

    icon = "layers"

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.facilitator_id)


class ForTheTeam(Kind):
    """For all who work there, and who leads it."""

    icon = "layers"

    def recipients(self, activity):
        premortem = activity.subject
        around = Q(pk__in={premortem.facilitator_id, premortem.opened_by_id} - {None})
        if premortem.team_id:
            around |= Q(teams=premortem.team_id)
        return Person.objects.filter(around).distinct()


class ForTheOwner(Kind):
    """For whoever looks after the risk."""

    icon = "layers"

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.owner_id)


@kind("premortem.prepared")
class PremortemPrepared(ForTheFacilitator):
    sentence = _("{actor} prepared a pre-mortem of “{subject}”")
    sentence_here = _("{actor} prepared it")


@kind("premortem.amended")
class PremortemAmended(Quiet):
    sentence = _("{actor} said more about the plan “{subject}”")
    sentence_here = _("{actor} said more about the plan")


@kind("premortem.held")
class PremortemHeld(ForTheTeam):
    sentence = _("{actor} opened the room for the pre-mortem of “{subject}”")
    sentence_here = _("{actor} opened the room")


@kind("premortem.settled")
class PremortemSettled(ForTheTeam):
    sentence = _("{actor} settled the pre-mortem of “{subject}”")
    sentence_here = _("{actor} settled it")


@kind("premortem.unsettled")
class PremortemUnsettled(Quiet):
    sentence = _("{actor} took up the pre-mortem of “{subject}” again")
    sentence_here = _("{actor} took it up again")


@kind("premortem.looked_back")
class PremortemLookedBack(ForTheTeam):
    sentence = _("{actor} looked back on the risks of “{subject}”")
    sentence_here = _("{actor} looked back on the risks")


@kind("premortem.looks_again")
class PremortemLooksAgain(Quiet):
    sentence = _("{actor} looks back on the risks of “{subject}” once more")
    sentence_here = _("{actor} looks back once more")


@kind("premortem.look_back_due")
class LookBackDue(ForTheFacilitator):
    sentence = _("The day has come to look back on “{subject}”: which risks came true?")
    sentence_here = _("The day has come to look back: which risks came true?")
    is_reminder = True


@kind("risk.written")
class RiskWritten(Quiet):
    sentence = sentence_here = _("{actor} wrote down the risk “{subject}”")


@kind("risk.amended")
class RiskAmended(Quiet):
    sentence = sentence_here = _("{actor} said more about the risk “{subject}”")


@kind("risk.given")
class RiskGiven(ForTheOwner):
    sentence = sentence_here = _("{actor} gave the risk “{subject}” to somebody who looks after it")


@kind("risk.mitigated")
class RiskMitigated(ForTheOwner):
    sentence = sentence_here = _("{actor} said that the counter-measure for “{subject}” stands")


@kind("risk.accepted")
class RiskAccepted(ForTheOwner):
    sentence = sentence_here = _("{actor} accepted the risk “{subject}”")

    def note(self, activity):
        return activity.subject.acceptance.reason if activity.subject.is_accepted else ""


@kind("risk.reopened")
class RiskReopened(ForTheOwner):
    sentence = sentence_here = _("{actor} took up the risk “{subject}” again")


@kind("risk.happened")
class RiskHappened(ForTheOwner):
    sentence = sentence_here = _("{actor} said that the risk “{subject}” came true")


@kind("risk.did_not_happen")
class RiskDidNotHappen(Quiet):
    sentence = sentence_here = _("{actor} said that the risk “{subject}” had not come true after all")


@kind("risk.checked_in")
class RiskCheckedIn(Quiet):
    sentence = sentence_here = _("{actor} looked at the risk “{subject}”")


@kind("risk.check_in_due")
class CheckInDue(ForTheOwner):
    sentence = sentence_here = _("How does the risk “{subject}” look?")
    is_reminder = True
