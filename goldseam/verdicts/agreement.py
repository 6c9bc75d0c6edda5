"""Agreement in words: of two raters, of a team's answers, and how evenly a talk was shared."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.statistics.agreement import LEAST_PEOPLE, Kappa, SharedView, Turns, WhyUnknown
from goldseam.verdicts.verdict import Verdict
from goldseam.verdicts.words import amount, joined, many, percent

GOOD = 0.7
LEAST_THINGS = 20


def of_kappa(found: Kappa) -> Verdict:
    """How far two who sorted the same things agree, beyond what guessing would give."""
    if found.observed is None:
        return Verdict(
            _("Nothing has been sorted by both yet."), _("Too early to speak of agreement."), _sort(LEAST_THINGS)
        )
    if found.kappa is None:
        return Verdict(
            _("Both put everything into the same kind."),
            _("Whether they would agree on other things, that does not say."),
            _("Let both sort things of several kinds."),
        )
    missing = _sort(LEAST_THINGS - found.n) if found.n < LEAST_THINGS else ""
    return Verdict(_agree(found), _not_right(), missing, decided=not missing)


def of_shared_view(found: SharedView) -> Verdict:
    """Whether one number may stand for how a team sees something."""
    if found.value is None:
        more = max(1, LEAST_PEOPLE - found.people)
        words = ngettext("%(more)s more person is needed.", "%(more)s more people are needed.", more)
        return Verdict(
            _("Too few people answered to say how alike they see it."),
            _("In a small team, how far answers differ would tell who thinks what."),
            words % {"more": more},
        )
    if found.value < GOOD:
        return Verdict(
            _("Members see this very differently."), _("One number for the team would hide that."), decided=True
        )
    return Verdict(
        _("Members see this much alike."), _("That they agree does not say that they are right."), decided=True
    )


def of_turns(found: Turns) -> Verdict:
    """How evenly talk was shared. It is courtesy and a source of information, and predicts no performance."""
    if found.largest is None:
        return Verdict(_("There was not enough talk to measure."), "")
    if found.why_unknown == WhyUnknown.ONLY_TWO or found.speakers is None:
        return Verdict(_largest(found), _not_worth())
    words = _("The talk was shared as if %(speakers)s of %(people)s people had spoken equally.")
    shows = words % {
        "speakers": many(found.speakers),
        "people": len(found.shares),
    }
    return Verdict(joined(shows, _largest(found), _silent(found)), _not_worth(), decided=True)


def _agree(found: Kappa) -> str:
    words = ngettext("They agree on %(share)s of %(n)s thing.", "They agree on %(share)s of %(n)s things.", found.n)
    facts = {"share": percent(found.observed or 0), "n": found.n}
    return joined(words % facts, _beyond(found))


def _beyond(found: Kappa) -> str:
    if found.low is None or found.high is None:
        words = _("By guessing alike they would agree on %(guess)s. Whether they differ elsewhere, it does not say.")
        return words % {"guess": percent(found.expected or 0)}
    words = _(
        "By guessing alike they would agree on %(guess)s; of what lies beyond, they reach %(kappa)s (anything from "
        "%(low)s to %(high)s fits, where 1 is full agreement and 0 is guessing)."
    )
    return words % {
        "guess": percent(found.expected or 0),
        "kappa": amount(found.kappa or 0),
        "low": amount(found.low),
        "high": amount(found.high),
    }


def _not_right() -> str:
    return _("Agreement does not mean that they are right: both can be wrong in the same way.")


def _sort(more: int) -> str:
    words = ngettext(
        "Let both sort at least %(more)s more thing.", "Let both sort at least %(more)s more things.", more
    )
    return words % {"more": more}


def _largest(found: Turns) -> str:
    return _("The largest share of one person was %(share)s.") % {"share": percent(found.largest or 0)}


def _silent(found: Turns) -> str:
    number = sum(not share for share in found.shares)
    if not number:
        return ""
    return ngettext("%(number)s person was not heard.", "%(number)s people were not heard.", number) % {
        "number": number
    }


def _not_worth() -> str:
    return _("How much somebody says is not how much it is worth.")
