"""What follows from activities outside the product: whoever took part is invited to the follow-through.

The invitation to the review itself is in `invitations.py`.
"""

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.activity.delivery import may_hear
from goldseam.activity.letters import reading_as
from goldseam.activity.listening import when
from goldseam.common.mail import full, post
from goldseam.common.tasks import task
from goldseam.common.times import moment
from goldseam.exchange.calendars import calendar
from goldseam.exchange.invitations import invite, mail_one, tell_all_of_end
from goldseam.exchange.occasions import follow_through, load_review
from goldseam.exchange.stopped import tell_of_stop
from goldseam.people.models import Person
from goldseam.reviews.models import Review

when("cycle.paused")(tell_of_stop)
when("review.planned")(invite)
when("review.called_off")(tell_all_of_end)
when("review.postponed")(tell_all_of_end)
when("review.invited")(mail_one)
when("review.taken_out")(mail_one)


@when("review.closed")
def invite_to_follow_through(activity) -> None:
    """One mail for each, so that one that fails is tried again alone. Whoever closed it gets the entry, too."""
    if activity.is_sample:
        return
    taking_part = activity.subject.participants.values("person")
    for person in Person.objects.filter(pk__in=taking_part, gets_mail=True):
        if may_hear(person, activity):
            send_invitation.enqueue(review=activity.subject_id, person=person.pk)


@task
def send_invitation(review: int, person: int):
    """Sends the appointment, if it still stands."""
    found = load_review(Review.objects.filter(pk=review).awaiting_follow_through())
    invited = Person.objects.filter(pk=person, gets_mail=True, is_active=True).first()
    if not (found and invited and Review.objects.visible_to(invited).filter(pk=review).exists()):
        return
    with reading_as(invited):
        appointment = follow_through(found)
        key = f"follow-through-{review}-{appointment['sequence']}-{person}"
        file = (_("follow-through") + ".ics", calendar([appointment]), "text/calendar; method=PUBLISH")
        post(invited.email, _subject(found), _text(found, invited), key, _settings(), [file])


def _subject(review) -> str:
    if review.event.is_restricted:
        return _("Something new in a restricted event")
    return _("In a week, ten minutes: %(event)s") % {"event": review.event.title}


def _text(review, person) -> str:
    lines = [
        _("Hello %(name)s,") % {"name": person.name},
        _("a review that you took part in is closed. In a week, take ten minutes: did the changes land?"),
        moment(review.follow_through.due_at),
        full(review.get_absolute_url()),
        _("Open the attached file to put it on your calendar."),
        "-- \n" + _("Choose here what reaches you:") + f"\n{_settings()}",
    ]
    if not review.event.is_restricted and review.is_closed:
        lines.insert(2, f"“{review.event.title}”\n{review.closure.what_is_different}")
    return "\n\n".join(lines) + "\n"


def _settings() -> str:
    return full(reverse("people:settings"))
