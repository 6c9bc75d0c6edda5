"""Why something is not told, in words for those who read the results."""

from django.utils.translation import gettext as _


def why_hidden(why: str, pulse) -> str:
    if why == "few":
        return _("Fewer than %(least)d people answered, so nothing is shown.") % {"least": pulse.least_scores}
    return _("This stays hidden: together with what is shown, it would tell of a group that is too small to hide in.")


def why_not_asked(group, pulse) -> str:
    if group.why_not_asked == "alike":
        return _("This team was not asked: nearly the same people are asked in another team.")
    talk = _("Have a guided talk instead: somebody from outside the team asks, and all write before anybody speaks.")
    small = _("With fewer than %(least)d people nobody could hide here, so there was no pulse.")
    return f"{small % {'least': pulse.least_scores}} {talk}"


def why_lost() -> str:
    return _("The answers are lost: the install got another secret, or came from a backup, before the pulse closed. "
             "Nobody has read them.")  # fmt: skip


def why_no_comments(pulse) -> str:
    return _("Comments are read by name of the team only where at least %(least)d people answered.") % {
        "least": pulse.least_comments
    }


def why_no_change() -> str:
    return _("Not compared with the pulse before: too few answered both times, or one to four people came or left.")
