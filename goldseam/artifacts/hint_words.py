"""The words of hints: what each rule is called, and what to do about each remark."""

from collections.abc import Callable

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from goldseam.language.checklist_words import told
from goldseam.language.remarks import Remark

WORDS = {
    "C4": gettext_lazy("Choose a way of use: DO-CONFIRM or READ-DO."),
    "C5": gettext_lazy(
        "No pause stands before the step that cannot be undone. Name one “Before …”, or say which pause it is."
    ),
    "C8": gettext_lazy("Nobody can say when this is done. Write it so that the answer is done, a value or a name."),
    "I3": gettext_lazy("One action for each plan: split it."),
    "I7": gettext_lazy("The act comes later or elsewhere (“%(word)s”). Can you act right there?"),
    "I10": gettext_lazy("Say it aloud twice, and picture the moment."),
    "I4": gettext_lazy("“%(word)s” is no act of one's own. What do you do first?"),
    "I5": gettext_lazy("“%(word)s” says what is not done, which keeps it in mind. Say what you do instead."),
    "I6": gettext_lazy("“%(word)s”: that is a goal. Name the act."),
    "I8": gettext_lazy("“%(word)s”: define the limit by its unit, window and baseline."),
    "I2": gettext_lazy("Nobody notices “%(word)s”. What exactly will you see, hear or read?"),
    "C7": gettext_lazy("What exactly does “%(word)s” ask for? Name what can be seen."),
    "C10": gettext_lazy("“%(text)s” says nearly the same. Keep one, where it helps most."),
    "C12": gettext_lazy("About %(seconds)s seconds. Beyond ninety, people cut corners: split it."),
}
HALVES = {"situation": gettext_lazy("if"), "response": gettext_lazy("then")}
PAPERS = {
    "owner": gettext_lazy("an owner"),
    "review": gettext_lazy("a day within twelve months to look at it again"),
}


def title_of(rule: str) -> str:
    """As the command line calls it, too."""
    return told(get_language() or "en")[rule].title


def words_of(remark: Remark) -> str:
    """What to do about it."""
    if remark.rule in COUNTED:
        return COUNTED[remark.rule](remark)
    return WORDS[remark.rule] % remark.data if remark.data else WORDS[remark.rule]


def where(remark: Remark, line: str) -> str:
    """The line or the pause point that it speaks of, in a few words."""
    if remark.place is not None:
        words = line.split()
        return " ".join(words[:7])[:60] + (" …" if len(words) > 7 or len(" ".join(words[:7])) > 60 else "")
    return remark.pause or ""


def _length(remark: Remark) -> str:
    count = remark.data["count"]
    if remark.level == "warn":
        words = _("%(count)s lines. Beyond nine, people start to skip: split it, or keep what is easily missed.")
        return words % {"count": count}
    words = ngettext(
        "%(count)s line. Five to nine is usual: what else do even experienced people miss?",
        "%(count)s lines. Five to nine is usual: what else do even experienced people miss?",
        count,
    )
    return words % {"count": count}


def _total(remark: Remark) -> str:
    return _("%(count)s lines in all. Split it by pause or by role.") % remark.data


def _trigger(remark: Remark) -> str:
    if not remark.data:
        return _("Say when to use it: a moment that everybody notices.")
    return _("Nobody notices “%(word)s”. What exactly do people see, hear or read at that moment?") % remark.data


def _one_thing(remark: Remark) -> str:
    if remark.data.get("is_long"):
        return _("More than twelve words are hard to take in at a pause. What is the one thing?")
    return _("More than one thing (“%(word)s”): half of it may be done. One thing in a line.") % remark.data


def _form(remark: Remark) -> str:
    if "count" in remark.data:
        return _way_of_use(remark)
    if remark.data["form"] == "verb":
        return _("DO-CONFIRM asks whether it is so. Write the state: “Backup taken”.")
    return _("READ-DO says what to do now. Open with a verb: “Take the backup”.")


def _way_of_use(remark: Remark) -> str:
    """Where most lines do not fit the way of use, it may be the wrong one."""
    if remark.data["form"] == "verb":
        words = _("%(count)s lines say what to do: choose READ-DO, or write each as a state: “Backup taken”.")
    else:
        words = _("%(count)s lines are states: choose DO-CONFIRM, or open each with a verb: “Take the backup”.")
    return words % remark.data


def _papers(remark: Remark) -> str:
    missing = " · ".join(str(PAPERS[name]) for name in remark.data["missing"])
    return _("So that it stays up to date, it needs: %(missing)s.") % {"missing": missing}


def _tries(remark: Remark) -> str:
    words = ngettext(
        "%(count)s person has tried the order of its lines in earnest; it takes two.",
        "%(count)s people have tried the order of its lines in earnest; it takes two.",
        remark.data["count"],
    )
    return words % remark.data


def _killers(remark: Remark) -> str:
    if remark.data["count"]:
        return _("Every line is a killer item, so none stands out. Mark the few that must never be missed.")
    return _("No line is marked as a killer item. Which must never be missed?")


def _halves(remark: Remark) -> str:
    missing = " · ".join(str(HALVES[name]) for name in remark.data["missing"])
    return _("Write both halves in at least three words. Missing or short: %(missing)s.") % {"missing": missing}


def _plans(remark: Remark) -> str:
    return _("%(count)s plans at once take each other's place. Keep the strongest three.") % remark.data


COUNTED: dict[str, Callable[[Remark], str]] = {
    "C1": _length,
    "C2": _total,
    "C3": _trigger,
    "C6": _one_thing,
    "C9": _form,
    "C11": _papers,
    "C13": _tries,
    "C14": _killers,
    "I1": _halves,
    "I9": _plans,
}
