"""Words that came from a form, a program or a device, as they are kept."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.common import plain_text


def whole(text: str) -> str:
    """JSON can name halves of signs, which no database takes."""
    return text.encode("utf-8", "replace").decode()


def said(text: str, field: str, longest: int) -> str:
    """The words without what no database takes; too many of them are refused beside their field."""
    words = str(text or "").replace("\0", "").strip()
    if len(words) > longest:
        raise ValidationError({field: _("Say it in %(number)s characters at most.") % {"number": longest}})
    return words


def in_a_line(text: str, field: str, longest: int) -> str:
    return said(plain_text.in_a_line(str(text or "")), field, longest)
