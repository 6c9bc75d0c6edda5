"""How people spell dates, hours and zones, as patterns, and what each part of a hit means. The names are data."""

import re
from functools import cache

from goldseam.exchange.postmortems.vocabulary import vocabulary
from goldseam.exchange.postmortems.words import folded


@cache
def calendar(name: str) -> dict[str, int]:
    lines = vocabulary()["calendar"][name]
    return {word: number for number, line in enumerate(lines, 1) for word in line.split()}


# Letters of month names with accents, so that "März" and "août" are found before they are folded.
NAME = r"(?P<{}>[A-Za-zäöüßéûçÄÖÜ]{{3,10}})\.?"
ORDINAL = r"(?:st|nd|rd|th|er|º|ª)?"
UNKNOWN = r"\?{1,2}|[xX]{2}|--|__"

MONTH = NAME.format("name")
YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
DAY = rf"(?P<d>\d\d?){ORDINAL}"
TO = r"\s?(?:[-–—]|to|and|bis)\s?"
DATES = [
    # 2019-11-29, 2022-05-??, 2023-MM-DD, 2021/22-??-??, 20190123, 03/04/2021, 24.12.20
    re.compile(
        rf"(?P<y>(?:19|20)\d\d)(?P<s>[-/.‑–])(?P<m>\d\d?|MM|mm|{UNKNOWN})(?P=s)(?P<d>\d\d?|DD|dd|{UNKNOWN})(?!\d)"
    ),
    re.compile(rf"(?P<odd>(?:19|20)\d\d/\d\d-(?:\d\d|{UNKNOWN})-(?:\d\d|{UNKNOWN}))"),
    re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)"),
    re.compile(r"(?P<a>\d\d?)(?P<s>[./-])[ ]?(?P<b>\d\d?)(?P=s)[ ]?(?P<y>(?:19|20)\d\d|\d\d)(?![\d:])"),
    # 3 May 2021, January 14-19, 2026, 14-19 January 2026, May 3rd, 2021, May 2021, 2021-05
    re.compile(rf"{DAY}\.?[ -]+(?:of |de |d')?{MONTH}(?:,?[ -]+(?:de )?{YEAR})?(?!\w)"),
    re.compile(rf"{MONTH}[ ]+{DAY}{TO}\d\d?{ORDINAL},?[ ]+{YEAR}"),
    re.compile(rf"{DAY}\.?{TO}\d\d?{ORDINAL}\.?[ ]+{MONTH}[ ]+{YEAR}"),
    re.compile(rf"{MONTH}[ -]+{DAY}(?![\d:.]\d|\w)(?:,?[ -]+{YEAR})?(?!\s?[ap]\.?m\b)"),
    re.compile(rf"{MONTH},?[ ](?P<y>(?:19|20)\d\d)(?![\d-])"),
    re.compile(r"(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)(?![-\d:])"),
    # 3/4 where an hour follows, and 24.12.
    re.compile(r"(?P<a>\d\d?)(?P<s>[/])(?P<b>\d\d?)(?=[\s,@-]+\d\d?(?::\d\d|[ ]?[ap]\.?m\b))"),
    re.compile(r"(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?=$|[\s,:*|)\]–—-])"),
]
AM_PM = r"(?:[  ]?(?P<half>[AaPp])\.?[Mm](?![a-z])\.?)"
SET_BY = r"Z\b|UTC|GMT|hrs?\b|hours\b|h\b|CES?T\b|[PE][SD]?T\b|BST\b"
TIMES = [
    # 14:02, 9:05:11.2 pm, 14:??, HH:mm, 2X:XX
    re.compile(
        r"(?P<h>[012]?\d|\?\?|[01]\d|2[xX?]|HH|hh|[xX]{2}|--|__):(?P<i>[0-5]\d|[0-5]?[xX?]{1,2}|mm|MM|--|__)"
        rf"(?::(?P<sec>[0-5]\d|ss|SS|[xX]{{2}}|\?\?)(?:[.,]\d{{1,9}})?)?(?!\d|:\d){AM_PM}?"
    ),
    # 2 pm, 2.30 pm, 10h47, 14 Uhr
    re.compile(rf"(?P<h>[01]?\d)(?::(?P<i>[0-5]\d))?{AM_PM}"),
    re.compile(rf"(?P<h>[01]?\d)\.(?P<i>[0-5]\d){AM_PM}"),
    re.compile(r"(?P<h>[012]?\d)[ ]?[hH](?:[ ]?(?P<i>[0-5]\d)(?!\w)|(?=\s*(?:[-–—:,|*_`\])]|$|CES?T|UTC)))"),
    re.compile(r"(?P<h>[012]?\d)(?:[.:](?P<i>[0-5]\d))?[ ]?Uhr\b"),
    # 1405 UTC, 14.05 –
    re.compile(rf"(?P<h>[012]\d)(?P<i>[0-5]\d)(?=[ ]?(?:{SET_BY}))(?:[ ]?(?:hrs?|hours|h)\b)?"),
    re.compile(
        r"(?P<h>[012]?\d)\.(?P<i>[0-5]\d)(?=[ ]?(?:[-–—|]|$|\b(?:UTC|GMT|CES?T|BST|MES?Z|hrs?)\b))(?:[ ]?hrs?\b)?"
    ),
]
TIME_AFTER_DATE = re.compile(r"(?P<h>[012]\d)(?P<i>[0-5]\d)(?!\d)|(?P<hh>[01]\d|2[0-3])\.(?P<ii>[0-5]\d)(?![\d.])")
UNIT = r"(?:[dhms]|min(?:ute)?s?|hours?|hrs?|days?|secs?|weeks?)(?![a-z])"
UNITS = rf"{UNIT}(?:[ ]?\d+[ ]?{UNIT})*"
LAPSE = rf"\d+(?::\d\d){{0,2}}(?:[ ]?{UNITS})?"
RELATIVE = re.compile(
    rf"(?:[TD][ ]?(?:[+\-−–±][ ]?{LAPSE}|[0=](?!\d)|(?=\s*[:|\]]))"
    rf"|[+−-][ ]?\d+(?::\d\d){{1,2}}|[+][ ]?\d+[ ]?{UNITS})(?!\w)"
)
EPOCH = re.compile(r"(?P<epoch>1[4-9]\d{8})(?:\.\d+|\d{3})?(?!\d)")
NOTHING = re.compile(r"(?i:\?{2,}|\[\?+\]|(?:unknown|TBD|tbd|n/?a|N/A|unbekannt|[xX]{2,}:?[xX]*|-{2}:?-{0,2})(?!\w))")
MARKS = r"[\s*_`~\[({<“\"]*"
OFFSET = r"[+\-−][01]?\d(?::?[0-5]\d)?"
BARE_OFFSET = r"(?:[+\-−][01]\d:?[0-5]\d|\+[01]\d)"


