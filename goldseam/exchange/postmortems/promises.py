"""What an action says beside its words: who, by when, whether it is done, and where it is followed."""

import re
from dataclasses import replace
from datetime import date

from goldseam.exchange.postmortems.moments import Calendar
from goldseam.exchange.postmortems.stamps import Stamp
from goldseam.exchange.postmortems.times import stamp_at_start
from goldseam.exchange.postmortems.vocabulary import words
from goldseam.exchange.postmortems.words import folded, plain

URL = re.compile(r"\]\(\s*<?(https?://[^\s)>]+)|<(https?://[^\s>]+)>|(https?://[^\s)\]>|`]+[^\s)\]>|`.,;:!?'\"])")
REFERENCE = re.compile(r"\[([^\[\]]+)\](?:\[([^\[\]]*)\])?(?!\()")
ISSUE = re.compile(r"(?<![\w/&])(?:[\w.-]{1,40}/[\w.-]{1,100})?[#!]\d+\b|\b[A-Z][A-Z0-9]{1,9}-\d+\b")
HANDLE = r"`?@[A-Za-z0-9](?:[\w.-]*\w)?(?:/[\w-]+)?`?"
HANDLES = rf"{HANDLE}(?:\s*(?:,|&|and|und|/)\s*{HANDLE})*"
CAPITALISED = r"[A-ZÄÖÜÉ][\w'’.-]*"

OWNER = (
    r"owners?|assignees?|assigned to|assigned|responsible|dri|driver|owned by|poc|verantwortlich(?:er)?|zuständig|who"
    r"|responsable|responsável"
)
BEHIND_OWNER = r"(?=$|[()\[\];|\n,.]|\s[–—-]\s|\s+(?:due|by|status|eta)\b)"
OWNERS = [
    re.compile(
        rf"(?:^|[\s(\[*_,;|–—-])(?:{OWNER})\**\s*(?::\s*\**|=|(?<=to)\s|(?<=by)\s)"
        rf"\s*(?P<owner>[^()\[\];|\n,.]+?)\s*\**{BEHIND_OWNER}",
        re.I,
    ),
    re.compile(rf"^\W*[(\[]?(?P<owner>{HANDLES})[)\]]?(?=\s|:|$|,)"),
    re.compile(rf"[(\[](?:by |owner )?(?P<owner>{HANDLES})(?:\s*[,;–—-][^()\[\]]*)?[)\]]"),
    re.compile(rf"(?:^|\s)(?P<owner>{HANDLES})(?:\s*[(\[][^()\[\]]*[)\]])*\W*$"),
    re.compile(rf"\s(?:—|–|--)\s*\**(?P<owner>{CAPITALISED}(?:\s+{CAPITALISED}){{0,2}})\**\W*$"),
]
# What stands behind the owner: the day, the weight.
BY_THE_WAY = re.compile(
    r"\s*[-–—,;|(\[]+\s*\**(?:due|by|eta|deadline|target|until|priority|prio|status|p[0-5]|sev|bis|frist|fällig|termin)\b"
    r"[^()\[\]]*[)\]]?\W*$",
    re.I,
)
DAY_BEHIND = re.compile(r"\s+(?:\d{4}-\d\d-\d\d|[A-Z][a-zä]+ \d{1,2},? \d{4}|\d{1,2}\.? [A-Z][a-zä]+ \d{4})\W*$")
NAMED_FIRST = re.compile(rf"^\W*(?P<owner>{CAPITALISED}(?:\s+{CAPITALISED}){{0,2}})\s+to\s+(?P<verb>[a-z]+)\b")
IN_BRACKETS = [
    re.compile(rf"^\W*\[(?P<owner>{CAPITALISED}(?:[\s,/&]+{CAPITALISED}){{0,2}})\](?![(\[:])"),
    re.compile(rf"\[(?P<owner>{CAPITALISED}(?:[\s,/&]+{CAPITALISED}){{0,2}})\]\W*$"),
    re.compile(rf"\((?P<owner>{CAPITALISED}(?:[\s,/&]+{CAPITALISED}){{0,2}})\)\W*$"),
]
DAY_WORD = (
    r"due(?:\s+(?:date|by|on))?|deadline|eta|target(?:\s+date)?|by(?:\s+the\s+end\s+of)?|until|before|bis(?:\s+zum)?"
    r"|fällig(?:\s+am)?|frist|termin|expected|planned\s+for|scheduled\s+for|échéance|pour\s+le|fecha(?:\s+límite)?"
    r"|prazo|completed?\s+by"
)
DUE = re.compile(rf"(?:\b(?:{DAY_WORD})\**\s*:?\**\s*(?:on\s+|am\s+)?|📅\s*)(?P<due>[\dA-Za-z*].*)", re.I)
STATE = r"(?P<state>[A-Za-zÀ-ÿ]+(?:\s[A-Za-zÀ-ÿ]+)?)"
DONE = [
    re.compile(rf"^\W*(?:\*\*|__|\[|\()?\s*{STATE}\s*(?:\*\*|__|\]|\))\W*"),
    re.compile(rf"^\W*{STATE}\s*(?::|\s[–—-]|!)\s"),
    re.compile(r"^\W*(?P<state>[A-Z]{4,})\s"),
    re.compile(rf"[(\[]\s*(?:status:?\s*)?{STATE}\b[^()\[\]]*(?:\([^()]*\)|\[[^\[\]]*\])*[^()\[\]]*[)\]]", re.I),
    re.compile(rf"(?<![\w*_])[*_]{{1,2}}(?:status:?\s*)?{STATE}\b[^*_\n]{{0,40}}[*_]{{1,2}}(?!\w)", re.I),
    re.compile(rf"(?:[–—|]|\s-|->|→|\bstatus:)\s*\**{STATE}\**\W*$", re.I),
    re.compile(r"(?:^|[.!?]\s+)(?P<state>[A-Z]{4,})(?=\s|$|\.)"),
]
# Nobody names the owner of an action after this many characters.
LONGEST = 2000
TICKS = "✅☑✔🗹"


