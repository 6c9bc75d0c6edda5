"""Writing the mail that tells a person what happened. Nothing of a restricted event leaves the product."""

import zoneinfo
from contextlib import contextmanager

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.activity.models import Letter
from goldseam.common.mail import full, post
from goldseam.common.tasks import task


@task
def send_letter(letter: int):
    """Sends a letter that has been gathered, unless the person has read it all, or wants no mail any more."""
    found = Letter.objects.filter(pk=letter, sent_at=None).select_related("person", "organisation").first()
    if found is None:
        return
    found.seal()
    person = found.person
    news = found.news if person.gets_mail and person.is_active else []
    if news:
        with reading_as(person):
            key, link = f"letter-{found.pk}", full(reverse("people:settings"))
            post(person.email, subject_of(news), text_of(found, news, link), key, link)
    found.mark_sent()


@contextmanager
def reading_as(person):
    """In the person's language and time zone."""
    with translation.override(person.language), timezone.override(zoneinfo.ZoneInfo(person.time_zone)):
        yield


def subject_of(news) -> str:
    if len(news) > 1:
        count = len(news)
        return ngettext("%(num)s thing is new in %(where)s", "%(num)s things are new in %(where)s", count) % {
            "num": count,
            "where": news[0].organisation,
        }
    return discreet(news[0])


def discreet(activity) -> str:
    """The sentence, or for a restricted event only that there is something."""
    return _("Something new in a restricted event") if activity.is_restricted else activity.sentence


def text_of(letter, news, settings_link: str) -> str:
    hello = _("Hello %(name)s,") % {"name": letter.person.name}
    parts = [f"{discreet(one)}\n{_note(one)}{full(one.href)}" for one in news]
    end = _("You get this mail because you take part in %(where)s. Choose here what reaches you:") % {
        "where": letter.organisation
    }
    return "\n\n".join([hello, *parts, f"-- \n{end}\n{settings_link}"]) + "\n"


def _note(activity) -> str:
    return f"{activity.note}\n" if activity.note and not activity.is_restricted else ""
