"""The shapes of written dates, clocks, zones and spans, as regular expressions."""

import re

from goldseam.events.clock.words import CONTINENT, MONTH, NOON, ROUGH, SHORT_ZONES, UNIT, WEEKDAY, ZONES

FLAGS = re.IGNORECASE | re.VERBOSE
ORDINAL = r"(?:st|nd|rd|th|\.)?"
YEAR = r"(?P<year>\d{4})(?![\d:])"
DATES = [
    r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month_number>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)",
    r"(?P<day>\d{1,2})\.\s?(?P<month_number>\d{1,2})\.(?:\s?(?P<year>\d{4}|\d{2})(?![\d:]))?",
    r"(?P<one>\d{1,2})(?P<sep>[/-])(?P<two>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})(?!\d)",
    r"(?P<one>\d{1,2})/(?P<two>\d{1,2})(?=[,:]?\s*(?:\d{1,2}[:.h]\d\d|[-–—:|,]\s|$))",
    rf"(?P<day>\d{{1,2}}){ORDINAL}\s*(?:of\s+)?{MONTH}(?:,?\s*{YEAR})?",
    rf"{MONTH}\s*(?P<day>\d{{1,2}})(?!\d|:){ORDINAL}(?:,?\s*{YEAR})?",
    rf"{MONTH},?\s*{YEAR}",
    r"(?P<year>\d{4})-(?P<month_number>\d{2})(?![-\d])",
]
DATE = [re.compile(rf"(?:{WEEKDAY},?\s*)?{date}".replace(" ", r"\ "), FLAGS) for date in DATES]
A_WEEKDAY = re.compile(WEEKDAY, FLAGS)
WEEK = re.compile(r"(?:calendar\s+week|week|woche|kw|cw)\s*(?P<sign>[+\-−–]?)\s*(?P<week>\d{1,3})(?!\d)", FLAGS)
CLOCK = re.compile(
    rf"""(?P<hour>\d{{1,2}}) (?: [:.h] (?P<minute>\d{{2}}) (?!\d) (?: [:.] (?P<second>\d{{2}}) (?!\d) (?: [.,]\d+ )? )?
         | : (?P<open>\?\?|xx|__) ) (?: \s* (?P<half>[ap])\.?m\b\.? )?  (?: \s* (?:uhr|h\b|hrs\b) )?
       | (?P<hour12>\d{{1,2}}) \s* (?P<half12>[ap])\.?m\b\.?
       | (?P<only>\d{{1,2}}) (?: \s* uhr\b | h\b )
       | (?P<four>\d{{4}}) (?= \s? (?: h\b | z\b | utc\b ) ) h?
       | (?P<word>{"|".join(NOON)})\b""",
    FLAGS,
)
NAMES = "|".join(sorted((name for name in ZONES if len(name) > 2), key=len, reverse=True))
ZONE = re.compile(
    rf"""\s* \(?
       (?: (?: (?-i:UTC|GMT) \s* (?P<offset>[+\-−]\d{{1,2}}(?::?\d{{2}})?)
             | (?P<bare>[+\-−]\d{{2}}:?\d{{2}}|\+\d{{2}}) ) (?!\d)
       | (?P<name>(?-i:{NAMES})|utc|z|(?-i:{SHORT_ZONES})(?=\s*\)|\s*$)) (?![\w/])
       | (?P<region>(?:{CONTINENT})/[A-Za-z_]+(?:/[A-Za-z_]+)?) ) \)?""",
    FLAGS,
)
BODY = rf"""(?: (?P<h>\d{{1,3}}) : (?P<m>\d{{2}}) (?: : (?P<s>\d{{2}}) )?
             | (?P<n>\d{{1,5}}(?:[.,]\d+)?) \s* (?P<unit>{UNIT}) (?![a-zäöü]) \.?
                 (?: \s* (?P<n2>\d{{1,4}}) \s* (?P<unit2>{UNIT})? (?![a-zäöü])\.? )? )"""
RELATIVE = [
    re.compile(rf"(?: t\s*)? (?P<sign>[+\-−–]) \s* {BODY}", FLAGS),
    re.compile(r"t (?: \s*[+\-]?\s* 0 )? (?![\w:+\-−–])", FLAGS),
    re.compile(rf"{BODY} \s+ (?P<side>before|earlier|prior|after|later|vorher|später|danach) (?:\s+start)?", FLAGS),
    re.compile(r"(?: day|tag|d(?=[+\-−–]) ) \s* (?P<sign>[+\-−–]?) \s* (?P<days>\d{1,5}) (?!\d|:\d)", FLAGS),
    re.compile(r"(?: week|woche|w(?=[+\-−–]) ) \s* (?P<sign>[+\-−–]) \s* (?P<weeks>\d{1,4}) (?!\d|:\d)", FLAGS),
    re.compile(r"(?: month|monat ) \s* (?P<sign>[+\-−–]?) \s* (?P<months>\d{1,3}) (?!\d|:\d)", FLAGS),
]
A_ROUGH_TIME = re.compile(rf"\s*(?:{ROUGH})\s*", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:,|\bat\b|\bum\b|@|[tT](?=\d)|\|)?\s*", re.IGNORECASE)
ON = re.compile(r"\s*(?:,|\bon\b|\bam\b)?\s+", re.IGNORECASE)
RANGE = re.compile(r"(?:\s*[-–—]\s*|\s+(?:to|until|till|bis)\s+)", re.IGNORECASE)
HALF = re.compile(r"[ap]\.?m\b", re.IGNORECASE)
DOUBT = re.compile(r"\s*(?:\(?\?\)?|\(?approx(?:\.|imately)?\)?)(?![\w?])", re.IGNORECASE)
