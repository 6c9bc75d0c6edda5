"""Words and days as people gave them, as they can be kept; what cannot is refused beside its field."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goldseam.common.plain_text import in_a_line, is_clean

LINE, LONG = 300, 5_000
FIRST_YEAR, LAST_YEAR = 2000, 2200  # Other programs have no place for the first and the last days that there are.


def line(text: str, name: str, longest: int = LINE) -> str:
    return _kept(in_a_line(text), name, longest)


def words(text: str, name: str, longest: int = LONG) -> str:
    return _kept(text.replace("\0", "").replace("\r\n", "\n").strip(), name, longest)


def wanted(text: str, name: str, why) -> str:
    """The words; `why` is what is said where there are none."""
    said = words(text, name)
    if not said:
        raise ValidationError({name: why})
    return said


def day(value: date | None, name: str) -> date | None:
    if value is not None and not FIRST_YEAR <= value.year < LAST_YEAR:
        raise ValidationError({name: _("Check the year.")})
    return value


def _kept(text: str, name: str, longest: int) -> str:
    if len(text) > longest:
        raise ValidationError({name: _("This is too long: at most %(most)d characters.") % {"most": longest}})
    if not is_clean(text):
        raise ValidationError({name: _("It holds characters that cannot be kept.")})
    return text
