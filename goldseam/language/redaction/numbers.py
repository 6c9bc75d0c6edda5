"""Finds numbers that belong to one person: cards, bank accounts, patients, insured."""

import re
from collections.abc import Iterator

from goldseam.language.redaction.findings import Found
from goldseam.language.redaction.places import Places

_CARD = re.compile(
    r"(?<![\w.-])[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\w-])|(?<![\w.-])3[47]\d{2}[ -]?\d{6}[ -]?\d{5}(?![\w-])"
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_SSN = re.compile(r"(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])")
_NHS = re.compile(r"(?<![\w-])(?P<nhs>\bNHS\b\D{0,12})?(?P<number>\d{3}([ -]?)\d{3}\3\d{4})(?![\w-])", re.I)
_AHV = re.compile(r"\b756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}\b")
_VALUE = r"\s?(?:[:=\#]|is|was|ist|war|no\.?|nr\.?)?\s?\#?(?P<value>[A-Z]{0,4}[-/]?\d[\w/-]{2,19}+)"
_PATIENT = re.compile(
    r"""\b(?:MRN|(?:medical|hospital|patient)[ -]?(?:record|file|chart|case)?[ -]?(?:id|number|no\.?|\#)|patient
    |patient[ie]n(?:ten)?[ -]?(?:nummer|nr\.?|id)|fall[ -]?(?:nummer|nr\.?)|krankenakte
    |versicherten[ -]?(?:nummer|nr\.?))"""
    + _VALUE,
    re.VERBOSE | re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"""\b(?:(?:account|customer|member|policy|contract|passport|licen[cs]e)[ -]?(?:number|no\.?|nr\.?|id|\#)
    |(?:konto|kunden|vertrags|mitglieds|ausweis|pass)[ -]?(?:nummer|nr\.?)|acct\.?)"""
    + _VALUE,
    re.VERBOSE | re.IGNORECASE,
)
_BIRTH = re.compile(
    r"\b(?:dob|date of birth|born(?: on)?|geb(?:oren)?\.?(?: am)?|geburtsdatum)\s?:?\s?"
    r"(?P<value>\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.? [A-Z][a-zä]{2,8} \d{4})",
    re.IGNORECASE,
)
_HAS_NUMBER = re.compile(r"\d{4}")


def find_numbers(text: str, places: Places) -> Iterator[Found]:
    if not _HAS_NUMBER.search(text):
        return
    for found in _CARD.finditer(text):
        digits = _digits(found[0])
        if 13 <= len(digits) <= 19 and len(set(digits)) > 1 and is_luhn(digits):
            yield Found("card", *found.span(), sure=len(digits) > 14 and found.start() not in places.urls)
    for found in _IBAN.finditer(text):
        if is_iban(found[0]):
            yield Found("bank", *found.span())
    for found in _SSN.finditer(text):
        yield Found("number", *found.span())
    for found in _NHS.finditer(text):
        is_spaced = bool(found[3])
        if is_nhs(_digits(found["number"])) and (found["nhs"] or is_spaced):
            yield Found("patient", *found.span("number"), sure=bool(found["nhs"]))
    for found in _AHV.finditer(text):
        yield Found("number", *found.span())
    for pattern, kind in ((_PATIENT, "patient"), (_BIRTH, "patient"), (_ACCOUNT, "account")):
        for found in pattern.finditer(text):
            yield Found(kind, *found.span("value"))


def is_luhn(digits: str) -> bool:
    """The check digit of cards."""
    doubled = [int(digit) * 2 if place % 2 else int(digit) for place, digit in enumerate(reversed(digits))]
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


def is_iban(written: str) -> bool:
    """ISO 13616: moved by four, letters as numbers, the remainder by 97 is 1."""
    plain = written.replace(" ", "")
    if not 15 <= len(plain) <= 34:
        return False
    return int("".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])) % 97 == 1


def is_nhs(digits: str) -> bool:
    """Ten digits; the last one makes the weighted sum a multiple of 11."""
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return len(digits) == 10 and check != 10 and check % 11 == int(digits[9])


def _digits(written: str) -> str:
    return "".join(sign for sign in written if sign.isdigit())
