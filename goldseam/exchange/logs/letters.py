"""Which letters a text file is written in: UTF-8 mostly, UTF-16 from old sheets, Windows' own."""

import codecs

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LOOK_AT = 1 << 20
ENCODINGS = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
ENCODINGS |= {"cp1252": "Windows-1252", "cp1250": "Windows-1250", "cp1251": "Windows-1251", "mac-roman": "Mac Roman"}
CHOICES = [("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), *list(ENCODINGS.items())[4:]]


def encoding_of(file) -> str:
    """The encoding in which all of the file is text."""
    start = file.read(LOOK_AT)
    file.seek(0)
    if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    if b"\x00" in start:
        return _without_mark(start)
    return "utf-8-sig" if _is_utf8(file) else "cp1252"


def _without_mark(start: bytes) -> str:
    """UTF-16 without a mark of byte order: every other byte of plain letters is empty."""
    some = start[:2000]
    odd, even = some[1::2].count(0), some[0::2].count(0)
    half = len(some) / 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    raise ValidationError(_("There is no text in this file. Sheets come in as XLSX, XLS, ODS or CSV."))


def _is_utf8(file) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := file.read(LOOK_AT):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        file.seek(0)
    return True
