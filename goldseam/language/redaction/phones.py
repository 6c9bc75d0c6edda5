"""Finds telephone numbers, and leaves dates, versions and tickets alone."""

import re
from collections.abc import Iterator

from goldseam.language.redaction.findings import Found
from goldseam.language.redaction.places import Places

_PHONE = re.compile(
    r"""(?<![\w.+/-])(?:
      \+\d{1,3}(?:[ .\-/\u00a0]?\(0?\d{0,4}\)|[ .\-/\u00a0]?\d{1,6}){2,7}
    | 00[1-9]\d{0,2}(?:[ \-/]\d{2,5}){2,5}
    | \(\d{3}\)[ ]?\d{3}[-. ]\d{4}
    | (?:1[-. ])?[2-9]\d{2}(?P<sign>[-. ])\d{3}(?P=sign)\d{4}
    | \(?0\d{1,4}\)?(?:[ \-/]{1,3}\d{2,8}){1,5}
    )(?![\w%]|[-.:/]\d)""",
    re.VERBOSE,
)
_CUED = re.compile(
    r"\b(?:tel|phone|mobile?|cell|fax|telefon|ext|pager)\.?\s?(?:no\.?|number|nr\.?)?\s?[:=]?\s?"
    r"(?P<number>\(?\d[\d ()/.-]{4,18}\d)\b",
    re.IGNORECASE,
)
_CUE = re.compile(r"tel|phone|mobil|cell|call|fax|dial|sms|whatsapp|nummer|number|pager|bridge", re.IGNORECASE)
_MOMENT = re.compile(
    r"\(?(?:(?:19|20)\d\d[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d\d|\d\d[ ]\d\d:)(?!\d)"
)
FEWEST, MOST, INTERNATIONAL, CERTAIN = 7, 15, 8, 9  # digits


def find_phones(text: str, places: Places) -> Iterator[Found]:
    for found in _PHONE.finditer(text):
        written = found[0]
        digits = sum(map(str.isdigit, written))
        if found.start() in places.urls or not FEWEST <= digits <= MOST or _MOMENT.match(written):
            continue
        is_international = written.startswith("+") and digits >= INTERNATIONAL
        is_grouped = found["sign"] is not None or written.startswith("(")
        is_cued = bool(_CUE.search(text, max(0, found.start() - 25), found.start()))
        if is_international or is_grouped or is_cued:
            yield Found("phone", *found.span())
        elif digits >= CERTAIN and not written.startswith("+") and found.start() not in places.code:
            yield Found("phone", *found.span(), sure=False)
    for found in _CUED.finditer(text):
        if not _MOMENT.match(found["number"]):
            yield Found("phone", *found.span("number"))