def is_empty(text: str) -> bool:
    """Nothing promised: "N/A", "None", "TBD", "<action>", or nothing at all."""
    said = folded(plain(text))
    if not said or said in words("words", "none") or said in words("words", "template"):
        return True
    return (
        re.fullmatch(r"[<\[{][^<>\[\]{}]*[>\]}]\.?", text.strip()) is not None
        and "](" not in text
        and not re.search(r"https?:|#\d", text)
    )


def is_done(text: str) -> bool:
    """Was it kept? Ticked, struck out, or called done in so many words."""
    stripped = text.strip()
    if (
        stripped[:1] in TICKS
        or stripped[-1:] in TICKS
        or re.match(r":(?:white_check_mark|heavy_check_mark|check):", stripped)
    ):
        return True
    if re.fullmatch(r"~~(?:(?!~~).)+~~\W*(?:\([^()]*\))?\W*", stripped.split("\n")[0]):
        return True
    return any(_is_state(found["state"], "done") for pattern in DONE for found in pattern.finditer(stripped))


def _is_state(said: str, name: str) -> bool:
    text = folded(said)
    return text in words("states", name) or text.split(" ")[0] in words("states", name)


def is_done_state(cell: str) -> bool:
    """What a column named "Status" says."""
    text = cell.strip()
    return (
        text[:1] in TICKS
        or text.lower() in ("x", "[x]", "yes", "y", "ja", "100%", "true")
        or _is_state(plain(text), "done")
    )


def owner_in(text: str) -> str:
    """Who promised it, where the text says so in a way that can hardly mean anything else."""
    line = DAY_BEHIND.sub("", BY_THE_WAY.sub("", _bare(text)))
    for pattern in OWNERS:
        if (found := pattern.search(line)) and is_name(found["owner"]):
            return tidy_owner(found["owner"])
    found = NAMED_FIRST.match(line)
    return found["owner"] if found and _is_somebody_to(found["owner"], found["verb"]) else ""


def bracketed_owner(text: str) -> str:
    """A name in brackets in front or behind: "(Ana)", "[Bo Lind]". Only where every action has one is it believed."""
    line = _bare(text)
    found = next(filter(None, (pattern.search(line) for pattern in IN_BRACKETS)), None)
    return found["owner"] if found and is_name(found["owner"]) else ""


def _bare(text: str) -> str:
    """The first paragraph without links, whose texts and addresses hold names that promise nothing."""
    line = " ".join(text.strip().split("\n\n")[0].split("\n- ")[0].split())[:LONGEST]
    line = re.sub(r"(?<!\])\(\s*(?:\[[^\]]*\]\([^)]*\)|https?://[^\s)]+|[\w.-]*/?[\w.-]*#\d+)\s*\)", "", line)
    line = re.sub(r"\[(?P<t>@[^\]]+)\]\([^)\s]+\)", r"\g<t>", line)
    return re.sub(r"\[[^\]]*\]\([^)\s]*\)|<?https?://\S+", "", line).strip()


def tidy_owner(text: str) -> str:
    return re.sub(r"\s+", " ", plain(text)).strip(" :,.;()[]`*_-–")


def is_name(text: str) -> bool:
    said = folded(text)
    nobody = {"", "tbd", "na", "n a", "none", "unassigned", "nobody", "tba", "open", "unknown", "offen", "todo"}
    if said in nobody or len(text) > 60 or not re.search(r"[^\W\d_]", text):
        return False
    return not any(_is_state(text, name) for name in ("done", "open")) and said not in words("words", "no_name")


def _is_somebody_to(name: str, verb: str) -> bool:
    """ "Nóva to send …" names somebody, "Ability to send …" and "Speak to legal" do not."""
    if name.split()[0].endswith(("ed", "ing")):
        return False
    return (
        verb in words("words", "verbs") and is_name(name) and folded(name.split()[-1]) not in words("words", "no_name")
    )


def link_in(text: str, references: dict) -> str:
    """Where it is followed: the first address, or the number of an issue."""
    found = URL.search(text)
    named = next(filter(None, (_address(one, references) for one in REFERENCE.finditer(text))), "")
    if found:
        return next(filter(None, found.groups()))
    issue = ISSUE.search(_without_code(text))
    return named or (issue[0] if issue else "")


def _address(found: re.Match, references: dict) -> str:
    said = " ".join((found[2] or found[1]).split()).upper()
    entry = references.get(said)
    return entry["href"] if entry and not found[1].startswith("@") else ""


def _without_code(text: str) -> str:
    return re.sub(r"`[^`]*`", "", text)


def due_in(text: str, calendar: Calendar) -> str:
    """The day until which it is promised, if the text names one."""
    for found in DUE.finditer(plain(_bare(text))):
        if due := due_date(found["due"], calendar):
            return due
    return ""


def due_date(text: str, calendar: Calendar) -> str:
    said = plain(text)
    short = re.match(r"(\d\d?)[/.](\d\d?)\.?(?![\d/.])", said)
    found = (Stamp(either=(int(short[1]), int(short[2]))), "") if short else stamp_at_start(said)
    day = _day_of(found[0], calendar) if found else None
    return str(day) if day else ""


def _day_of(stamp: Stamp, calendar: Calendar) -> date | None:
    """A day without a year is the next one after the day that the document is about."""
    day = calendar.dated(stamp).date
    if day and not stamp.year and calendar.day and day < calendar.day:
        return calendar.dated(replace(stamp, year=day.year + 1)).date
    return day
