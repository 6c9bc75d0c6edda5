"""Finds how people are reached: mail, handles, accounts, streets."""

import re
from collections.abc import Iterator

from goldseam.language.redaction.findings import Found
from goldseam.language.redaction.places import Places
from goldseam.language.redaction.wording import nobody

MAIL = re.compile(
    r"(?<![\w.+%'-])(?P<local>[\w.+%'-]{1,64}+)@(?:[\w-]{1,63}+\.)+(?:[^\W\d_]{2,24}|xn--[\w-]{2,59})(?![\w-])"
)
_AT_WORDS = re.compile(
    r"(?<![\w.+-])[\w.+-]{2,64}+ ?[\[(] ?at ?[\])] ?[\w-]{1,63}+(?: ?[\[(] ?(?:dot|punkt) ?[\])] ?|\.)[a-z]{2,12}\b",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    r"(?<![\w.@/`+$\\-])@(?P<name>[^\W_][\w-]{1,38}+)(?P<host>@[\w-]{1,63}+(?:\.[\w-]{1,63}+)+)?(?![\w/(@]|\.\w)"
)
_SLACK = re.compile(r"<@[UW][A-Z0-9]{6,14}(?:\|[^>\n]{1,80})?>")
_CHAT = re.compile(r"^[>\s]{0,8}(?P<nick>[A-Za-z][\w.-]{1,30}+) {1,3}\[\d{1,2}:\d\d(?: ?[AP]M)?\]", re.MULTILINE)
_PROMPT = re.compile(r"(?<![\w.@-])(?P<user>[a-z_][\w.-]{1,31}+)@[\w-]{1,63}+(?:\.[\w-]{1,63}+)*+(?=[:\s~$#]|$)")
_THING = re.compile(
    r"@(?:sha\d|v?\d+(?:\.\d+){0,2}(?!\.?\w)|latest\b|next\b|[\w-]{1,63}(?:\.[\w-]{1,63})*\.[a-z]{2,24}(?![\w-]))"
)
_HOME = re.compile(r"(?:/home/|/Users/|\\Users\\{1,2})(?P<user>[\w.-]{1,40}+)", re.IGNORECASE)
_NAME = r"[A-ZÄÖÜ][\w.'’-]{1,30}+"
_GERMAN_TOWN = rf"(?:,?[ ](?:[A-Z]{{1,2}}-)?\d{{4,5}}[ ]{_NAME})?"
_STREET = re.compile(
    rf"""\b\d{{1,5}}[A-Za-z]?,?[ ](?:{_NAME}[ ]){{1,3}}
        (?:Street|Avenue|Road|Lane|Boulevard|Drive|Terrace|Crescent|Close|Court|St\.|Ave\b\.?|Rd\b\.?|Blvd\b\.?|Ln\.)(?!\w)
        (?:,?[ ](?:Apt|Suite|Unit|Floor)\.?[ ]\w{{1,6}})?
    | \b(?:[A-ZÄÖÜ][\w-]{{1,40}}?(?:stra(?:ß|ss)e|str\.|gasse|allee|platz|weg|ufer|damm)
          |{_NAME}[ -](?:Stra(?:ß|ss)e|Str\.|Gasse|Allee|Platz|Weg|Ufer|Damm))
        [ ]\d{{1,4}}[ ]?[a-z]?(?!\w){_GERMAN_TOWN}
    """,
    re.VERBOSE,
)


def find_contacts(text: str, places: Places) -> Iterator[Found]:
    if "@" in text:
        yield from _mails(text, places)
        yield from _handles(text, places)
    for found in _CHAT.finditer(text):
        yield Found("handle", *found.span("nick"), sure=False)
    for found in _AT_WORDS.finditer(text):
        yield Found("mail", *found.span())
    for found in _HOME.finditer(text):
        if found["user"].lower() not in nobody("accounts"):
            yield Found("account", *found.span("user"), says="user")
    for found in _STREET.finditer(text):
        if found.start() not in places.code:
            yield Found("address", *found.span(), sure="street" in found[0].lower() or "stra" in found[0].lower())


def _mails(text: str, places: Places) -> Iterator[Found]:
    for found in MAIL.finditer(text):
        start, end = found.span()
        is_sign_in = start in places.urls and text[start - 1] in ":/" and text[start - 7 : start].lower() != "mailto:"
        if is_sign_in or found["local"].lower() == "git":
            continue
        if text[start - 1 : start] == "<" and text[end : end + 1] == ">":
            start, end = start - 1, end + 1
        yield Found("mail", start, end, found["local"].lower() not in nobody("postboxes"))


def _handles(text: str, places: Places) -> Iterator[Found]:
    for found in _HANDLE.finditer(text):
        name = found["name"].lower()
        is_thing = name in nobody("mentions") or found.start() in places.code or not any(map(str.isalpha, name))
        if not is_thing and (found["host"] or found.start() not in places.urls):
            yield Found("handle", *found.span(), sure=nobody("groups").isdisjoint(re.split("[-_]", name)))
    for found in _SLACK.finditer(text):
        yield Found("handle", *found.span())
    for found in _PROMPT.finditer(text):
        is_nobody = found["user"].lower() in nobody("accounts")
        if not (is_nobody or found.start() in places.urls or _THING.match(text, found.end("user"))):
            yield Found("account", *found.span())
