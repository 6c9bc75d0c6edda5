"""Text that people paste or upload: read as it was written, whatever program wrote it."""

from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class PastedForm(forms.Form):
    """Takes what stands in its field `text`, or a `file`, never both."""

    largest = 0
    endings: frozenset[str] = frozenset()
    too_large = other_kind = ""

    def clean_file(self) -> str:
        upload = self.cleaned_data["file"]
        if upload is None:
            return ""
        if upload.size > self.largest:
            raise ValidationError(self.too_large)
        if PurePath(upload.name).suffix.lower().lstrip(".") not in self.endings:
            raise ValidationError(self.other_kind)
        return decoded(upload.read())

    def clean(self) -> dict:
        facts = super().clean() or {}
        text, file = facts.get("text", ""), facts.get("file", "")
        if text.strip() and file:
            raise ValidationError(_("Paste something or choose a file, one after the other."))
        if not (text.strip() or file) and not self.errors:
            raise ValidationError(_("Paste something, or choose a file."))
        return facts | {"text": file or text}


def decoded(data: bytes) -> str:
    """The text in a file: sheets write UTF-16 or the letters of old Windows, too."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data:
        raise ValidationError(_("There is no text in this file."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
