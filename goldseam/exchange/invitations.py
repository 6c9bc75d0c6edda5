"""Inviting people to a planned review: an appointment that calendars take in, move, and take out again (RFC 5546)."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from goldseam.activity.delivery import may_hear
from goldseam.activity.letters import reading_as
from goldseam.activity.models import Activity
from goldseam.common.mail import post
from goldseam.common.tasks import task
from goldseam.exchange.calendars import calendar
from goldseam.exchange.invitation_words import settings_link, subject_of, text_of
from goldseam.exchange.occasions import invitation, load_review
from goldseam.people.models import Person
from goldseam.reviews.models import Review

ASKING = ["review.planned", "review.invited"]


def invite(activity) -> None:
    """Those who take part, and whoever facilitates. A plan that moves nothing is no news for calendars."""
    if activity.details.get("is_moved"):
        _mail(activity, _those_of(activity.subject))


def tell_all_of_end(activity) -> None:
    _mail(activity, _those_of(activity.subject))


def mail_one(activity) -> None:
    """For whoever was asked to come, or need not come any more."""
    _mail(activity, Person.objects.filter(pk=activity.details["person"]))


def _those_of(review):
    taking_part = review.participants.values("person")
    return Person.objects.filter(Q(pk__in=taking_part) | Q(pk=review.facilitator_id))


def _mail(activity, people) -> None:
    """One mail for each, so that one that fails is tried again alone."""
    if activity.is_sample:
        return
    for person in people.filter(gets_mail=True, is_active=True):
        if activity.kind == "review.taken_out" or may_hear(person, activity):
            send_appointment.enqueue(activity=activity.pk, person=person.pk)


@task
def send_appointment(activity: int, person: int):
    """Sends what happened to the appointment, unless something newer is on its way."""
    news = Activity.objects.filter(pk=activity).select_related("actor").first()
    to = Person.objects.filter(pk=person, gets_mail=True, is_active=True).first()
    review = load_review(Review.objects.filter(pk=news.subject_id)) if news else None
    if not (news and to and review and review.event) or _is_outdated(news):
        return
    if news.kind in ASKING and not _those_of(review).filter(pk=to.pk).exists():
        return
    sees = Review.objects.visible_to(to).filter(pk=review.pk).exists()
    if not (sees or news.kind == "review.taken_out"):
        return
    with reading_as(to):
        is_discreet = any(event.is_restricted for event in review.events.all()) or not sees
        file = _file_for(review, news, to, is_discreet)
        # Whoever did it knows; it is only their calendar that does not.
        if file or to.pk != news.actor_id:
            text = text_of(review, news, to, is_discreet, bool(file))
            key = f"appointment-{news.pk}-{to.pk}"
            post(to.email, subject_of(review, news, is_discreet), text, key, settings_link(), [file] if file else [])


def _is_outdated(news) -> bool:
    later = Activity.objects.filter(
        pk__gt=news.pk,
        history_type=news.history_type_id,
        history_id=news.history_id,
        subject_type=news.subject_type_id,
        subject_id=news.subject_id,
    )
    is_moved = Q(kind="review.planned", details__is_moved=True)
    if news.kind == "review.taken_out":
        return later.filter(kind="review.invited", details__person=news.details["person"]).exists()
    return later.filter(is_moved | Q(kind__in=["review.called_off", "review.postponed"])).exists()


def _file_for(review, news, to, is_discreet: bool) -> tuple | None:
    """The appointment, or its end; nothing where there was none."""
    if news.kind in ASKING:
        appointment, method = (review.planned_for if review.is_planned_ahead else None, review.minutes), "REQUEST"
    else:
        appointment, method = _that_stood(news), "CANCEL"
    if appointment[0] is None:
        return None
    entry = invitation(review, to, *appointment, is_cancelled=method == "CANCEL", is_discreet=is_discreet)
    text = calendar([entry], method=method)
    return (_("review") + ".ics", text, f"text/calendar; method={method}")


def _that_stood(news) -> tuple:
    moment = news.details.get("planned_for")
    return (datetime.fromisoformat(moment) if moment else None), news.details.get("minutes", 0)