@cache
def zone_pattern() -> re.Pattern:
    abbreviations = "|".join(sorted(map(re.escape, vocabulary()["zones"]["abbreviations"]), key=len, reverse=True))
    names = "|".join(map(re.escape, vocabulary()["zones"]["names"]))
    places = (
        r"(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|US|Etc|Canada)/[A-Z]\w+(?:/\w+)?"
    )
    named = rf"(?:UTC|GMT)[ ]?{OFFSET}(?!\w)|{places}|(?i:{names})(?!\w)|(?:{abbreviations})(?![\w/])(?!-\w)"
    return re.compile(rf"(?:{named}|{BARE_OFFSET}(?![\w%]))")


@cache
def about_pattern() -> re.Pattern:
    words = sorted(map(re.escape, vocabulary()["calendar"]["about"]), key=len, reverse=True)
    return re.compile(rf"(?:(?:{'|'.join(words)})(?:\s+|(?=~))|[~≈<>≤≥±]\s*)", re.I)


def date_parts(found: re.Match) -> dict | None:
    parts = found.groupdict()
    if parts.get("odd"):
        return {"written": parts["odd"]}
    year = _number(parts.get("y"))
    year = 2000 + year if year is not None and year < 100 else year
    known = {} if year is None else {"year": year}
    if "a" in parts:
        return _either(int(parts["a"]), int(parts["b"]), known)
    month = calendar("months").get(folded(parts["name"])) if "name" in parts else _number(parts.get("m"))
    day = _number(parts.get("d"))
    if ("name" in parts and month is None) or not 1 <= (month or 1) <= 12 or not 1 <= (day or 1) <= 31:
        return None
    if month is None:
        return known
    return known | {"month": month} | ({} if day is None else {"day": day})


def _either(first: int, second: int, known: dict) -> dict | None:
    if max(first, second) > 31 or min(first, second) > 12 or min(first, second) < 1:
        return None
    if first > 12:
        return known | {"day": first, "month": second}
    if second > 12:
        return known | {"day": second, "month": first}
    return known | {"either": (first, second)}


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None


def time_parts(found: re.Match) -> dict | None:
    parts = found.groupdict()
    hour, minute = _number(parts.get("h")), _number(parts.get("i"))
    if hour is None:
        # "HH:mm", "--:--" and "2X:XX" say that there was a time and not which.
        return {"written": found[0]}
    half = (parts.get("half") or "").lower()
    if hour > 24 or (hour == 24 and (minute or 0) > 59):
        return None
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    known: dict = {"hour": hour, "twelve": not half and not parts["h"].startswith("0") and 0 < hour <= 12}
    if minute is not None:
        known["minute"] = minute
    elif half or found.re in TIMES[3:5]:
        known["minute"] = 0
    if (second := _number(parts.get("sec"))) is not None:
        known["second"] = second
    return known
