"""What can happen to a postmortem."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.people.models import Person
from goldseam.postmortems import rule_kinds  # noqa: F401  (registers its kinds)
from goldseam.postmortems.models import Postmortem, Publication


@told_with(Postmortem)
def postmortems():
    return Postmortem.objects.select_related("organisation", "review__organisation", "circulation")


@kind("postmortem.proposed")
class PostmortemProposed(Kind):
    """For those of the team who can write one, and whoever logged the event."""

    sentence = _("“{subject}” deserves a postmortem by what you agreed on")
    sentence_here = _("This deserves a postmortem by what you agreed on")
    icon = "book"
    is_reminder = True

    def recipients(self, activity):
        event = activity.subject
        of_team = Person.objects.filter(teams=event.team_id) if event.team_id else Person.objects.none()
        return of_team | Person.objects.filter(pk=event.logged_by_id)


@kind("postmortem.declined")
class PostmortemDeclined(Kind):
    sentence = _("{actor} decided that a short review of “{subject}” is enough")
    sentence_here = _("{actor} decided that a short review is enough")
    icon = "book"


class AboutPostmortem(Kind):
    """Those who take part, and who keeps it true, hear of it."""

    icon = "book"

    def recipients(self, activity):
        return self.people_around(activity.subject)

    def people_around(self, postmortem):
        people = set(postmortem.review.participants.exclude(person=None).values_list("person", flat=True))
        return Person.objects.filter(pk__in=people | {postmortem.owner_id} - {None})


class Quiet(AboutPostmortem):
    """Stands in the story, and disturbs nobody."""

    def recipients(self, activity):
        return []


@kind("postmortem.renamed")
class PostmortemRenamed(Quiet):
    sentence = _("{actor} renamed the postmortem “{subject}”")
    sentence_here = _("{actor} renamed the postmortem")


@kind("postmortem.part_added")
class PartAdded(Quiet):
    sentence = _("{actor} added a part to the postmortem “{subject}”")
    sentence_here = _("{actor} added a part to the postmortem")


@kind("postmortem.part_dropped")
class PartDropped(Quiet):
    sentence = _("{actor} took an empty part out of the postmortem “{subject}”")
    sentence_here = _("{actor} took an empty part out of the postmortem")


@kind("postmortem.imported")
class PostmortemImported(Quiet):
    sentence = _("{actor} imported the postmortem “{subject}”")
    sentence_here = _("{actor} imported the postmortem")


@kind("postmortem.circulated")
class PostmortemCirculated(AboutPostmortem):
    sentence = _("{actor} asks you to read the postmortem “{subject}” before it is published")
    sentence_here = _("{actor} asked others to read the postmortem")
    is_reminder = True

    def recipients(self, activity):
        return Person.objects.filter(pk__in=activity.details.get("readers", []))

    def note(self, activity):
        """What to look at. It is not kept twice, so that it can be taken away."""
        return activity.subject.circulation.note if activity.subject.is_in_review else ""


@kind("postmortem.taken_back")
class PostmortemTakenBack(Quiet):
    sentence = _("{actor} goes on writing the postmortem “{subject}”")
    sentence_here = _("{actor} took the postmortem back to go on writing")


@kind("postmortem.read")
class PostmortemRead(AboutPostmortem):
    sentence = _("{actor} read the postmortem “{subject}”")
    sentence_here = _("{actor} read the postmortem")


@kind("postmortem.reading_taken_back")
class ReadingTakenBack(Quiet):
    sentence = _("{actor} took back what reading the postmortem “{subject}” had shown")
    sentence_here = _("{actor} took back what reading the postmortem had shown")


@kind("postmortem.unread")
class PostmortemUnread(AboutPostmortem):
    sentence = _("The postmortem “{subject}” has been a draft for two weeks: who could read it?")
    is_reminder = True


@kind("postmortem.commented")
class PostmortemCommented(AboutPostmortem):
    """Also those who said something in the same thread."""

    sentence = _("{actor} commented on the postmortem “{subject}”")
    sentence_here = _("{actor} commented on the postmortem")

    def recipients(self, activity):
        thread = activity.details.get("comment")
        said = activity.subject.comments.filter(Q(pk=thread) | Q(opens=thread)).values("by")
        return super().recipients(activity) | Person.objects.filter(pk__in=said)


@kind("postmortem.added_to")
class PostmortemAddedTo(AboutPostmortem):
    sentence = _("{actor} added what came to light to the postmortem “{subject}”")
    sentence_here = _("{actor} added to the postmortem what came to light")


@kind("postmortem.addition_removed")
class AdditionRemoved(AboutPostmortem):
    sentence = _("{actor} took out something that had been added to the postmortem “{subject}”")
    sentence_here = _("{actor} took out something that had been added to the postmortem")


@kind("postmortem.reread_planned")
class RereadPlanned(AboutPostmortem):
    """For who keeps it true."""

    sentence = _("The postmortem “{subject}” should be read again")
    sentence_here = _("The postmortem should be read again")

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.owner_id)


@kind("postmortem.reread_cancelled")
class RereadCancelled(Quiet):
    sentence = _("{actor} cancelled a date to read the postmortem “{subject}” again")
    sentence_here = _("{actor} cancelled a date to read the postmortem again")


@kind("postmortem.reread_due")
class RereadDue(RereadPlanned):
    sentence = _("Is the postmortem “{subject}” still true? Its day to be read again has come.")
    is_reminder = True


@kind("postmortem.reread")
class PostmortemReread(AboutPostmortem):
    sentence = _("{actor} read the postmortem “{subject}” again")
    sentence_here = _("{actor} read the postmortem again")


@told_with(Publication)
def publications():
    return Publication.objects.select_related("postmortem__organisation", "postmortem__review__organisation")


@kind("postmortem.published")
class PostmortemPublished(AboutPostmortem):
    """Stands in the story of the copy: whoever reads in the organisation hears of it, by the title of the copy."""

    sentence = _("{actor} published the postmortem “{subject}”")
    sentence_here = _("{actor} published the postmortem")

    def recipients(self, activity):
        return self.people_around(activity.subject.postmortem)


@kind("postmortem.published_again")
class PostmortemPublishedAgain(PostmortemPublished):
    sentence = _("{actor} published the postmortem “{subject}” again, as it reads now")
    sentence_here = _("{actor} published the postmortem again, as it reads now")


@kind("postmortem.withdrawn")
class PostmortemWithdrawn(AboutPostmortem):
    sentence = _("{actor} withdrew a copy of the postmortem “{subject}”")
    sentence_here = _("{actor} withdrew a copy of the postmortem")


@kind("postmortem.mapping_opened")
class MappingOpened(AboutPostmortem):
    """For who keeps it true."""

    sentence = _("{actor} looked up who is behind the roles of “{subject}”")
    sentence_here = _("{actor} looked up who is behind the roles of its copies")

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.owner_id)
