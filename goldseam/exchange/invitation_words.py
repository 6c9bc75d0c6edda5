"""What the mails around a planned review say. Of a restricted event they say only that there is one."""

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.common.mail import full
from goldseam.common.times import moment


def subject_of(review, news, is_discreet: bool) -> str:
    if is_discreet:
        return _("Something new in a restricted event")
    if news.kind in {"review.called_off", "review.postponed", "review.taken_out"}:
        return _("Does not take place: review of “%(event)s”") % {"event": review.name}
    if review.planned_for:
        return _("%(moment)s: review of “%(event)s”") % {"moment": moment(review.planned_for), "event": review.name}
    return _("Asked to come: review of “%(event)s”") % {"event": review.name}


def text_of(review, news, person, is_discreet: bool, has_file: bool) -> str:
    about = _("a restricted event") if is_discreet else f"“{review.name}”"
    lines = [
        _("Hello %(name)s,") % {"name": person.name},
        WORDS[news.kind](review, _who(news), about),
        _when(review, news),
        full(review.get_absolute_url()),
        _("Open the attached file, and your calendar follows.") if has_file else "",
        "-- \n" + _("Choose here what reaches you:") + f"\n{settings_link()}",
    ]
    return "\n\n".join(line for line in lines if line) + "\n"


def settings_link() -> str:
    return full(reverse("people:settings"))


def _asked(review, who: str, about: str) -> str:
    return _("%(who)s asks you to take part in the review of %(about)s.") % {"who": who, "about": about}


def _called_off(review, who: str, about: str) -> str:
    if review.is_held:
        words = _("%(who)s called off the appointment for the review of %(about)s: it has been held already.")
    else:
        words = _("%(who)s called off the appointment for the review of %(about)s. There is no new one yet.")
    return words % {"who": who, "about": about}


def _postponed(review, who: str, about: str) -> str:
    words = _("%(who)s put off the review of %(about)s: people come first. There is no clock until they are ready.")
    return words % {"who": who, "about": about}


def _taken_out(review, who: str, about: str) -> str:
    return _("%(who)s took you off the list of the review of %(about)s. You need not come.") % {
        "who": who,
        "about": about,
    }


WORDS = {
    "review.planned": _asked,
    "review.invited": _asked,
    "review.called_off": _called_off,
    "review.postponed": _postponed,
    "review.taken_out": _taken_out,
}


def _who(news) -> str:
    return news.actor.name if news.actor else _("Somebody")


def _when(review, news) -> str:
    if news.kind not in {"review.planned", "review.invited"}:
        return ""
    if not review.planned_for:
        return _("No time has been agreed on yet.")
    return _("%(moment)s, %(minutes)d minutes") % {"moment": moment(review.planned_for), "minutes": review.minutes}
