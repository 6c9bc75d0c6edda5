"""How a review goes in a room: the agenda of 30, 45 or 60 minutes as steps, and the debrief of a leader.

What is to be said in each step comes with its open questions, for whoever leads.
"""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.live.stages import Doing, Stage
from goldseam.live.templates_of import Template
from goldseam.reviews.agenda import ALONE, LENGTHS, TITLES, agenda, usual_length
from goldseam.reviews.scripts import script

KEPT = {"reality": ("row",), "gaps": ("factor", "helped"), "next": ("sustain", "action", "artifact")}
OF_TALKS = {"helped", "sustain"}  # Texts that a document has not got: its headings are its own.
WRITING, READING = 0.35, 0.45  # Of the minutes of a question: cards first, so that all are heard; then the talk.


def review_templates(organisation) -> list[Template]:
    """The usual length first."""
    usual = usual_length(organisation)
    lengths = [one for one in LENGTHS if one != ALONE or organisation.is_solo]
    lengths.sort(key=lambda one: one != usual)
    return [_template(length, organisation.is_solo) for length in lengths]


def for_document(stages: list[Stage]) -> list[Stage]:
    """The same steps for a written account."""
    return [replace(one, into=_into_document(one.into)) for one in stages]


def _into_document(into: tuple) -> tuple:
    others = tuple(what for what in into if what not in OF_TALKS)
    return others if others == into else ("text", *others)


def debrief_templates() -> list[Template]:
    lead = _("Whoever leads goes first, with what they got wrong.")
    return [Template("no-surprises", _("No surprises"), lead, _debrief())]


def _template(length: int, is_solo: bool) -> Template:
    title = ngettext("%(num)d minute", "%(num)d minutes", length) % {"num": length}
    lead = _("Four questions, each written in silence first.")
    return Template(f"aar-{length}", title, lead, _stages(length, is_solo))


def _stages(length: int, is_solo: bool) -> list[Stage]:
    minutes = {part.key: part.minutes for part in agenda(length)}
    return [
        Stage(
            "start",
            Doing.FRAME,
            str(TITLES["open"]),
            minutes["open"],
            prompt=_("We look at how the work really went: at conditions and decisions, not at character."),
            say=_said("open", is_solo),
        ),
        *_asked("intent", minutes["intent"], is_solo, _("What did you think we were doing? What would be good?")),
        *_asked("reality", minutes["reality"], is_solo, _("What did you see, hear and expect? One thing a card.")),
        *_asked("gaps", minutes["gaps"], is_solo, _("What made the difference? What else was going on, what helped?")),
        *_decided(minutes["next"], is_solo),
        Stage(
            "close",
            Doing.CLOSE,
            str(TITLES["close"]),
            minutes["close"],
            prompt=_("Read back what was promised. Then, unsigned and only if you like: what was hard to say?"),
            say=_said("close", is_solo),
        ),
    ]


def _asked(key: str, minutes: int, is_solo: bool, prompt: str) -> list[Stage]:
    """A question: everybody writes for themselves, then one card each in turn; then what has to stay is noted."""
    title, say = str(TITLES[key]), _said(key, is_solo)
    into = KEPT.get(key, ())
    writing, reading, keeping = _shares(minutes, is_solo, bool(into))
    read = _("One card each, in turn. Ask what is not clear; nobody has to agree.")
    steps = [
        Stage(key, Doing.WRITE, title, writing, prompt=prompt, say=say),
        Stage(f"{key}-read", Doing.REVEAL, _("%(part)s: in turn") % {"part": title}, reading, read, say, of=key),
        _keeping(key, title, keeping, say) if into else None,
    ]
    return [one for one in steps if one and not (is_solo and one.doing == Doing.REVEAL)]


def _shares(minutes: int, is_solo: bool, keeps: bool) -> tuple[int, int, int]:
    """Of a question: to write, to read in turn, to note what stays. One person alone hears nobody else."""
    if is_solo:
        writing = max(1, round(minutes * (1 - READING))) if keeps else minutes
        return writing, 0, minutes - writing
    writing = max(1, round(minutes * WRITING))
    reading = max(1, round(minutes * READING)) if keeps else minutes - writing
    return writing, reading, minutes - writing - reading


def _keeping(key: str, title: str, minutes: int, say: str) -> Stage:
    prompt = _("Note what has to stay. What you leave out stands as a line in the review.")
    title = _("%(part)s: note it") % {"part": title}
    return Stage(f"{key}-keep", Doing.DECIDE, title, minutes, prompt, say, of=key, into=KEPT[key])


def _decided(minutes: int, is_solo: bool) -> list[Stage]:
    writing = max(1, round(minutes * WRITING / 2))
    title, say = str(TITLES["next"]), _said("next", is_solo)
    ask = _("What do we keep? What will be different next time, even if none of us is there?")
    decide = _("Three to five actions, each with one person and a day; and the thing that will read differently.")
    return [
        Stage("next", Doing.WRITE, title, writing, ask, say),
        Stage("decide", Doing.DECIDE, _("Decide"), minutes - writing, decide, say, of="next", into=KEPT["next"]),
    ]


def _said(part: str, is_solo: bool) -> str:
    """What to say, the open questions, and what to watch for."""
    one = script(part, is_solo)
    open_question = [] if is_solo or part == "open" else [_("I might be missing something: what do you see?")]
    return "\n".join(str(line) for line in [one.say, *one.ask, *open_question, one.watch] if line)


def _debrief() -> list[Stage]:
    lead = _("Say it plainly, as you would wish to hear it from others.")
    return [
        Stage(
            "wrong",
            Doing.FRAME,
            _("One thing I got wrong"),
            3,
            prompt=_("Whoever leads goes first: one thing I got wrong or did not see. Facts, and no excuses."),
            say=lead,
        ),
        Stage(
            "found",
            Doing.DISCUSS,
            _("How I found out"),
            2,
            prompt=_("How I found out, and who helped."),
            say=_("Say what told you, and thank whoever helped. Ask: what did I make hard to say?"),
            in_rounds=False,
        ),
        Stage(
            "changing",
            Doing.DISCUSS,
            _("What I am changing"),
            2,
            prompt=_("What I do differently from now on."),
            say=_("One thing that others can see. Ask: how would you notice that I did it?"),
            in_rounds=False,
        ),
        Stage(
            "surprises",
            Doing.WRITE,
            _("What might surprise us"),
            2,
            prompt=_("What might surprise us in the next month?"),
            say=_("Whoever writes first is heard. I might be missing something: what do you see?"),
        ),
        Stage(
            "surprises-read",
            Doing.REVEAL,
            _("What might surprise us: in turn"),
            4,
            prompt=_("One card each. Those who are newest here begin, and whoever leads comes last."),
            say=_("Thank, then ask, then promise: “Thank you for bringing this now. What do you see?”"),
            of="surprises",
        ),
        Stage(
            "take",
            Doing.DECIDE,
            _("What I take along"),
            2,
            prompt=_("One thing, with a day."),
            say=_("Choose one. Say of the others why not now."),
            of="surprises",
            into=("action",),
        ),
        Stage("close", Doing.CLOSE, _("Close"), 0, prompt=_("Thank you. What was promised stands here.")),
    ]
