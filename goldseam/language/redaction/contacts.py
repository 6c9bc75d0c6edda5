"""Finds how people are reached: mail, handles, telephone, street."""

import re
from collections.abc import Iterator

from goldseam.language.redaction.findings import Found
from goldseam.language.redaction.places import Places

_MAIL = re.compile(
    r"<?(?<![\w.+%'-])(?P<local>[\w.+%'-]{1,64}+)@(?P<host>(?:[\w-]{1,63}\.)+(?:[^\W\d_]{2,24}|xn--[\w-]{2,59}))(?![\w-])(?:(?<=[^\s])>)?"
)
_AT_WORDS = re.compile(
    r"(?<![\w.+-])[\w.+-]{2,64}+ ?[\[(] ?at ?[\])] ?[\w-]{1,63}+(?: ?[\[(] ?(?:dot|punkt) ?[\])] ?|\.)[a-z]{2,12}\b",
    re.I,
)
_HANDLE = re.compile(
    r"(?<![\w.@/`+$\\-])@(?P<name>[^\W_][\w-]{1,38}+)(?P<host>@[\w-]{1,63}+(?:\.[\w-]{1,63}+)+)?(?![\w/(@]|\.\w)"
)
_SLACK = re.compile(r"<@[UW][A-Z0-9]{6,14}(?:\|[^>\n]{1,80})?>")
_PROMPT = re.compile(
    r"(?<![\w.@-])(?P<user>[a-z_][\w.-]{1,31}+)@(?P<host>[\w-]{1,63}+(?:\.[\w-]{1,63}+)*+)(?=[:\s~$#]|$)"
)
_PHONE = re.compile(
    r"""(?<![\w.+/-])(?:
      \+\d{1,3}(?:[ .\-/\u00a0]?\(0?\d{0,4}\)|[ .\-/\u00a0]?\d{1,6}){2,7}
    | 00[1-9]\d{0,2}(?:[ \-/]\d{2,5}){2,5}
    | \(\d{3}\)[ ]?\d{3}[-. ]\d{4}
    | (?:1[-. ])?[2-9]\d{2}(?P<sign>[-. ])[2-9]\d{2}(?P=sign)\d{4}
    | \(?0\d{1,4}\)?(?:[ \-/]{1,3}\d{2,8}){1,5}
    )(?![\w%]|[-.:/]\d)""",
    re.VERBOSE,
)
_NEAR_PHONE = re.compile(
    r"(?:tel|phone|mobile|mobil|cell|call|fax|dial|sms|whatsapp|rufnummer|telefon|number|nummer|pager|bridge)\W{0,4}(?:\w{1,8}\W{1,3}){0,2}$",
    re.I,
)
_CUED_PHONE = re.compile(
    r"\b(?:tel|phone|mobile|cell|fax|telefon|mobil|ext|pager)\.?\s?(?:no\.?|number|nr\.?)?\s?[:=]?\s?(?P<number>\(?\d[\d ()/.-]{4,18}\d)\b",
    re.I,
)
_STREET = re.compile(
    r"""\b\d{1,5}[a-z]?,?[ ](?:[A-Z][\w.'’-]{1,30}+[ ]){1,4}(?:Street|Avenue|Road|Lane|Boulevard|Drive|Terrace|Crescent|Close|Court|St\.|Ave\.?|Rd\.?|Blvd\.?|Ln\.)(?![\w])
        (?:,?[ ](?:Apt|Suite|Unit|Floor)\.?[ ]\w{1,6})?
    | \b(?:[A-ZÄÖÜ][\w.'’-]{1,30}+[ -])?[A-ZÄÖÜ][\w-]{1,40}?(?:stra(?:ß|ss)e|str\.|gasse|allee|platz|weg|ufer|damm)[ ]\d{1,4}[ ]?[a-z]?(?!\w)(?:,?[ ](?:[A-Z]{1,2}-)?\d{4,5}[ ][A-ZÄÖÜ][\w-]{1,40})?
    | \b(?:[A-ZÄÖÜ][\w.-]{1,30}+[ -])(?:Stra(?:ß|ss)e|Str\.|Gasse|Allee|Platz|Weg|Ufer|Damm)[ ]\d{1,4}[ ]?[a-z]?(?!\w)(?:,?[ ](?:[A-Z]{1,2}-)?\d{4,5}[ ][A-ZÄÖÜ][\w-]{1,40})?
    """,
    re.VERBOSE,
)
_HOME = re.compile(
    r"(?<![\w.])(?:/home/|/Users/|[A-Za-z]:\\{1,2}Users\\{1,2}|\\{1,2}Users\\{1,2})(?P<user>[\w.-]{1,40}+)(?![\w.])",
    re.I,
)
_PROFILE = re.compile(
    r"https?://(?:www\.)?(?:(?:github|gitlab|twitter|x|instagram|facebook|keybase|bitbucket|medium)\.(?:com|io|org)/(?:@)?|[\w.-]{1,80}/@|(?:\w{1,3}\.)?linkedin\.com/in/|[\w.-]{1,80}/(?:users?|people|team|members|~)/)(?P<user>[\w.-]{1,60}+)(?![\w./?#-]|/\w)",
    re.I,
)

