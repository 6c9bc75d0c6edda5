"""What happens between those who report and those who answer. Nothing here says who reported without a name."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.people.models import Person
from goldseam.reporting.models import Message, Outcome, Report, Thanks


@told_with(Report)
def reports():
    return Report.objects.select_related("event__organisation", "letterbox")


@told_with(Message)
def messages():
    return Message.objects.select_related("event__organisation", "event__report__letterbox")


@told_with(Thanks)
def thanks():
    return Thanks.objects.select_related("event__organisation")


@told_with(Outcome)
def outcomes():
    return Outcome.objects.select_related("event__organisation")


class ToKeepers(Kind):
    """For those who keep the letterbox through which it came."""

    icon = "spark"

    def recipients(self, activity):
        report = getattr(activity.history, "report", None)
        return report.letterbox.keepers.all() if report and report.letterbox else []


class ToReporter(Kind):
    """For whoever logged it, if they did so under their own name. Others look with their receipt."""

    icon = "pen"

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.history.logged_by_id) if activity.history.logged_by_id else []


@kind("report.received")
class ReportReceived(ToKeepers):
    """Without an actor: who reported is not known, or known to the keepers alone."""

    sentence = _("A report came in: “{subject}”")

    def sentence_for(self, activity, here=False):
        letterbox = activity.subject and activity.subject.letterbox
        if not letterbox:
            return super().sentence_for(activity, here)
        words = {"title": activity.subject, "letterbox": letterbox}
        if here:
            return _now("It came in through “%(letterbox)s”") % words
        return _now("A report came in through “%(letterbox)s”: “%(title)s”") % words


@kind("report.asked")
class ReportAsked(ToReporter):
    sentence = _("{actor} asks about “{title}”")
    sentence_here = _("{actor} asked whoever reported this")

    def words(self, activity):
        return {"title": activity.history}

    def note(self, activity):
        return activity.subject.text


@kind("report.answered")
class ReportAnswered(ToKeepers):
    sentence = _("Whoever reported “{title}” answered")
    sentence_here = _("Whoever reported this answered")
    icon = "pen"

    def words(self, activity):
        return {"title": activity.history}

    def recipients(self, activity):
        """Those who keep the letterbox, and those who asked."""
        asked = activity.history.messages.questions().exclude(by=None).values_list("by", flat=True)
        keepers = [person.pk for person in super().recipients(activity)]
        return Person.objects.filter(pk__in=[*asked, *keepers])


@kind("report.thanked")
class ReportThanked(ToReporter):
    sentence = _("{actor} says thank you for “{title}”")
    sentence_here = _("{actor} thanked whoever reported this")
    icon = "seam"

    def words(self, activity):
        return {"title": activity.history}

    def note(self, activity):
        return activity.subject.text


@kind("report.outcome_told")
class OutcomeTold(ToReporter):
    sentence = _("{actor} told what became of “{title}”")
    sentence_here = _("{actor} told whoever reported this what became of it")
    icon = "seam"

    def words(self, activity):
        return {"title": activity.history}

    def note(self, activity):
        return activity.subject.text


@kind("report.outcome_withdrawn")
class OutcomeWithdrawn(Kind):
    sentence = _("{actor} took back what was told about “{subject}”")
    sentence_here = _("{actor} took back what was told about this")


@kind("report.contact_forgotten")
class ContactForgotten(Kind):
    sentence = _("Who reported “{subject}” is no longer known here")
    sentence_here = _("Who reported this is no longer known here")
