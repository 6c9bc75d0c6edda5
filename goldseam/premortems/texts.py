"""What people write, as it can be kept: without signs that no database takes, and not longer than its place."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.common.plain_text import in_a_line, is_clean

LONGEST = 5_000


def said(text: str, field: str, most: int = LONGEST) -> str:
    """Some lines."""
    cleaned = "".join(sign for sign in str(text or "") if is_clean(sign)).strip()
    if len(cleaned) > most:
        raise ValidationError({field: _("This is too long: at most %(most)d characters.") % {"most": most}})
    return cleaned


def line(text: str, field: str, most: int) -> str:
    """One line."""
    return in_a_line(said(text, field, most))
