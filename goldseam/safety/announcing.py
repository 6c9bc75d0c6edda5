"""Telling people that a pulse is open: one mail each, with their own link.

The link is reckoned when the mail is written: no job and no letter holds it. There is one mail, and no reminder: to
remind those who have not answered would tell them from those who have.
"""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.activity.letters import reading_as
from goldseam.common.mail import full, post
from goldseam.common.tasks import task
from goldseam.common.times import day
from goldseam.people.models import Person
from goldseam.safety.models import Invited, Pulse


@task
@transaction.atomic
def announce(pulse: int):
    """A job for each person, so that one address which fails holds up no other."""
    people = Invited.objects.filter(group__pulse=pulse, group__pulse__in=Pulse.objects.open())
    for person in people.order_by("person").values_list("person", flat=True).distinct():
        send_invitation.enqueue(pulse=pulse, person=person)


@task
def send_invitation(pulse: int, person: int):
    found = Pulse.objects.open().filter(pk=pulse).select_related("organisation", "key").first()
    invited = Person.objects.filter(pk=person, is_active=True, gets_mail=True).first()
    if found is None or invited is None or not found.has_key:
        return
    with reading_as(invited):
        subject = _("How safe is it to speak up in your team? Eight short statements, without names")
        post(invited.email, subject, text_for(found, invited), f"pulse-{found.pk}-{invited.pk}", settings_link())


def text_for(pulse, person) -> str:
    """Neutral words, the same for everybody but for the link."""
    invited = Invited.objects.filter(group__pulse=pulse, person=person.pk).select_related("group")
    groups = [one.group for one in invited.order_by("group__name", "pk")]
    parts = [
        _("Hello %(name)s,") % {"name": person.name},
        _("%(where)s asks its teams how safe it feels to speak up. It takes two minutes, and answering is up to you.")
        % {"where": pulse.organisation},
        *([f"{_('What it is for:')} {pulse.purpose}"] if pulse.purpose else []),
        "\n".join(_link(pulse, person, group) for group in groups),
        _("You can answer until %(day)s. The link is yours: please do not pass it on.") % {"day": day(pulse.closes_on)},
        "\n".join(f"– {promise}" for promise in promises(pulse)),
        *([f"{_('What will be done with it:')} {pulse.what_follows}"] if pulse.what_follows else []),
        f"-- \n{_('You get this mail because you take part there. Choose here what reaches you:')}\n{settings_link()}",
    ]
    return "\n\n".join(parts) + "\n"


def promises(pulse) -> list[str]:
    """What people are told before they answer: the threshold, who sees what, when, and what follows."""
    least = pulse.least_scores
    return [
        _("Nobody, admins included, reads a single answer, and what is kept does not say whose it was. Only whoever "
          "runs the server, with its secret key and copies from in between, could find that out."),
        ngettext(
            "A number is shown only where at least %(num)d person answered.",
            "A number is shown only where at least %(num)d people answered.",
            least,
        )
        % {"num": least},
        _("A comment is read by your team if at least %(num)d of you answer; else without the team, together with "
          "others, if they are as many; else by nobody.") % {"num": pulse.least_comments},
        _("Results come the day after it closes, to everybody in the team at the same moment, whoever leads it "
          "included. Admins see no more than that."),
        _("Afterwards those who asked say what they heard, what changes, and what does not and why."),
    ]  # fmt: skip


def settings_link() -> str:
    return full(reverse("people:settings"))


def _link(pulse, person, group) -> str:
    return f"{group.name}: {full(reverse('pulse:show', args=[pulse.code_for(person, group)]))}"
