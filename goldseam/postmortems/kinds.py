"""What can happen to a postmortem."""

from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.people.models import Person
from goldseam.postmortems.models import Postmortem


@told_with(Postmortem)
def postmortems():
    return Postmortem.objects.select_related("organisation", "review__organisation")


class AboutPostmortem(Kind):
    """Those who take part, and who keeps it true, hear of it."""

    icon = "book"

    def recipients(self, activity):
        postmortem = activity.subject
        people = set(postmortem.review.participants.exclude(person=None).values_list("person", flat=True))
        return Person.objects.filter(pk__in=people | {postmortem.owner_id} - {None})


@kind("postmortem.renamed")
class PostmortemRenamed(AboutPostmortem):
    sentence = _("{actor} renamed the postmortem “{subject}”")
    sentence_here = _("{actor} renamed the postmortem")

    def recipients(self, activity):
        return []


@kind("postmortem.circulated")
class PostmortemCirculated(AboutPostmortem):
    sentence = _("{actor} asks you to read the postmortem “{subject}” before it is published")
    sentence_here = _("{actor} asked others to read the postmortem")
    is_reminder = True

    def recipients(self, activity):
        return Person.objects.filter(pk__in=activity.details.get("readers", []))


@kind("postmortem.taken_back")
class PostmortemTakenBack(AboutPostmortem):
    sentence = _("{actor} goes on writing the postmortem “{subject}”")
    sentence_here = _("{actor} took the postmortem back to go on writing")

    def recipients(self, activity):
        return []


@kind("postmortem.read")
class PostmortemRead(AboutPostmortem):
    sentence = _("{actor} read the postmortem “{subject}”")
    sentence_here = _("{actor} read the postmortem")


@kind("postmortem.unread")
class PostmortemUnread(AboutPostmortem):
    sentence = _("The postmortem “{subject}” has been a draft for two weeks: who could read it?")
    is_reminder = True
