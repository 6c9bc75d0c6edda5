"""What can happen to the signals of a risk, and to an event that is looked at beside the risks."""

from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.people.models import Person
from goldseam.premortems.models import Firing, Signal


@told_with(Signal)
def signals():
    return Signal.objects.select_related("organisation", "risk__premortem", "risk__organisation")


@told_with(Firing)
def firings():
    return Firing.objects.loaded().select_related("signal__risk__organisation")


class OfSignal(Kind):
    icon = "layers"


class OfFiring(Kind):
    icon = "clock"

    def words(self, activity):
        return {"risk": activity.subject.signal.risk}

    def recipients(self, activity):
        """Whoever looks after the risk; where nobody does, whoever leads the pre-mortem."""
        risk = activity.subject.signal.risk
        return Person.objects.filter(pk=risk.owner_id or risk.premortem.facilitator_id)


class OfEvent(Kind):
    icon = "layers"


@kind("signal.named")
class SignalNamed(OfSignal):
    sentence = sentence_here = _("{actor} named the signal “{subject}”")


@kind("signal.amended")
class SignalAmended(OfSignal):
    sentence = sentence_here = _("{actor} changed the signal “{subject}”")


@kind("signal.retired")
class SignalRetired(OfSignal):
    sentence = sentence_here = _("{actor} said that nobody looks at the signal “{subject}” any more")


@kind("signal.brought_back")
class SignalBroughtBack(OfSignal):
    sentence = sentence_here = _("{actor} brought the signal “{subject}” back")


@kind("signal.fired")
class SignalFired(OfFiring):
    """Mostly nobody did it: a value came in, or a run ended."""

    sentence = sentence_here = _("“{subject}” has fired: the risk “{risk}” may be coming true")

    def note(self, activity):
        return activity.subject.words


@kind("signal.looked_at")
class SignalLookedAt(OfFiring):
    sentence = sentence_here = _("{actor} looked when “{subject}” had fired for the risk “{risk}”")

    def note(self, activity):
        firing = activity.subject
        said = [str(firing.look.get_answer_display()), firing.look.words] if firing.is_looked_at else []
        return ": ".join(words for words in said if words)


@kind("signal.waits_again")
class SignalWaitsAgain(OfSignal):
    sentence = sentence_here = _("{actor} looks once more why “{subject}” fired")


@kind("event.unforeseen")
class EventUnforeseen(OfEvent):
    sentence = _("{actor} said that no named risk had foretold “{subject}”")
    sentence_here = _("{actor} said that no named risk had foretold it")


@kind("event.unforeseen_after_all")
class EventUnforeseenAfterAll(OfEvent):
    sentence = _("{actor} looks once more whether “{subject}” was foreseen")
    sentence_here = _("{actor} looks once more whether it was foreseen")
