"""Sending digests: at seven in the morning where the person is, on the first day after the week, month or quarter."""

import zoneinfo
from datetime import date, datetime, time, timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from goldseam.activity.letters import reading_as
from goldseam.common.tasks import task
from goldseam.insights.asked import today_in
from goldseam.insights.cuts import teams_to_choose
from goldseam.insights.digests.digest import Digest
from goldseam.insights.digests.mail import letter_of
from goldseam.insights.digests.rhythms import last_whole, period_of
from goldseam.insights.models import DigestSending, Rhythm, Subscription
from goldseam.patterns.periods import Period

HOUR = time(7)
LATE = timedelta(days=3)  # What could not be sent for longer is old news.


@task
def send_digests():
    """Claims what is due; each is then sent by a job of its own, so that one that fails holds up no other."""
    rhythms = [rhythm for rhythm in Rhythm.values if _begins_about_now(rhythm)]
    wanted = Subscription.objects.in_use().filter(rhythm__in=rhythms).select_related("person", "organisation")
    for subscription in wanted.order_by("pk").iterator():
        if period := due_period(subscription, timezone.now()):
            plan(subscription, period)


@transaction.atomic
def plan(subscription: Subscription, period: Period) -> None:
    """Claim and job are one transaction: both are there, or neither."""
    if claimed := DigestSending.claim(subscription, period.since):
        send_digest.enqueue(sending=claimed.pk)


@task
def send_digest(sending: int):
    """Sends one, unless that was done, or the person may not see it any more."""
    found = DigestSending.objects.select_related(*OF).filter(pk=sending).first()
    if found is None or not found.subscription.person.is_active:
        return
    with reading_as(found.subscription.person):
        digest = digest_of(found.subscription, found.since)
        if digest:
            _send(letter_of(digest, found.subscription, f"digest-{found.pk}"), found)


OF = ("subscription__person", "subscription__organisation", "subscription__team")


def due_period(subscription: Subscription, now: datetime) -> Period | None:
    """The period that is over where the person is and where the organisation is, and that came to an end since the
    person asked for it."""
    zone = zoneinfo.ZoneInfo(subscription.person.time_zone)
    here = now.astimezone(zone)
    period = last_whole(subscription.rhythm, here.date())
    due = datetime.combine(period.until + timedelta(days=1), HOUR, zone)
    is_time = due <= now < due + LATE and subscription.made_at < due
    return period if is_time and today_in(subscription.organisation) > period.until else None


def digest_of(subscription: Subscription, since: date) -> Digest | None:
    """What the person may see of it now; nothing where they have left, or the team has become too small."""
    person, organisation, team = subscription.person, subscription.organisation, subscription.team
    if organisation.pk not in person.sight.reads:
        return None
    if team and team not in teams_to_choose(organisation, person):
        return None
    return Digest.of(organisation, person, subscription.rhythm, period_of(subscription.rhythm, since), team)


def _send(letter: EmailMessage, sending: DigestSending) -> None:
    """A mail server that refuses is asked again by the same job; one that took it is not."""
    if not sending.begin():
        return
    try:
        letter.send()
    except OSError:  # What mail servers, and the way to them, raise.
        sending.give_back()
        raise


def _begins_about_now(rhythm: str) -> bool:
    """Whether one has begun in the last days, anywhere on earth."""
    today = timezone.now().date()
    first = period_of(rhythm, today + timedelta(days=1)).since
    return today - first <= LATE + timedelta(days=2)
