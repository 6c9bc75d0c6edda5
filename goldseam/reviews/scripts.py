"""What a facilitator can say and ask in each part of a review, in a group and alone."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _


class Script(NamedTuple):
    """`say` is read aloud as it stands; `ask` are questions to choose from; `watch` warns of a common mistake."""

    say: str
    ask: tuple = ()
    watch: str = ""


GROUP = {
    "open": Script(
        say=_(
            "We are here to learn how the work really went. Everybody acted on what they knew at the time. We talk "
            "about conditions and decisions, not about character. Anybody may ask for a pause. Those who were closest "
            "to the work speak first, managers last."
        ),
        ask=(_("I might be missing something: what do you see?"), _("Who else touched this before or after us?")),
        watch=_("If this turns into a round of status reports, ask what differed from what people expected."),
    ),
    "intent": Script(
        say=_("In one sentence each: what did you think we were doing, and what would good have looked like?"),
        ask=(_("What did we assume?"), _("Which sign would have told us that all was well?")),
        watch=_("Different people often had different plans. Write down both."),
    ),
    "reality": Script(
        say=_("Let us walk from before the first sign. What did you see, hear and expect at that moment?"),
        ask=(_("What surprised you?"), _("How could you tell?"), _("What did you know then, and what only now?")),
        watch=_("Solutions come later. Note them for the next part but one, and stay with what happened."),
    ),
    "gaps": Script(
        say=_("What made each choice the sensible one at the time, and what else was going on?"),
        ask=(
            _("What usually happens here?"),
            _("What would have led anybody in that seat to do the same?"),
            _("What helped, and must not get lost?"),
        ),
        watch=_("When one voice leads: “Hold that thought. I want to hear two people who have not spoken yet.”"),
    ),
    "next": Script(
        say=_("What will be different next time, even if none of us is there? Which page, setting or list changes?"),
        ask=(
            _("Which if-then plan do we adopt?"),
            _("Which checklist do we change?"),
            _("Which acceptance criterion or standard must change?"),
        ),
        watch=_("A review that fills pages and changes nothing has taught nobody. Pick one thing that people work by."),
    ),
    "close": Script(
        say=_("I read the actions back. Who owns each, by when, and how will we see that it worked?"),
        ask=(_("Write it down, unsigned if you like: what was hard to say here?"),),
    ),
}

ALONE = {
    "open": Script(
        say=_("Sit down, breathe out. You look at conditions and decisions, as you would for a good friend."),
    ),
    "intent": Script(say=_("What did you mean to happen, and how would you have known that it went well?")),
    "reality": Script(
        say=_("Write what happened in order, starting before the first sign."),
        ask=(_("What surprised you?"), _("What did you know then, and what only now?")),
    ),
    "gaps": Script(
        say=_("What made your choices the sensible ones at the time? What else was going on?"),
        ask=(_("What would a fair outsider say?"), _("What helped, and must not get lost?")),
    ),
    "next": Script(
        say=_("What will be different next time, even on a bad day? Which list, template or setting changes?"),
        ask=(_("Which if-then plan do you adopt?"), _("Which checklist do you change?")),
        watch=_("“Be more careful” lasts about a week. Change the thing that you work by."),
    ),
    "close": Script(say=_("Read your actions once more. Are they few enough to really happen?")),
}


def script(part: str, is_solo: bool) -> Script:
    """What to say in this part."""
    return (ALONE if is_solo else GROUP)[part]