EVERYBODY = frozenset(
    "here channel everyone all team media import charset keyframes latest next beta alpha override param return returns property "
    "staticmethod classmethod dataclass pytest app component injectable deprecated test before after see since author link "
    "everybody oncall on-call someone".split()
)
NOBODY = frozenset(
    "user users username runner ubuntu ec2-user root admin git jenkins node app www vagrant shared public default runneradmin "
    "circleci deploy deployer web nginx postgres pi azureuser centos debian core jovyan name you your-name me".split()
)
NOT_PEOPLE = frozenset(
    "orgs about pricing features security login signup explore topics marketplace search settings".split()
)
POSTBOXES = frozenset(
    "security support info help contact admin abuse noreply no-reply sales press hello postmaster webmaster privacy jobs".split()
)


def find_contacts(text: str, places: Places) -> Iterator[Found]:
    if "@" in text:
        yield from _mails(text)
        yield from _handles(text, places)
    yield from _phones(text, places)
    for found in _STREET.finditer(text):
        if found.start() not in places.code:
            yield Found("address", *found.span(), sure="street" in found[0].lower() or "stra" in found[0].lower())
    yield from _accounts(text)


def _mails(text: str) -> Iterator[Found]:
    for found in _MAIL.finditer(text):
        if found["local"].lower() == "git":
            continue
        start, end = found.span()
        is_enclosed = text[start] == "<" and text[end - 1] == ">"
        if not is_enclosed:
            start, end = start + (text[start] == "<"), end - (text[end - 1] == ">")
        yield Found("mail", start, end, found["local"].lower() not in POSTBOXES)
    for found in _AT_WORDS.finditer(text):
        yield Found("mail", *found.span())


def _handles(text: str, places: Places) -> Iterator[Found]:
    for found in _HANDLE.finditer(text):
        name = found["name"].lower()
        is_thing = name in EVERYBODY or found.start() in places.code or not any(sign.isalpha() for sign in name)
        if not is_thing and (found["host"] or found.start() not in places.urls):
            yield Found("handle", *found.span())
    for found in _SLACK.finditer(text):
        yield Found("handle", *found.span())
    for found in _PROMPT.finditer(text):
        if found["user"].lower() not in NOBODY and found.start() not in places.urls:
            yield Found("account", *found.span())


def _phones(text: str, places: Places) -> Iterator[Found]:
    for found in _PHONE.finditer(text):
        written = found[0]
        digits = sum(sign.isdigit() for sign in written)
        is_cued = bool(_NEAR_PHONE.search(text[max(0, found.start() - 40) : found.start()]))
        is_international = written.startswith("+") and digits >= 8
        is_grouped = found["sign"] is not None or written.startswith("(")
        if found.start() in places.urls or not 7 <= digits <= 15 or _is_moment(written):
            continue
        if is_international or is_cued or is_grouped:
            yield Found("phone", *found.span())
        elif digits >= 9 and not written.startswith("+") and found.start() not in places.code:
            yield Found("phone", *found.span(), sure=False)
    for found in _CUED_PHONE.finditer(text):
        if not _is_moment(found["number"]):
            yield Found("phone", *found.span("number"))


def _is_moment(written: str) -> bool:
    """A date or a time, and no telephone number."""
    return bool(
        re.match(
            r"\(?(?:(?:19|20)\d\d[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d\d)(?!\d)", written
        )
    )


def _accounts(text: str) -> Iterator[Found]:
    for found in _HOME.finditer(text):
        if found["user"].lower() not in NOBODY:
            yield Found("account", *found.span("user"), says="user")
    for found in _PROFILE.finditer(text):
        if found["user"].lower() not in NOT_PEOPLE:
            yield Found("handle", *found.span("user"), sure="/@" in found[0] or "/in/" in found[0])
